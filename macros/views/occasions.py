"""Which days of a person's calendar a measure takes: decided here, so that the iCalendar writer only knows its syntax.

A deadline is one day. A period of up to `SHORT_PERIOD` days is one event; a longer one is its first and its last day,
for nobody wants a bar across a whole month. A recurrence begins and ends within its window. What has no day –
«постоянно», «по мере необходимости», «по отдельному графику», words not understood – takes none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, TypeVar

from dateutil.rrule import rrulestr

from macros.model.roadmap import Control, Indicator, Measure, Result, Roadmap, Section
from macros.terms import Clause, Term, TermKind
from macros.views.assignments import Assignment, Role
from macros.views.identity import ByIdentity
from macros.views.status import Period, Window, term_windows

T = TypeVar("T")

SHORT_PERIOD = 14  # days
_DAYLESS = frozenset({TermKind.BY_SCHEDULE, TermKind.AS_NEEDED, TermKind.UNKNOWN})
_SHORTEST_MONTH = 28


class Shape(StrEnum):
    """How an occasion lies in the calendar."""

    DAY = "day"  # the day named, or the deadline
    SPAN = "span"  # a short period, all its days
    START = "start"  # the first day of a long period, or of something without an end
    END = "end"  # the last day of a long period
    REPEAT = "repeat"  # the first of many


class Subject(StrEnum):
    """Whose term it is."""

    MEASURE = "measure"
    RESULT = "result"
    INDICATOR = "indicator"
    CONTROL = "control"


@dataclass(frozen=True, slots=True)
class Days:
    """Days taken by a clause. `last` is included; of a repetition both are its first occurrence.

    `rule` is an RRULE without DTSTART and UNTIL; `until` is its last possible day, None where no end is known.
    """

    shape: Shape
    first: date
    last: date
    rule: str | None = None
    until: date | None = None


class TermPlace(NamedTuple):
    """A term of a measure and where it stands. `name` is unique within the measure and made of indices only."""

    subject: Subject
    name: str
    term: Term
    result: Result | None = None
    indicator: Indicator | None = None
    control: Control | None = None
    result_index: int | None = None


class Occasion(NamedTuple):
    """An event to be: what it is about and which days it takes. `uid` never changes with words or time."""

    uid: str
    roadmap: Roadmap
    section: Section
    measure: Measure
    place: TermPlace
    clause: Clause
    days: Days


def measure_occasions(roadmap: Roadmap, section: Section, measure: Measure) -> tuple[Occasion, ...]:
    """All occasions of a measure: of its term, its results and their indicators, its control."""
    return _joined(_by_place(roadmap, section, measure))


def assignment_occasions(assignment: Assignment) -> tuple[Occasion, ...]:
    """The occasions of a measure that concern the party.

    A responsible party gets the measure's term, its control, and the results that are not others' own. One that only
    has results of its own gets those, and the measure's term where a result has none. A participant gets the measure's
    term and the results that nobody has of their own, without their indicators. Where that leaves no term to go by,
    the other results' terms are given: better too much than a missed day.
    """
    return _joined(_concerning(assignment, _by_place(assignment.roadmap, assignment.section, assignment.measure)))


def assignment_end_days(assignment: Assignment) -> frozenset[date]:
    """The days on which a limit ends that concerns the party; of repetitions and beginnings none."""
    places = [(place, _end_days(place.term)) for place in _places(assignment.measure)]
    return frozenset(day for _, days in _concerning(assignment, places) for day in days)


@lru_cache(maxsize=1 << 12)  # a country's plans say the same few hundred terms
def _end_days(term: Term) -> tuple[date, ...]:
    taken = (days for clause in term.clauses if clause.recurrence is None for days in clause_days(clause))
    return tuple(days.last for days in taken if days.shape is not Shape.START)


def _concerning(assignment: Assignment, places: Sequence[tuple[TermPlace, T]]) -> list[tuple[TermPlace, T]]:
    """Those of the measure's terms that are the party's business, as told above."""
    chosen = [each for each in places if _concerns(assignment, each[0])]
    if all(place.subject is Subject.CONTROL for place, _ in chosen):
        chosen = [each for each in places if each[0].subject is not Subject.CONTROL] + chosen
    return chosen


def _concerns(assignment: Assignment, place: TermPlace) -> bool:
    role, results = assignment.role, assignment.measure.results
    if place.subject is Subject.CONTROL:
        return role is Role.RESPONSIBLE
    if place.subject is Subject.MEASURE:
        return role is not Role.RESULT or any(results[index].term is None for index in assignment.results)
    if place.subject is Subject.INDICATOR and role is Role.PARTICIPANT:
        return False
    if place.result_index in assignment.results:
        return True
    return role is not Role.RESULT and place.result is not None and not place.result.responsible


def _places(measure: Measure) -> Iterator[TermPlace]:
    if measure.term is not None:
        yield TermPlace(Subject.MEASURE, "term", measure.term)
    for index, result in enumerate(measure.results):
        yield from _result_places(index, result)
    for index, control in enumerate(measure.control):
        if control.term is not None:
            yield TermPlace(Subject.CONTROL, f"control-{index}", control.term, control=control)


def _result_places(index: int, result: Result) -> Iterator[TermPlace]:
    if result.term is not None:
        yield TermPlace(Subject.RESULT, f"result-{index}", result.term, result, result_index=index)
    for number, indicator in enumerate(result.indicators):
        if indicator.date is not None:
            name = f"result-{index}.indicator-{number}"
            yield TermPlace(Subject.INDICATOR, name, indicator.date, result, indicator, result_index=index)


_Placed = tuple[TermPlace, tuple[Occasion, ...]]


def _joined(places: Iterable[_Placed]) -> tuple[Occasion, ...]:
    return tuple(occasion for _, occasions in places for occasion in occasions)


def _by_place(roadmap: Roadmap, section: Section, measure: Measure) -> tuple[_Placed, ...]:
    return _occasions_by_place(ByIdentity(roadmap), ByIdentity(section), ByIdentity(measure))


@lru_cache(maxsize=1 << 9)  # bounded: a roadmap's feed and those of everybody named in it are made one after another
def _occasions_by_place(
    of_roadmap: ByIdentity[Roadmap], of_section: ByIdentity[Section], of_measure: ByIdentity[Measure]
) -> tuple[_Placed, ...]:
    roadmap, section, measure = of_roadmap.value, of_section.value, of_measure.value
    return tuple((place, tuple(_occasions(roadmap, section, measure, place))) for place in _places(measure))


def _occasions(roadmap: Roadmap, section: Section, measure: Measure, place: TermPlace) -> Iterator[Occasion]:
    for name, clause, days in _term_days(place.term, roadmap.window()):
        yield Occasion(
            f"{roadmap.id}.{measure.slug}.{place.name}.{name}", roadmap, section, measure, place, clause, days
        )


@lru_cache(maxsize=1 << 12)  # a country's plans say the same few hundred terms
def _term_days(term: Term, period: Period) -> tuple[tuple[str, Clause, Days], ...]:
    """The days that the clauses take, each with a name of its own: «0», «1.start»."""
    found = []
    for index, (clause, window) in enumerate(zip(term.clauses, term_windows(term, period), strict=True)):
        for days in clause_days(clause, window):
            ending = f".{days.shape}" if days.shape in {Shape.START, Shape.END} else ""
            found.append((f"{index}{ending}", clause, days))
    return tuple(found)


def clause_days(clause: Clause, window: Window | None = None) -> tuple[Days, ...]:
    """The days that a clause takes, none where no day is known; `window` bounds a recurrence.

    «В течение года, при необходимости» takes none either: on its last day nothing is due. «С 01.09.2025» takes its
    first day, «далее – постоянно» none.
    """
    if clause.recurrence is not None:
        return _repeated(clause.recurrence, window)
    if clause.kind in _DAYLESS or clause.kind is TermKind.RECURRING:
        return ()
    start, end = clause.start, clause.end
    if clause.kind is TermKind.CONTINUOUS and (clause.follows or end is not None):
        return ()
    if start is not None and end is not None and start != end:
        return _period(start, end, conditional=clause.condition is not None)
    if end is not None:
        return (Days(Shape.DAY, end, end),)
    return (Days(Shape.START, start, start),) if start is not None else ()


def _period(start: date, end: date, conditional: bool) -> tuple[Days, ...]:
    if (end - start).days < SHORT_PERIOD:
        return (Days(Shape.SPAN, start, end),)
    return () if conditional else (Days(Shape.START, start, start), Days(Shape.END, end, end))


@lru_cache(maxsize=1 << 10)  # the library reads and counts a rule in half a millisecond
def _repeated(recurrence: str, window: Window | None) -> tuple[Days, ...]:
    """The first occurrence within the window, so that DTSTART always fits the rule."""
    if window is None or window.first is None:
        return ()
    rule = _in_every_month(recurrence, window.first)
    occurrences = rrulestr(rule, dtstart=datetime.combine(window.first, time()))
    first = occurrences.after(datetime.combine(window.first, time()), inc=True)
    if first is None or (window.last is not None and first.date() > window.last):
        return ()
    return (Days(Shape.REPEAT, first.date(), first.date(), rule, window.last),)


def _in_every_month(recurrence: str, first: date) -> str:
    """«1 раз в месяц» counted from the 31st would skip short months by RFC 5545: it falls on their last day."""
    parts = dict(part.split("=", 1) for part in recurrence.split(";"))
    monthly, yearly = parts["FREQ"] == "MONTHLY", parts["FREQ"] == "YEARLY"
    if first.day <= _SHORTEST_MONTH or not (monthly or yearly) or any(name.startswith("BY") for name in parts):
        return recurrence
    month = f";BYMONTH={first.month}" if yearly else ""
    return f"{recurrence}{month};BYMONTHDAY=-1" if monthly or first.month == 2 else recurrence
