"""Texts, terms and people compared: is it another thing, or the same in other words?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from macros.changes.matching import Card, figures, folded, likeness
from macros.changes.values import Aspect, Difference
from macros.model.parties import PartyRegistry, name_key
from macros.model.roadmap import Mentions, PartyMention
from macros.terms import Clause, Term, TermKind

ANOTHER_THING = 0.4  # a title less alike than this says another thing


def text_differences(aspect: Aspect, field: str, before: str, after: str, within: str = "") -> Iterator[Difference]:
    """A text that says another thing (other figures, other words) or the same thing differently."""
    if folded(before) == folded(after):
        return
    same = figures(before) == figures(after) and likeness(Card(before), Card(after)) >= ANOTHER_THING
    yield Difference(Aspect.WORDING if same else aspect, before, after, field, within)


def remark_differences(field: str, before: str, after: str, within: str = "") -> Iterator[Difference]:
    """A text that obliges nobody: always wording."""
    if folded(before) != folded(after):
        yield Difference(Aspect.WORDING, before, after, field, within)


def term_differences(
    before: Term | None, after: Term | None, within: str = "", aspect: Aspect = Aspect.TERM
) -> Iterator[Difference]:
    """A term that means other days, or the same days in other words."""
    old, new = before.text if before else "", after.text if after else ""
    if before is not None and after is not None and _meaning(before) == _meaning(after):
        yield from remark_differences(aspect.value, old, new, within)
    elif before is not None or after is not None:
        yield Difference(aspect, old, new, aspect.value, within, _days_moved(before, after))


def _meaning(term: Term) -> tuple[Clause, ...]:
    return tuple(_bare(clause) for clause in term.clauses)


def _bare(clause: Clause) -> Clause:
    """The clause without its words, unless the words are all that is known."""
    by_words = clause.kind is TermKind.UNKNOWN or (clause.kind is TermKind.RECURRING and not clause.recurrence)
    offset = clause.offset and replace(clause.offset, event=folded(clause.offset.event))
    return replace(
        clause,
        text=folded(clause.text) if by_words else "",
        wording="",
        offset=offset,
        action=folded(clause.action or "") or None,
        condition=folded(clause.condition or "") or None,
    )


def _days_moved(before: Term | None, after: Term | None) -> int | None:
    old, new = (max((c.end for c in term.clauses if c.end), default=None) if term else None for term in (before, after))
    return (new - old).days or None if old and new else None


@dataclass(frozen=True, slots=True)
class People:
    """Knows whom the words of the two states mean. An alias in place of a name is no change."""

    before: Callable[[PartyMention], str]
    after: Callable[[PartyMention], str]

    @classmethod
    def of(cls, before: tuple[PartyRegistry, str], after: tuple[PartyRegistry, str]) -> People:
        """From the registries and the plan's territories, earlier and later."""
        return cls(_identify(*before), _identify(*after))

    def differences(self, aspect: Aspect, before: Mentions, after: Mentions, within: str = "") -> Iterator[Difference]:
        """Who came, who left, and who is called otherwise."""
        old = {self.before(mention): mention for mention in before}
        new = {self.after(mention): mention for mention in after}
        for key, mention in old.items():
            if key not in new:
                yield Difference(aspect, _words(mention), "", aspect.value, within)
        for key, mention in new.items():
            if key not in old:
                yield Difference(aspect, "", _words(mention), aspect.value, within)
            else:
                yield from remark_differences(aspect.value, _words(old[key]), _words(mention), within)


def _identify(registry: PartyRegistry, territory: str) -> Callable[[PartyMention], str]:
    def identify(mention: PartyMention) -> str:
        party = registry.find(mention.name, territory)
        return party.id if party else name_key(mention.name)

    return identify


def _words(mention: PartyMention) -> str:
    return f"{mention.name} ({mention.note})" if mention.note else mention.name


def list_differences(aspect: Aspect, before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    """What left a list of short texts and what came to it; the order says nothing."""
    old, new = {folded(each): each for each in before}, {folded(each): each for each in after}
    yield from (Difference(aspect, old[key], "", aspect.value) for key in old if key not in new)
    yield from (Difference(aspect, "", new[key], aspect.value) for key in new if key not in old)
