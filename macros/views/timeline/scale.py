"""The axis: which days are shown, how they are divided, and where a day lies.

A short roadmap is divided by days or weeks, others by months; a very long one by quarters and years.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from macros.terms import MONTH_NAMES, Clause
from macros.views.timeline.values import Axis, Column, Group
from macros.views.timeline.words import MONTHS_SHORT, QUARTERS
from macros.views.wording import NBSP

# Narrowest strip in CSS pixels (a phone of 320) and the width of a letter there: the measure of what fits.
STRIP = 284
LETTER = 6.6

_DAYS_AT_MOST = 16
_WEEKS_AT_MOST = 100  # in days
_MONTHS_PER_COLUMN = (1, 3, 12, 120, 1200, 12000)
_COLUMNS_AT_MOST = 40
_NAMES_AT_MOST = 13  # columns that have room for «сен»
_MONTHS_AT_LEAST = 3  # so many are shown at least of a period named by its year
_EMPTY_MONTHS = 2  # so many months without any day at an edge are not shown


def percent_of(pixels: float) -> float:
    """A width in CSS pixels as a share of the narrowest strip."""
    return pixels * 100 / STRIP


def text_width(text: str) -> float:
    """How much of the narrowest strip the words take."""
    return percent_of(len(text) * LETTER)


def letters_in(share: float) -> int:
    """How many letters this share of the narrowest strip holds."""
    return int(share / text_width("м"))


@dataclass(frozen=True, slots=True)
class Scale:
    """The days shown, both included, and the roadmap's own period within them, to which «постоянно» is drawn."""

    start: date
    end: date
    first: date
    last: date
    has_years: bool
    months: int  # per column; 0 – weeks, -1 – days
    trimmed: bool = False  # empty months of the period were left out

    @property
    def several_years(self) -> bool:
        """Whether a day needs its year to be understood."""
        return self.has_years and self.first.year != self.last.year

    def left(self, day: date) -> float:
        """Where the day begins, in per cent; outside the axis it is at the edge."""
        return self._share(day.toordinal() - self.start.toordinal())

    def right(self, day: date) -> float:
        """Where the day ends."""
        return self._share(day.toordinal() - self.start.toordinal() + 1)

    def middle(self, day: date) -> float:
        """The middle of the day: where a point is drawn."""
        return self._share(day.toordinal() - self.start.toordinal() + 0.5)

    def _share(self, days: float) -> float:
        total = self.end.toordinal() - self.start.toordinal() + 1
        return round(min(max(days / total, 0.0), 1.0) * 100, 2)


@dataclass(frozen=True, slots=True)
class Span:
    """The roadmap's own period as far as it is known; `loose` – named by its year only («на 2024 год»)."""

    first: date | None = None
    last: date | None = None
    loose: bool = False


def choose_scale(period: Span, clauses: Sequence[Clause], has_years: bool) -> Scale | None:
    """The days to show: the roadmap's period, else all days named; None where no day is known.

    A plan «на 2024 год» that begins in September is shown from September: months at the edges of a loose period in
    which no limit begins or ends are left out.
    """
    days = sorted(day for clause in clauses for day in (clause.start, clause.end) if day is not None)
    first = period.first or (days[0] if days else period.last)
    last = period.last or (days[-1] if days else period.first)
    if first is None or last is None:
        return None
    first, last = min(first, last), max(first, last)
    lead, tail = _trimmed(first, last, days) if period.loose else (first, last)
    start, end, months = _snapped(lead, tail, has_years)
    return Scale(start, end, lead, tail, has_years, months, trimmed=(lead, tail) != (first, last))


def _trimmed(first: date, last: date, days: Iterable[date]) -> tuple[date, date]:
    """The days without empty months at the edges, unless hardly anything would be left."""
    inside = sorted(min(max(day, first), last) for day in days)
    if not inside or _month(inside[-1]) - _month(inside[0]) + 1 < _MONTHS_AT_LEAST:
        return first, last
    if _month(inside[0]) - _month(first) >= _EMPTY_MONTHS:
        first = inside[0].replace(day=1)
    if _month(last) - _month(inside[-1]) >= _EMPTY_MONTHS:
        last = month_end(_month(inside[-1]))
    return first, last


