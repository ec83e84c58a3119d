"""The values that a term cell («до 01.03.2025, далее – постоянно») is read into.

A term is a list of clauses; its text stays verbatim beside them. Kinds and JSON names are the public contract of
`metodichka term` and of the site's JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TermKind(StrEnum):
    """What sort of time limit it is; the values are the JSON contract."""

    DATE = "date"  # one day: start = end
    RANGE = "range"  # from a day to a day, both included
    DEADLINE = "deadline"  # end only, the named day included
    MONTH = "month"
    MONTH_RANGE = "month-range"
    QUARTER = "quarter"  # quarters, half-years and school quarters
    YEAR = "year"
    ACADEMIC_YEAR = "academic-year"
    RECURRING = "recurring"  # an RRULE without DTSTART; start and end are its window where known
    CONTINUOUS = "continuous"  # «постоянно»; «с …»: start only
    BY_SCHEDULE = "by-schedule"  # «по отдельному графику»
    AS_NEEDED = "as-needed"  # «по мере необходимости», «при наличии»
    EVENT_RELATIVE = "event-relative"  # offset to a named event
    MIXED = "mixed"  # two limits or more: see the clauses
    UNKNOWN = "unknown"  # not understood: stays text, never a guess


class OffsetUnit(StrEnum):
    """The unit in which a distance to an event is counted."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working-day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class EventOffset:
    """A distance to a named event: «за 10 дней до начала смены» is (-10, DAY, «начала смены»).

    `amount` is negative before the event, positive after it, None where the text gives no number («после издания
    приказа» has sign +1 in `direction`). `event` is the event's words as written.
    """

    event: str
    direction: int  # -1 before, +1 after, 0 at the event
    amount: int | None = None
    unit: OffsetUnit = OffsetUnit.DAY


@dataclass(frozen=True, slots=True)
class Clause:
    """One limit of a term. Dates are inclusive days; None is «not known», never «not limited».

    `text` is the piece of the cell that it was read from, verbatim. `recurrence` is an RFC 5545 RRULE value without
    DTSTART, COUNT and UNTIL («FREQ=WEEKLY;INTERVAL=2»); a repetition that no RRULE can say («1 раз в четверть») has
    None. `action` is what is done in this limit («актуализация
    данных»), `condition` when it applies at all («по мере необходимости»), both as written.
    """

    kind: TermKind
    text: str
    start: date | None = None
    end: date | None = None
    recurrence: str | None = None
    action: str | None = None
    condition: str | None = None
    offset: EventOffset | None = None
    follows: bool = False  # introduced by «далее», «затем», «в дальнейшем»
    wording: str = ""  # the words of the limit alone; completed where the piece cannot stand alone («10 октября»)


@dataclass(frozen=True, slots=True)
class Term:
    """A read term cell: the text verbatim and its clauses in the order written (one at least)."""

    text: str
    clauses: tuple[Clause, ...]

    def __hash__(self) -> int:
        """Of the text alone: what is decided of a term is looked up by it many times a page."""
        return hash(self.text)

    @property
    def kind(self) -> TermKind:
        """The clause's kind, or `mixed` for two clauses and more."""
        return self.clauses[0].kind if len(self.clauses) == 1 else TermKind.MIXED

    @property
    def start(self) -> date | None:
        """The only clause's start; None for a mixed term, whose days are in its clauses."""
        return self.clauses[0].start if len(self.clauses) == 1 else None

    @property
    def end(self) -> date | None:
        """The only clause's end; None for a mixed term, whose days are in its clauses."""
        return self.clauses[0].end if len(self.clauses) == 1 else None

    @property
    def recurrence(self) -> str | None:
        """The only clause's RRULE; None for a mixed term."""
        return self.clauses[0].recurrence if len(self.clauses) == 1 else None


@dataclass(frozen=True, slots=True)
class TermContext:
    """The period that gives a year to «сентябрь» and «20 декабря»; both days are included.

    `academic` says that «в течение года» means the academic year. The period may cross years: then a month gets the
    year in which it lies within the period, and none if that is not exactly one.
    """

    start: date
    end: date
    academic: bool = False
