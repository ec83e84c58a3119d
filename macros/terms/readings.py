"""What a piece of a cell means before the year is known: days without a year, repetitions, and limits made of them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from typing import Final

from macros.terms.values import OffsetUnit, TermKind

LAST_DAY: Final = 0


@dataclass(frozen=True, slots=True)
class PartialDay:
    """A day whose year, and sometimes month, may be unsaid. `day` 0 is the month's last.

    With `weekday` (0 is Monday) it is the `day`-th such weekday of the month, -1 the last one.
    """

    year: int | None
    month: int | None
    day: int
    weekday: int | None = None

    def on(self, year: int, month: int | None = None) -> date | None:
        """The day in that year (and month, if it names none itself); None if there is no such day."""
        month = self.month or month
        if month is None:
            return None
        length = calendar.monthrange(year, month)[1]
        if self.weekday is not None:
            return _nth_weekday(year, month, self.day, self.weekday)
        if self.day == LAST_DAY:
            return date(year, month, length)
        return date(year, month, self.day) if self.day <= length else None

    def in_year(self, year: int | None) -> PartialDay:
        """The same day with the year named."""
        return replace(self, year=year)

    @property
    def order(self) -> tuple[int, int]:
        """Sorts days within a year."""
        return self.month or 0, self.day if self.day > 0 else 31


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    days = [
        day
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
        if calendar.weekday(year, month, day) == weekday
    ]
    place = nth if nth < 0 else nth - 1
    return date(year, month, days[place]) if -len(days) <= place < len(days) else None


@dataclass(frozen=True, slots=True)
class Rule:
    """A repetition. `weekdays` are RFC 5545 codes with an optional number («FR», «-1FR»)."""

    frequency: str
    interval: int = 1
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[str, ...] = ()
    position: int | None = None

    def rrule(self) -> str:
        """The RRULE value, its parts in one fixed order."""
        parts = [f"FREQ={self.frequency}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        for name, values in (
            ("BYMONTH", self.months),
            ("BYMONTHDAY", self.month_days),
            ("BYDAY", self.weekdays),
        ):
            if values:
                parts.append(f"{name}={','.join(map(str, values))}")
        if self.position is not None:
            parts.append(f"BYSETPOS={self.position}")
        return ";".join(parts)

    @property
    def is_plain(self) -> bool:
        """Whether it says only how often."""
        return not (self.months or self.month_days or self.weekdays)


WORKING_WEEK: Final = ("MO", "TU", "WE", "TH", "FR")


def every_months(count: int) -> Rule:
    """Once in so many months."""
    return Rule("YEARLY", count // 12) if count % 12 == 0 else Rule("MONTHLY", count)


def every_days(count: int) -> Rule:
    """Once in so many days."""
    return Rule("WEEKLY", count // 7) if count % 7 == 0 else Rule("DAILY", count)


class Frame(Enum):
    """What a limit without its own days leans on."""

    OWN = auto()  # its own days, or none at all
    YEAR = auto()  # «в течение года»: the year of the plan, academic in an academic plan
    CALENDAR_YEAR = auto()  # «в течение календарного года»
    ACADEMIC_YEAR = auto()  # «в течение учебного года»
    MONTH = auto()  # «в течение месяца»: the month of the plan
    PAIR_OF_YEARS = auto()  # «2025-2026»: own days, unless it is the plan's academic year
    HALF_YEAR = auto()  # own days, unless the plan is for an academic year


@dataclass(frozen=True, slots=True)
class Distance:
    """A distance to an event before the event's words are cut out; `event` is a place in the folded text."""

    direction: int
    event: tuple[int, int] | None
    amount: int | None = None
    unit: OffsetUnit = OffsetUnit.DAY


@dataclass(frozen=True, slots=True)
class Limit:
    """One understood time limit. `first` and `last` are None where that side is open or not known.

    `opens` and `closes` say which sides of a frame count: a deadline closes only. `attribute` marks a period that
    belongs to the thing done («план на 2025 год»), not to the time of doing it, unless it opens the phrase.
    `needs_start`: a limit only where it opens a phrase («к экзаменам», not «подготовка к экзаменам»);
    `needs_plain_cell`: only where no other words are («среда» is a weekday and an environment).
    `is_setting`: an occasion rather than a time («в рамках мониторинга»).
    `spelling` is set where the piece of text cannot stand alone («10» in «10, 17 октября»).
    """

    kind: TermKind
    first: PartialDay | None = None
    last: PartialDay | None = None
    frame: Frame = Frame.OWN
    opens: bool = True
    closes: bool = True
    rule: Rule | None = None
    distance: Distance | None = None
    attribute: bool = False
    needs_plain_cell: bool = False
    needs_start: bool = False
    is_setting: bool = False
    spelling: str = ""

    @property
    def has_days(self) -> bool:
        """Whether it names days, even if without a year."""
        return self.first is not None or self.last is not None

    @property
    def is_period(self) -> bool:
        """Whether it is a stretch of time that can be the window of a repetition."""
        return self.kind in _PERIODS


_PERIODS: Final = frozenset(
    {
        TermKind.DATE,
        TermKind.RANGE,
        TermKind.DEADLINE,
        TermKind.MONTH,
        TermKind.MONTH_RANGE,
        TermKind.QUARTER,
        TermKind.YEAR,
        TermKind.ACADEMIC_YEAR,
    }
)


def day_limit(year: int | None, month: int | None, day: int) -> Limit:
    """One day."""
    point = PartialDay(year, month, day)
    return Limit(TermKind.DATE, point, point)


def months_limit(kind: TermKind, year: int | None, first: int, last: int) -> Limit:
    """Whole months of one year."""
    return Limit(kind, PartialDay(year, first, 1), PartialDay(year, last, LAST_DAY))


def month_limit(year: int | None, month: int) -> Limit:
    """A whole month."""
    return months_limit(TermKind.MONTH, year, month, month)


def year_limit(year: int) -> Limit:
    """A whole calendar year."""
    return months_limit(TermKind.YEAR, year, 1, 12)


def academic_year_limit(year: int | None) -> Limit:
    """The academic year that begins in `year`: 1 September to 31 May; without a year, that of the plan."""
    if year is None:
        return Limit(TermKind.ACADEMIC_YEAR, frame=Frame.ACADEMIC_YEAR)
    return Limit(TermKind.ACADEMIC_YEAR, PartialDay(year, 9, 1), PartialDay(year + 1, 5, 31))
