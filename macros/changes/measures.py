"""Two states of one measure compared, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from macros.changes.matching import Card, figures, folded, pair_up
from macros.changes.values import Aspect, Difference
from macros.changes.wording import (
    People,
    list_differences,
    remark_differences,
    term_differences,
    text_differences,
)
from macros.model.roadmap import Control, Indicator, Measure, Result

ALIKE = 0.5  # results and controls are few: a looser likeness finds the reworded ones


def measure_differences(before: Measure, after: Measure, people: People) -> Iterator[Difference]:
    """Everything in which the two states of one measure differ, the number first."""
    old, new = before.number.rstrip("."), after.number.rstrip(".")
    if old != new:
        yield Difference(Aspect.NUMBER, old, new, "number")
    yield from text_differences(Aspect.TITLE, "title", before.title, after.title)
    yield from term_differences(before.term, after.term)
    yield from people.differences(Aspect.RESPONSIBLE, before.responsible, after.responsible)
    yield from people.differences(Aspect.PARTICIPANT, before.participants, after.participants)
    yield from _results(before.results, after.results, people)
    yield from _controls(before.control, after.control)
    yield from _details(before, after)
    yield from list_differences(Aspect.SYSTEM, before.systems, after.systems)
    yield from list_differences(Aspect.BASIS, before.basis, after.basis)
    yield from _references(Aspect.IMPLEMENTS, before.implements, after.implements)
    yield from _references(Aspect.AFTER, before.after, after.after)
    yield from remark_differences("note", before.note, after.note)


def _references(aspect: Aspect, before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    """References are names, so every sign counts, but not the dot after a number."""
    old, new = ([each.strip().rstrip(".") for each in list_] for list_ in (before, after))
    yield from (Difference(aspect, each, "", aspect.value) for each in old if each not in new)
    yield from (Difference(aspect, "", each, aspect.value) for each in new if each not in old)


def _results(before: Sequence[Result], after: Sequence[Result], people: People) -> Iterator[Difference]:
    pairs = pair_up(_cards(before), _cards(after), ALIKE)
    for i, result in enumerate(before):
        if i in pairs:
            yield from _result(result, after[pairs[i]], people)
        else:
            yield Difference(Aspect.RESULT, result.text, "", "result")
    kept = set(pairs.values())
    yield from (Difference(Aspect.RESULT, "", r.text, "result") for j, r in enumerate(after) if j not in kept)


def _result(before: Result, after: Result, people: People) -> Iterator[Difference]:
    within = after.text
    yield from text_differences(Aspect.RESULT, "result", before.text, after.text)
    yield from term_differences(before.term, after.term, within)
    yield from people.differences(Aspect.RESPONSIBLE, before.responsible, after.responsible, within)
    yield from _indicators(before.indicators, after.indicators, within)
    yield from remark_differences("note", before.note, after.note, within)


def _indicators(before: Sequence[Indicator], after: Sequence[Indicator], within: str) -> Iterator[Difference]:
    old, new = ({_name(each): each for each in list_} for list_ in (before, after))
    for name in dict.fromkeys([*old, *new]):
        earlier, later = (_figure(side.get(name)) for side in (old, new))
        if earlier != later:
            named = (new.get(name) or old[name]).name
            yield Difference(Aspect.INDICATOR, earlier, later, "indicator", named or within)


def _name(indicator: Indicator) -> str:
    return folded(f"{indicator.name} {indicator.base}")


def _figure(indicator: Indicator | None) -> str:
    if indicator is None:
        return ""
    term = f" – {indicator.date.text}" if indicator.date else ""
    return " ".join(filter(None, (indicator.target, indicator.unit))) + term


def _controls(before: Sequence[Control], after: Sequence[Control]) -> Iterator[Difference]:
    pairs = pair_up(_cards(before), _cards(after), ALIKE)
    for i, control in enumerate(before):
        if i in pairs:
            other = after[pairs[i]]
            yield from text_differences(Aspect.CONTROL, "control", control.text, other.text)
            yield from term_differences(control.term, other.term, other.text)
        else:
            yield Difference(Aspect.CONTROL, control.text, "", "control")
    kept = set(pairs.values())
    yield from (Difference(Aspect.CONTROL, "", c.text, "control") for j, c in enumerate(after) if j not in kept)


def _cards(items: Iterable[Result | Control]) -> list[Card]:
    return [Card(item.text) for item in items]


def _details(before: Measure, after: Measure) -> Iterator[Difference]:
    old, new = "; ".join(before.details), "; ".join(after.details)
    if figures(old) != figures(new):
        yield Difference(Aspect.DETAILS, old, new, "details")
    else:
        yield from remark_differences("details", old, new)