def _snapped(first: date, last: date, has_years: bool) -> tuple[date, date, int]:
    """First and last day of whole columns, and the months in a column (0 – weeks, -1 – days)."""
    days = last.toordinal() - first.toordinal() + 1
    if has_years and days <= _DAYS_AT_MOST:
        return first, last, -1
    if has_years and days <= _WEEKS_AT_MOST:
        start = _shifted(first, -first.weekday())
        return start, _shifted(last, 6 - last.weekday()), 0
    span = _month(last) - _month(first) + 1
    step = next((s for s in _MONTHS_PER_COLUMN if span / s <= _COLUMNS_AT_MOST), _MONTHS_PER_COLUMN[-1])
    start_month = max(_month(first) // step * step, _month(date.min))
    return month_start(start_month), month_end(_month(last) // step * step + step - 1), step


def axis_of(scale: Scale) -> Axis:
    """The columns and the words over them."""
    starts = _starts(scale)
    bounds = [*(scale.left(day) for day in starts), 100.0]
    every = 1 if len(starts) <= _NAMES_AT_MOST or scale.months != 1 else 3
    columns = []
    for day, x, after in zip(starts, bounds, bounds[1:], strict=False):
        label = _label(scale, day, len(starts)) if every == 1 or day.month % every == 1 else ""
        columns.append(Column(x, round(after - x, 2), label, centred=scale.months != 0))
    return Axis(scale.start, scale.end, scale.has_years, tuple(columns), _groups(scale))


def _starts(scale: Scale) -> list[date]:
    if scale.months <= 0:
        step = 7 if scale.months == 0 else 1
        return [date.fromordinal(n) for n in range(scale.start.toordinal(), scale.end.toordinal() + 1, step)]
    return [month_start(m) for m in range(_month(scale.start), _month(scale.end) + 1, scale.months)]


def _label(scale: Scale, day: date, columns: int) -> str:
    if scale.months <= 0:
        return str(day.day)
    if scale.months == 1:
        return MONTH_NAMES[day.month - 1] if columns <= 5 else MONTHS_SHORT[day.month - 1]
    return QUARTERS[(day.month - 1) // 3] if scale.months == 3 else str(day.year)


def _groups(scale: Scale) -> tuple[Group, ...]:
    """Months over weeks and days, years over months and quarters; nothing over years or where there are none."""
    if not scale.has_years or scale.months > 3:
        return ()
    step = 1 if scale.months <= 0 else 12
    found = []
    for month in range(_month(scale.start) // step * step, _month(scale.end) + 1, step):
        x = scale.left(month_start(max(month, _month(date.min))))
        width = round(scale.right(month_end(month + step - 1)) - x, 2)
        found.append(Group(x, width, _group_label(scale, month, width)))
    return tuple(found)


def _group_label(scale: Scale, month: int, width: float) -> str:
    """The fullest words that fit: a year over a single month stays away rather than run into the next one."""
    day = month_start(max(month, _month(date.min)))
    name, short = MONTH_NAMES[day.month - 1], MONTHS_SHORT[day.month - 1]
    of_year, of_month = (f"{day.year}{NBSP}год", str(day.year)), (f"{name}{NBSP}{day.year}", name, short)
    return next(
        (text for text in (of_year if scale.months > 0 else of_month) if text_width(text) + percent_of(6) <= width), ""
    )


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def month_start(month: int) -> date:
    """The first day of a month counted from year 0; the calendar's own last month at most."""
    month = min(month, _month(date.max))
    return date(month // 12, month % 12 + 1, 1)


def month_end(month: int) -> date:
    """The last day of a month counted from year 0."""
    return date.max if month >= _month(date.max) else _shifted(month_start(month + 1), -1)


def _shifted(day: date, days: int) -> date:
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def next_day(day: date) -> date:
    """The day after; the calendar's last day has none and stays."""
    return _shifted(day, 1)
