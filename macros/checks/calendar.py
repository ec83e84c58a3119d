"""Check of the calendar: academic years end after they begin, events have one day each."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic
from macros.model.parties import name_key


def check_calendar(subject: Subject) -> Iterator[Diagnostic]:
    """The calendar gives each event one day and each year a beginning before its end.

    Fails::

        учебные-годы: [{название: 2024/25, начало: 2025-05-31, окончание: 2024-09-01}]

    Passes::

        учебные-годы: [{название: 2024/25, начало: 2024-09-01, окончание: 2025-05-31}]
    """
    if subject.calendar is None or subject.calendar.value is None:
        return
    places = subject.calendar.places
    for index, year in enumerate(subject.calendar.value.academic_years):
        if year.end < year.start:
            words = {"start": f"{year.start:%d.%m.%Y}", "end": f"{year.end:%d.%m.%Y}"}
            yield places.tell("end-before-start", ("учебные-годы", index, "окончание"), **words)
    seen: dict[str, str] = {}
    for index, event in enumerate(subject.calendar.value.events):
        for name in (event.name, *event.aliases):
            first = seen.setdefault(name_key(name), event.name)
            if first is not event.name:
                yield places.tell("duplicate-alias", ("события", index), name=name, other=first)
