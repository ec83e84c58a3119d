"""Checks of the calendar: `duplicate-event`, and academic years that end before they begin."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic
from macros.model.calendar import NamedEvent
from macros.model.parties import name_key
from macros.sources.tree import Path


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
    seen: dict[str, NamedEvent] = {}
    for index, event in enumerate(subject.calendar.value.events):
        for place, name in _names(("события", index), event):
            first = seen.setdefault(name_key(name), event)
            if first is not event:
                yield places.tell("duplicate-event", place, name=name, other=first.name)


def _names(path: Path, event: NamedEvent) -> Iterator[tuple[Path, str]]:
    yield (*path, "название"), event.name
    for index, alias in enumerate(event.aliases):
        yield (*path, "псевдонимы", index), alias
