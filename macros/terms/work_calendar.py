"""The production calendar: which days are working days, as data with the acts that prove it.

Every year is a file in `calendars/`: the holidays of article 112 of the Labour Code, the days off moved by that article
or by the government's decree, and the weekend days that became working days.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Working days of the years in `years`; nothing is known of other years.

    `days_off` are non-working days that are no ordinary weekend, `working_weekends` the opposite. `academic_years`
    gives the first and last day of an academic year, by the year it begins in, where it is not 1 September – 31 May.
    """

    years: frozenset[int]
    days_off: frozenset[date]
    working_weekends: frozenset[date]
    academic_years: Mapping[int, tuple[date, date]] = field(default_factory=dict)

    def is_working(self, day: date) -> bool | None:
        """Whether people work on this day in a five-day week; None for a year without data."""
        if day.year not in self.years:
            return None
        if day in self.working_weekends:
            return True
        return day.weekday() < 5 and day not in self.days_off

    def shift(self, day: date, amount: int) -> date | None:
        """The working day that is `amount` working days after `day` (before it, if negative).

        The day itself is not counted (article 191 of the Civil Code). None if the way leads into a year without data.
        """
        step = timedelta(days=1 if amount > 0 else -1)
        left = abs(amount)
        while left:
            day += step
            working = self.is_working(day)
            if working is None:
                return None
            left -= working
        return day

    def with_academic_years(self, years: Mapping[int, tuple[date, date]]) -> WorkCalendar:
        """The same calendar with academic years that an act has set."""
        return replace(self, academic_years=dict(years))


@cache
def load_work_calendar() -> WorkCalendar:
    """The production calendar of Russia from the files that come with the program."""
    files = list(_calendar_files())
    return WorkCalendar(
        years=frozenset(each["год"] for each in files),
        days_off=frozenset(day for each in files for day in (*each["праздники"], *each["выходные"])),
        working_weekends=frozenset(day for each in files for day in each["рабочие"]),
    )


def _calendar_files() -> Iterator[dict[str, Any]]:
    folder = resources.files("macros.terms") / "calendars"
    files = (file for file in folder.iterdir() if file.name.endswith(".yaml"))
    for file in sorted(files, key=lambda found: found.name):
        yield yaml.safe_load(file.read_text(encoding="utf-8"))
