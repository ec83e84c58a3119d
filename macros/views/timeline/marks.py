"""A clause becomes a mark: which shape, from where to where, with which words.

Only what the words say is drawn. A recurrence without named days is a row of dashes, one for each time, not of
invented days; a limit without a day is words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from macros.terms import Clause, TermKind, describe_clause
from macros.views.timeline.captions import beside, caption, inside, on_arrow, over
from macros.views.timeline.recurrence import MOST, has_known_days, intervals, occurrences
from macros.views.timeline.scale import Scale, letters_in, next_day
from macros.views.timeline.values import Mark, Segment, Shape
from macros.views.timeline.words import day_words, shortened, span_words

_WORDS_ONLY = {
    TermKind.BY_SCHEDULE: "без даты: по графику",
    TermKind.AS_NEEDED: "без даты: при необходимости",
    TermKind.EVENT_RELATIVE: "без даты: зависит от события",
    TermKind.UNKNOWN: "без даты: срок словами",
    TermKind.ACADEMIC_YEAR: "без даты: учебный год не назван",
}
_IF_NEEDED = frozenset({TermKind.AS_NEEDED, TermKind.BY_SCHEDULE})
_LASTING = frozenset({TermKind.CONTINUOUS, TermKind.RECURRING}) | _IF_NEEDED

UNDATED = "без даты"
_LONGEST = 36  # letters of a caption that stands alone


def draw_clauses(clauses: Sequence[Clause], scale: Scale | None) -> tuple[Mark, ...]:
    """One mark for each clause, in order; not yet placed in lanes."""
    return tuple(_draw(clause, before, scale) for clause, before in _with_days_before(clauses))


def words_mark(text: str) -> Mark:
    """A mark that is words alone."""
    return Mark(Shape.NONE, caption(text, 0.0, 4))


def _with_days_before(clauses: Sequence[Clause]) -> Iterator[tuple[Clause, date | None]]:
    """Each clause with the last day of what it follows («до 01.03.2025, далее – постоянно»)."""
    before: date | None = None
    for clause in clauses:
        yield clause, before if clause.follows else None
        before = clause.end or clause.start or before


def _draw(clause: Clause, before: date | None, scale: Scale | None) -> Mark:
    if scale is None:
        return words_mark(_undated_words(clause))
    start = _start_after(clause, before)
    if clause.kind is TermKind.RECURRING:
        return _repeat(clause, start, scale)
    conditional = clause.kind in _IF_NEEDED or clause.condition is not None
    if clause.kind is TermKind.CONTINUOUS and clause.end is None:
        return _open(_lasting_words(clause, start, scale), start, scale, conditional)
    if start is None and clause.end is None:
        return words_mark(_undated_words(clause))
    if start is None and clause.end is not None:
        return _point(clause.end, Shape.DEADLINE, scale, conditional)
    if start is None or clause.end is None:
        return _open(_lasting_words(clause, start, scale), start, scale, conditional)
    if start == clause.end:
        return _point(start, Shape.DAY, scale, conditional)
    return _period(clause, start, clause.end, scale, conditional)


def _start_after(clause: Clause, before: date | None) -> date | None:
    """The clause's first day; what follows a limit begins on the day after it."""
    if before is None or not (clause.start or clause.kind in _LASTING):
        return clause.start
    start = max(clause.start or date.min, next_day(before))
    return clause.start if clause.end is not None and start > clause.end else start


def _undated_words(clause: Clause) -> str:
    if clause.kind is TermKind.CONTINUOUS:
        return "постоянно"
    if clause.kind is TermKind.RECURRING:
        return shortened(_repeat_words(clause), _LONGEST)
    return _WORDS_ONLY.get(clause.kind, "без даты: год не назван")


def _repeat_words(clause: Clause) -> str:
    """The document's words where they tell only how often; else the rule's own («еженедельно»)."""
    plain = clause.action is None and clause.condition is None and clause.start is None and clause.end is None
    bare = replace(clause, start=None, end=None, action=None, condition=None, follows=False)
    return clause.text if plain else describe_clause(bare) or clause.text


