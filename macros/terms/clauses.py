"""Turns a line of recognised nodes into the clauses of a term: which limits belong together, what each is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from macros.terms.doubts import LIGHT, MARKS, is_poisoned, settle
from macros.terms.joining import Entry, Gap, Place, join_entries, join_named_months, join_named_year
from macros.terms.phrases import NUMERALS, limit_of
from macros.terms.readings import Limit, PartialDay
from macros.terms.rows import Node
from macros.terms.values import TermKind

_CONNECTORS: Final = {
    "ЗПТ": Gap.COMMA,
    "и": Gap.AND,
    "или": Gap.AND | Gap.OR,
    "а": Gap.COMMA,
    "но": Gap.COMMA,
    "также": Gap.AND,
    "ТИРЕ": Gap.DASH,
    "ДЕФИС": Gap.DASH,
    "ДВОЕТОЧИЕ": Gap.DASH,
    "ЛСК": Gap.OPENING,
    "ПСК": Gap.NONE,
    "СЛЭШ": Gap.SLASH,
    "ВРЕМЯ": Gap.NONE,
    "в": Gap.NONE,
    "МАРКЕР": Gap.COMMA,
}
_STRONG: Final = ("ТЧКЗПТ", "ТЧК", "МАРКЕР")


@dataclass(slots=True)
class Draft:
    """A clause before its years are known; places are in the folded text."""

    entry: Entry | None
    place: Place
    action: Place | None = None
    follows: bool = False


@dataclass(slots=True)
class _Part:
    """A stretch of nodes between strong separators."""

    nodes: list[Node] = field(default_factory=list)
    follows: bool = False

    @property
    def place(self) -> Place:
        content = [node for node in self.nodes if node.name not in MARKS] or self.nodes
        return content[0].start, content[-1].end


def draft_clauses(nodes: Sequence[Node], one_month: bool) -> list[Draft]:
    """The clauses of a cell in the order written; none if nothing in it is a time limit.

    `one_month`: the plan is for one month, so that bare numbers are its days.
    """
    drafts: list[Draft] = []
    waiting: Place | None = None  # words before the first limit
    for part in _parts(_with_flowing_years(_with_open_end(nodes))):
        found = _drafts_of_part(part, one_month)
        if found:
            found[0].follows = part.follows
            if waiting is not None:
                if part.follows:
                    drafts.append(Draft(None, waiting))
                else:
                    _prepend(found[0], waiting)
                waiting = None
            drafts.extend(found)
        elif _has_words(part.nodes):
            if drafts:
                _append(drafts[-1], part.place)
            else:
                waiting = (waiting[0], part.place[1]) if waiting else part.place
    return drafts


def _with_open_end(nodes: Sequence[Node]) -> Sequence[Node]:
    """«2024 год и далее»: the limit before the last words has no end."""
    end = len(nodes)
    while end and nodes[end - 1].name in ("ТЧК", "ТЧКЗПТ", "ЗПТ", "ПСК"):
        end -= 1
    if end < 2 or nodes[end - 1].name != "ДАЛЕЕ" or not nodes[end - 1].value:
        return nodes
    before, after = nodes[end - 2], nodes[end - 1]
    limit = before.value
    if not isinstance(limit, Limit) or not limit.is_period or limit.kind is TermKind.DEADLINE:
        return nodes
    opened = replace(limit, kind=TermKind.CONTINUOUS, last=None, closes=False)
    return [*nodes[: end - 2], Node("НАЧАЛО", before.start, after.end, opened), *nodes[end:]]


def _prepend(draft: Draft, words: Place) -> None:
    draft.place = (words[0], draft.place[1])
    if draft.action is None:
        draft.action = words


def _append(draft: Draft, words: Place) -> None:
    draft.place = (draft.place[0], words[1])
    if draft.action is None:
        draft.action = words


def _has_words(nodes: Sequence[Node]) -> bool:
    return any(node.name not in LIGHT and node.name not in NUMERALS for node in nodes)


def _parts(nodes: Sequence[Node]) -> Iterator[_Part]:
    part = _Part()
    depth = 0
    for node in nodes:
        depth = max(0, depth + (node.name == "ЛСК") - (node.name == "ПСК"))
        if depth == 0 and (node.name in _STRONG or node.name == "ДАЛЕЕ"):
            if part.nodes:
                yield part
                part = _Part(follows=node.name == "ДАЛЕЕ")
            part.follows = part.follows or node.name == "ДАЛЕЕ"
            continue
        part.nodes.append(node)
    if part.nodes:
        yield part


# --- years in lists -------------------------------------------------------------------------------------------------


def _with_flowing_years(nodes: Sequence[Node]) -> list[Node]:
    """«сентябрь, октябрь 2024»: a year at the end of a list belongs to its earlier members too."""
    result = list(nodes)
    later: int | None = None  # the index of the limit to the right, if only separators lie between
    for index in range(len(result) - 1, -1, -1):
        node = result[index]
        if isinstance(node.value, Limit):
            if later is not None:
                result[index] = _with_year_of(node, limit_of(result[later]))
            later = index
        elif node.name not in ("ЗПТ", "и", "СЛЭШ", "ВРЕМЯ", "или"):
            later = None
    return result


def _with_year_of(node: Node, next_limit: Limit) -> Node:
    limit = limit_of(node)
    source = next_limit.first or next_limit.last
    if not _yearless(limit) or source is None or source.year is None or not next_limit.is_period:
        return node
    last = limit.last or limit.first
    first = limit.first or limit.last
    if first is None or last is None or next_limit.kind in (TermKind.YEAR, TermKind.ACADEMIC_YEAR):
        return node
    if not first.order <= last.order <= source.order:  # the list turns over New Year: say nothing
        return node

    def named(point: PartialDay | None) -> PartialDay | None:
        return point.in_year(source.year) if point else None

    return node._replace(value=replace(limit, first=named(limit.first), last=named(limit.last)))


def _yearless(limit: Limit) -> bool:
    points = [point for point in (limit.first, limit.last) if point is not None]
    return bool(points) and all(point.year is None and point.month is not None for point in points)


# --- one part -------------------------------------------------------------------------------------------------------


def _drafts_of_part(part: _Part, one_month: bool) -> list[Draft]:
    nodes = settle(part.nodes, one_month)
    limits = [index for index, node in enumerate(nodes) if isinstance(node.value, Limit)]
    if is_poisoned(nodes, bool(limits)):
        return [Draft(None, part.place)]
    if not limits:
        return []
    return _with_actions(nodes, _with_conditions_in_parentheses(nodes, _groups(nodes, limits)))


# --- groups of limits -----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Group:
    """Limits without words between them: from node `first` to node `last`, and the entries they make."""

    first: int
    last: int
    entries: list[Entry]
    remark: int | None = None  # where a condition in parentheses begins, if words lie between


def _groups(nodes: list[Node], limits: list[int]) -> list[_Group]:
    """At least one: there is a limit."""
    groups: list[_Group] = []
    gaps: list[Gap] = []
    for index in limits:
        node = nodes[index]
        place = (node.start, node.end)
        entry = Entry(limit_of(node), place, node.name, core=place)
        gap = _gap(nodes[groups[-1].last + 1 : index]) if groups else None
        if gap is None:
            if groups:
                groups[-1].entries = _reduce(groups[-1].entries, gaps)
            groups.append(_Group(index, index, [entry]))
            gaps = []
        else:
            groups[-1].last = index
            groups[-1].entries.append(entry)
            gaps.append(gap)
    groups[-1].entries = _reduce(groups[-1].entries, gaps)
    return groups


def _gap(between: Sequence[Node]) -> Gap | None:
    """The kind of gap, or None if there are words in it."""
    gap = Gap.NONE
    for node in between:
        found = _CONNECTORS.get(node.name)
        if found is None:
            return None
        gap |= found
    return gap


def _reduce(entries: list[Entry], gaps: list[Gap]) -> list[Entry]:
    """The entries with neighbours joined: in parentheses first, then side by side, across a dash, then the rest."""
    if len(entries) > _LONGEST_GROUP:
        return entries
    of_year = join_named_year(entries, gaps[0]) if gaps else None
    if of_year is not None:
        entries, gaps = of_year, gaps[1:]
    named = join_named_months(entries)
    if named is not None:
        return [named]
    for fits in _ORDER_OF_JOINING:
        entries, gaps = _join_where(entries, gaps, fits)
    return entries


_LONGEST_GROUP: Final = 60
_ORDER_OF_JOINING: Final[tuple[Callable[[Gap], bool], ...]] = (
    lambda gap: Gap.OPENING in gap,
    lambda gap: gap is Gap.NONE,
    lambda gap: Gap.DASH in gap,
    lambda gap: True,
)


def _join_where(entries: list[Entry], gaps: list[Gap], fits: Callable[[Gap], bool]) -> tuple[list[Entry], list[Gap]]:
    entries, gaps = list(entries), list(gaps)
    index = 0
    while index < len(gaps):
        joined = None
        if fits(gaps[index]):
            joined = join_entries(entries[index], entries[index + 1], gaps[index])
        if joined is None:
            index += 1
            continue
        entries[index : index + 2] = [joined]
        del gaps[index]
        index = max(0, index - 1)  # the new neighbour may belong to it too
    return entries, gaps


def _with_conditions_in_parentheses(nodes: list[Node], groups: list[_Group]) -> list[_Group]:
    """«до 14.02.2025 направить сведения (в случае, если …)»: the parentheses hold a condition, not a second limit."""
    kept = groups[:1]
    for group in groups[1:]:
        entry, owner = group.entries[0], kept[-1].entries[-1]
        in_parentheses = nodes[group.first - 1].name == "ЛСК"
        is_condition = entry.limit.kind in (TermKind.AS_NEEDED, TermKind.BY_SCHEDULE) and len(group.entries) == 1
        if in_parentheses and is_condition and owner.condition is None:
            kept[-1].entries[-1] = replace(owner, condition=entry.place)
            kept[-1].remark = group.first - 1
        else:
            kept.append(group)
    return kept


# --- what the limits are about --------------------------------------------------------------------------------------


def _with_actions(nodes: list[Node], groups: list[_Group]) -> list[Draft]:
    before: list[Sequence[Node]] = [nodes[: groups[0].first]]
    after: list[Sequence[Node]] = []
    action_first = _has_words(before[0])
    for group, following in pairwise(groups):
        mine, its = _share(nodes[group.last + 1 : following.first], action_first)
        after.append(mine)
        before.append(its)
    after.append(nodes[groups[-1].last + 1 :])
    drafts: list[Draft] = []
    for group, head, tail in zip(groups, before, after, strict=True):
        about = tail if group.remark is None else nodes[group.last + 1 : group.remark]
        drafts.extend(_drafts_of_group(group, _words(head), _words(about), _words(tail)))
    return drafts


def _share(between: Sequence[Node], action_first: bool) -> tuple[Sequence[Node], Sequence[Node]]:
    """The words between two limits divided: what is about the first, what is about the second."""
    start = _after_parentheses(between)
    rest = between[start:]
    if not rest or not _has_words(rest):
        return between, ()
    if rest[0].name == "ЗПТ":
        return between[:start], rest
    comma = _last_comma(rest)
    leads = rest[-1].name in ("ТИРЕ", "ДВОЕТОЧИЕ", "ЛСК")
    if comma is None:
        return (between[:start], rest) if action_first or leads else (between, ())
    if action_first or leads:
        return between[: start + comma], rest[comma:]
    return between, ()


def _after_parentheses(nodes: Sequence[Node]) -> int:
    """Where the parenthesis that opens the nodes is over, with a parenthesis left open before them."""
    depth = 0
    for index, node in enumerate(nodes):
        if node.name == "ЛСК":
            depth += 1
        elif node.name == "ПСК":
            depth -= 1
        if depth <= 0:
            return index + 1 if node.name == "ПСК" else index
    return len(nodes) if depth <= 0 else 0


def _last_comma(nodes: Sequence[Node]) -> int | None:
    depth = 0
    found = None
    for index, node in enumerate(nodes):
        depth += (node.name == "ЛСК") - (node.name == "ПСК")
        if node.name == "ЗПТ" and depth <= 0:
            found = index
    return found


def _words(nodes: Sequence[Node]) -> Place | None:
    """The place of the words among the nodes, without the marks around them."""
    first, last = 0, len(nodes)
    skipped = MARKS | {"и", "а", "но"}
    while first < last and nodes[first].name in skipped | {"ПСК"}:
        first += 1
    depth = sum((node.name == "ЛСК") - (node.name == "ПСК") for node in nodes[first:])
    while last > first:
        name = nodes[last - 1].name
        if name not in skipped | {"ЛСК"} and (name != "ПСК" or depth >= 0):
            break
        depth += (name == "ПСК") - (name == "ЛСК")
        last -= 1
    if not _has_words(nodes[first:last]):
        return None
    if nodes[first].name == "ЛСК" and _after_parentheses(nodes[first:last]) == last - first:
        first, last = first + 1, last - 1
    return nodes[first].start, nodes[last - 1].end


def _drafts_of_group(group: _Group, head: Place | None, tail: Place | None, rest: Place | None) -> list[Draft]:
    drafts = [Draft(entry, entry.place, action=head) for entry in group.entries]
    if head is None:
        is_list = len({entry.limit.kind for entry in group.entries}) == 1
        for draft in drafts if is_list else drafts[-1:]:
            draft.action = tail
    if head:
        drafts[0].place = (head[0], drafts[0].place[1])
    if rest:
        drafts[-1].place = (drafts[-1].place[0], rest[1])
    return drafts
