"""Gives days their year: from the text where it is named, else from the plan's period, else not at all."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from macros.terms.readings import Frame, Limit, PartialDay
from macros.terms.values import TermContext, TermKind


@dataclass(frozen=True, slots=True)
class Placed:
    """A limit's kind and days once the plan's period is known."""

    kind: TermKind
    start: date | None = None
    end: date | None = None


def place(limit: Limit, context: TermContext | None) -> Placed:
    """The limit's days; None where neither the text nor the context is certain."""
    placed = _place_in_frame(limit, context)
    return Placed(
        placed.kind,
        placed.start if limit.opens else None,
        placed.end if limit.closes else None,
    )


def _place_in_frame(limit: Limit, context: TermContext | None) -> Placed:
    if limit.frame is Frame.OWN:
        return _place_days(limit, context)
    if limit.frame is Frame.PAIR_OF_YEARS:
        if context is not None and _is_academic_pair(limit, context):
            return Placed(TermKind.ACADEMIC_YEAR, *academic_year_of(context))
        return _place_days(limit, context)
    if context is None or limit.kind is TermKind.RECURRING:
        return Placed(limit.kind)
    if limit.frame is Frame.HALF_YEAR:
        return Placed(limit.kind) if context.academic else _place_days(limit, context)
    if limit.frame is Frame.YEAR:
        return _place_in_year(limit, context)
    if limit.frame is Frame.MONTH:
        days = (context.start, context.end) if in_one_month(context) else None
    elif limit.frame is Frame.ACADEMIC_YEAR:
        days = academic_year_of(context) if context.academic else None
    else:
        days = _calendar_year_of(context)
    return Placed(limit.kind, *days) if days else Placed(limit.kind)


def _place_in_year(limit: Limit, context: TermContext) -> Placed:
    """«в течение года»: a plan for one month does not tell which kind of year is meant."""
    if context.academic and limit.kind is not TermKind.DEADLINE:
        kind = TermKind.ACADEMIC_YEAR if limit.kind is TermKind.YEAR else limit.kind
        return Placed(kind, *academic_year_of(context))
    days = None if in_one_month(context) else _calendar_year_of(context)
    return Placed(limit.kind, *days) if days else Placed(limit.kind)


def in_one_month(context: TermContext) -> bool:
    """Whether the plan is for one month (or for a part of it)."""
    return (context.start.year, context.start.month) == (context.end.year, context.end.month)


def academic_year_of(context: TermContext) -> tuple[date, date]:
    """The first and last day of the academic year that an academic context is; it begins in August or September."""
    return date(context.start.year, 9, 1), date(context.start.year + 1, 5, 31)


def _calendar_year_of(context: TermContext) -> tuple[date, date] | None:
    if context.academic or context.start.year != context.end.year:
        return None
    return date(context.start.year, 1, 1), date(context.start.year, 12, 31)


def _is_academic_pair(limit: Limit, context: TermContext) -> bool:
    """«2025-2026» in the plan for that academic year; elsewhere these are two calendar years."""
    first, last = limit.first, limit.last
    if not context.academic or first is None or last is None:
        return False
    return (first.year, last.year) == (context.start.year, context.start.year + 1)


def _place_days(limit: Limit, context: TermContext | None) -> Placed:
    first, last = limit.first, limit.last
    if all(point is None or point.year is not None for point in (first, last)):
        return Placed(limit.kind, _own_day(first), _own_day(last))
    if context is None:
        return Placed(limit.kind)
    if any(point is not None and point.month is None for point in (first, last)):
        return _place_in_month(limit, context)
    found = [
        days for year in range(context.start.year - 1, context.end.year + 1) if (days := _fit(limit, year, context))
    ]
    return Placed(limit.kind, *found[0]) if len(found) == 1 else Placed(limit.kind)


def _own_day(point: PartialDay | None) -> date | None:
    return None if point is None or point.year is None else point.on(point.year)


def _place_in_month(limit: Limit, context: TermContext) -> Placed:
    if not in_one_month(context):
        return Placed(limit.kind)
    year, month = context.start.year, context.start.month
    start, end = (None if point is None else point.on(year, month) for point in (limit.first, limit.last))
    if (limit.first is not None and start is None) or (limit.last is not None and end is None):
        return Placed(TermKind.UNKNOWN)  # «31» in September
    return Placed(limit.kind, start, end)


def _fit(limit: Limit, year: int, context: TermContext) -> tuple[date | None, date | None] | None:
    """The limit's days if it begins in `year` and lies within the months of the context."""
    first, last = limit.first, limit.last
    start = first.on(year) if first else None
    end_year = year + 1 if first and last and last.order < first.order else year
    end = last.on(end_year) if last else None
    if (first and start is None) or (last and end is None):
        return None
    earliest, latest = _window(context)
    if all(earliest <= day <= latest for day in (start, end) if day is not None):
        return start, end
    return None


def _window(context: TermContext) -> tuple[date, date]:
    """The whole months of the context; June belongs to the academic year that ends, August to none."""
    end = context.end
    if context.academic and end.month == 5:
        end = date(end.year, 6, 30)
    length = calendar.monthrange(end.year, end.month)[1]
    return context.start.replace(day=1), end.replace(day=length)