def _lasting_words(clause: Clause, start: date | None, scale: Scale) -> str:
    if clause.kind in _IF_NEEDED:
        words = "по графику" if clause.kind is TermKind.BY_SCHEDULE else "при необходимости"
    elif clause.start is not None and not clause.follows:
        words = f"с {_day(clause.start, scale)}"
    else:
        words = "постоянно"
    return f"далее – {words}" if clause.follows and start is not None else words


def _day(day: date, scale: Scale) -> str:
    return day_words(day, scale.several_years or _outside(day, day, scale))


def _span(start: date, end: date, scale: Scale) -> str:
    one_year = start.year == end.year == scale.last.year and not scale.several_years
    return span_words(start, end, with_years=scale.has_years and not one_year)


def _outside(start: date, end: date, scale: Scale) -> bool:
    return end < scale.start or start > scale.end


def _point(day: date, shape: Shape, scale: Scale, conditional: bool) -> Mark:
    words = _day(day, scale)
    text = f"до {words}" if shape is Shape.DEADLINE else words
    if _outside(day, day, scale):
        return _beyond(text, day < scale.start)
    x = scale.middle(day)
    return Mark(shape, beside(text, x, x, 11), x=x, conditional=conditional)


def _period(clause: Clause, start: date, end: date, scale: Scale, conditional: bool) -> Mark:
    text = _period_words(clause, start, end, scale)
    if _outside(start, end, scale):
        return _beyond(text, end < scale.start)
    x, right = scale.left(start), scale.right(end)
    return Mark(
        Shape.PERIOD,
        inside(text, x, right, start < scale.start),
        x=x,
        width=round(right - x, 2),
        begins_before=start < scale.start,
        goes_on=end > scale.end,
        conditional=conditional,
    )


def _period_words(clause: Clause, start: date, end: date, scale: Scale) -> str:
    if clause.kind is TermKind.ACADEMIC_YEAR and clause.start == start and start.year + 1 == end.year:
        return f"{start.year}/{end.year % 100:02d} учебный год"
    return _span(start, end, scale)


def _open(text: str, start: date | None, scale: Scale, conditional: bool) -> Mark:
    if start is not None and start > scale.end:
        return _beyond(text, False)
    x = scale.left(start) if start else 0.0
    width = round(100 - x, 2)
    before = start is not None and start < scale.start
    return Mark(
        Shape.OPEN,
        on_arrow(text, x),
        x=x,
        width=width,
        begins_before=before,
        goes_on=True,
        conditional=conditional,
    )


def _beyond(text: str, before: bool) -> Mark:
    x = 0.0 if before else 100.0
    return Mark(Shape.BEYOND, beside(text, x, x, 19), x=x, begins_before=before, goes_on=not before)


def _repeat(clause: Clause, start: date | None, scale: Scale) -> Mark:
    """Dots or dashes from the clause's own first day to its last, or through the roadmap's period."""
    first, last = start or scale.first, clause.end or max(scale.last, start or scale.last)
    if _outside(first, last, scale) or first > last:
        return _beyond(shortened(_repeat_words(clause), _LONGEST), last < scale.start)
    first_shown, last_shown = max(first, scale.start), min(last, scale.end)
    rule = clause.recurrence or ""
    days = occurrences(rule, first_shown, last_shown) if has_known_days(rule) else ()
    spans = () if days else intervals(rule, first_shown, last_shown)
    x, right = scale.left(first_shown), scale.right(last_shown)
    dense = max(len(days), len(spans)) > MOST
    return Mark(
        Shape.REPEAT,
        over(shortened(_repeat_words(clause), letters_in(max(100 - x, right))), x, right),
        x=x,
        width=round(right - x, 2),
        begins_before=first < scale.start,
        goes_on=last > scale.end,
        conditional=clause.condition is not None,
        dots=() if dense else tuple(scale.middle(day) for day in days),
        dashes=() if dense else tuple(_segment(*span, scale) for span in spans),
        dense=dense,
    )


def _segment(start: date, end: date, scale: Scale) -> Segment:
    x = scale.left(start)
    return Segment(x, round(scale.right(end) - x, 2))
