"""Gives days to limits that lean on an event, once somebody has written down when the event is."""

from __future__ import annotations

import calendar as month_lengths
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from macros.terms.folding import fold
from macros.terms.values import Clause, EventOffset, OffsetUnit, Term, TermKind
from macros.terms.work_calendar import WorkCalendar

# Words whose case endings differ by more than this are different words.
_LONGEST_ENDING: Final = 3


def resolve_term(term: Term, calendar: WorkCalendar, events: Mapping[str, date] | None = None) -> Term:
    """The term with the days that the calendar and the named events make certain; the rest stays as it was.

    `events` maps an event's name in any case form («начало приёмной кампании») to its day. An event-relative clause
    keeps its kind. An academic year gets the days that the calendar has for it.
    """
    return replace(term, clauses=tuple(_resolved(clause, calendar, events or {}) for clause in term.clauses))


def _resolved(clause: Clause, calendar: WorkCalendar, events: Mapping[str, date]) -> Clause:
    if clause.kind is TermKind.ACADEMIC_YEAR and clause.start is not None:
        days = calendar.academic_years.get(clause.start.year)
        return replace(clause, start=days[0], end=days[1]) if days else clause
    if clause.kind is not TermKind.EVENT_RELATIVE or clause.offset is None:
        return clause
    day = _day_of_event(clause.offset.event, events)
    if day is None:
        return clause
    start, end = _days(clause, clause.offset, day, calendar)
    return replace(clause, start=start, end=end)


def _days(clause: Clause, offset: EventOffset, day: date, calendar: WorkCalendar) -> tuple[date | None, date | None]:
    """First and last day of the limit around an event's day."""
    if offset.amount is not None:
        end = shift_day(day, offset.amount, offset.unit, calendar)
        return (day if offset.amount > 0 else None), end
    if offset.direction > 0:
        return day, None
    if offset.direction < 0:
        return None, day - timedelta(days=1)
    first_words = fold(clause.wording).text.split()[:2]
    if first_words[:1] in (["к"], ["ко"]):
        return None, day
    return (day, day) if first_words == ["в", "день"] else (None, None)


def shift_day(day: date, amount: int, unit: OffsetUnit, calendar: WorkCalendar) -> date | None:
    """The day so many units away; None where working days are not known, the unit is shorter, or time itself ends."""
    if unit is OffsetUnit.WORKING_DAY:
        return calendar.shift(day, amount)
    if unit is OffsetUnit.HOUR:
        return None
    try:
        if unit in (OffsetUnit.MONTH, OffsetUnit.YEAR):
            return _shift_months(day, amount * (12 if unit is OffsetUnit.YEAR else 1))
        return day + timedelta(days=amount * (7 if unit is OffsetUnit.WEEK else 1))
    except (OverflowError, ValueError):  # «за 99999 лет до …»
        return None


def _shift_months(day: date, months: int) -> date:
    """The same day of another month, or its last day (article 192 of the Civil Code)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, month_lengths.monthrange(year, month + 1)[1]))


def _day_of_event(words: str, events: Mapping[str, date]) -> date | None:
    """The day of the only event with this name; None if there is none, or two with different days."""
    found = {day for name, day in events.items() if same_event(words, name)}
    return found.pop() if len(found) == 1 else None


def same_event(first: str, second: str) -> bool:
    """Whether two names differ only in case endings: «начала смены» and «начало смены»."""
    left, right = fold(first).text.split(), fold(second).text.split()
    return len(left) == len(right) > 0 and all(map(_same_word, left, right))


def _same_word(first: str, second: str) -> bool:
    common = 0
    while common < min(len(first), len(second)) and first[common] == second[common]:
        common += 1
    longest = max(len(first), len(second))
    return first == second or (common >= 3 and longest - common <= _LONGEST_ENDING)
