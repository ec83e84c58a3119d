"""Gives terms the days that the section's calendar makes certain: named events, academic years, working days."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from macros.model.calendar import CalendarFile
from macros.terms import Term, load_work_calendar, resolve_term

TermResolver = Callable[[Term], Term]


@lru_cache(maxsize=4)  # one for a calendar, so that what was resolved by it is found again
def term_resolver(calendar: CalendarFile) -> TermResolver:
    """A function that resolves a read term by `calendar` and the production calendar."""
    years = {year.start.year: (year.start, year.end) for year in calendar.academic_years}
    events = {name: event.date for event in calendar.events for name in (event.name, *event.aliases)}
    work_calendar = load_work_calendar().with_academic_years(years)
    return lambda term: resolve_term(term, work_calendar, events)
