"""Whether something is due: now, next, without a date, or past.

Nobody tells this site what has been done, so nothing here says «выполнено» or «просрочено»: a day that is over is
«срок прошёл», no more. Each clause is turned into a window of days in which it is «now»; the same windows go to the
page, where a script compares them with the reader's own day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from macros.model.roadmap import Measure
from macros.terms import Clause, Term, TermKind
from macros.views.wording import NBSP, short_date

# A deadline is «now» from this many days before its day.
DAYS_AHEAD = 30

_LASTING = frozenset({TermKind.CONTINUOUS, TermKind.RECURRING})
_DAYLESS = frozenset({TermKind.BY_SCHEDULE, TermKind.AS_NEEDED, TermKind.UNKNOWN})

Period = tuple[date | None, date | None]
NO_PERIOD: Period = (None, None)


class Status(StrEnum):
    """How a date lies to today; the order is that in which a person wants to see them."""

    NOW = "now"
    NEXT = "next"
    UNDATED = "undated"
    PAST = "past"


STATUS_WORDS = {
    Status.NOW: "сейчас",
    Status.NEXT: "впереди",
    Status.UNDATED: "без даты",
    Status.PAST: "срок прошёл",
}


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which a clause is «now», both included; None is an open side.

    `opens` is the first day in the reader's sense: None for a deadline, which is «now» already before its day.
    """

    first: date | None
    last: date | None
    opens: date | None = None

    def status(self, today: date) -> Status:
        """Where today lies."""
        if self.last is not None and today > self.last:
            return Status.PAST
        if self.first is not None and today < self.first:
            return Status.NEXT
        return Status.NOW

    def days(self) -> tuple[date, ...]:
        """The days that a reader would put into a diary, in order."""
        return tuple(sorted({day for day in (self.opens, self.last) if day is not None}))


def clause_window(clause: Clause, period: Period = NO_PERIOD) -> Window | None:
    """The days in which the clause is «now»; None where no day is known.

    A lasting clause («постоянно», «1 раз в месяц») without its own days has those of the roadmap's `period`.
    """
    if clause.kind in _DAYLESS:
        return None
    start, end = clause.start, clause.end
    if clause.kind in _LASTING:
        start, end = _lasting_days(clause, period)
    if start is None and end is None:
        return None
    if start is None and end is not None and clause.kind not in _LASTING:
        return Window(end - timedelta(days=DAYS_AHEAD), end)
    return Window(start, end, opens=start)


def _lasting_days(clause: Clause, period: Period) -> Period:
    """The clause's own days, filled up from the period as far as the two do not contradict each other."""
    first, last = period
    start = clause.start or (first if clause.end is None or first is None or first <= clause.end else None)
    end = clause.end or (last if start is None or last is None or start <= last else None)
    return start, end


def term_windows(term: Term, period: Period = NO_PERIOD) -> tuple[Window | None, ...]:
    """One window or None for each clause. «Далее – постоянно» opens on the day after what it follows."""
    found: list[Window | None] = []
    before: date | None = None
    for clause in term.clauses:
        window = clause_window(clause, period)
        if window is not None and clause.follows and clause.start is None and before is not None:
            first = before + timedelta(days=1)
            if window.last is None or first <= window.last:
                window = Window(first, window.last, opens=first)
        before = window.last if window is not None else before
        found.append(window)
    return tuple(found)


def windows_status(windows: Sequence[Window | None], period: Period, today: date) -> Status:
    """The status of several limits together: now if any is now, else next, else without a date, else past.

    When the roadmap's period is over, what has no date is over with it.
    """
    over = period_over(period, today)
    each = {window.status(today) if window else _undated(over) for window in windows} or {_undated(over)}
    return next(status for status in Status if status in each)


def _undated(over: bool) -> Status:
    return Status.PAST if over else Status.UNDATED


def period_over(period: Period, today: date) -> bool:
    """Whether the roadmap's last day is known and past."""
    return period[1] is not None and period[1] < today


def period_note(period: Period, today: date) -> str:
    """«период карты закончился 31.12.2025», or nothing while it lasts."""
    last = period[1]
    return f"период карты закончился {short_date(last)}" if last is not None and last < today else ""


def nearest_limit(terms: Sequence[Term], period: Period, today: date) -> str:
    """The limit that matters most today, in a few words: «до 14.02.2025», «24.10.2022 – 25.10.2022», «постоянно».

    That is a clause of the terms' common status, of several the one with the nearest day; empty without terms.
    """
    return _nearest_limit(tuple(terms), period, today)


@lru_cache(maxsize=1 << 13)
def _nearest_limit(terms: tuple[Term, ...], period: Period, today: date) -> str:
    pairs = [pair for term in terms for pair in zip(term.clauses, term_windows(term, period), strict=True)]
    status = windows_status([window for _, window in pairs], period, today)
    found = [(clause, window) for clause, window in pairs if _clause_status(window, period, today) is status]
    best = min(found, key=lambda pair: _urgency(pair[0], pair[1], today), default=None)
    return _limit_words(best[0]) if best else ""


def _clause_status(window: Window | None, period: Period, today: date) -> Status:
    return windows_status([window], period, today)


def _urgency(clause: Clause, window: Window | None, today: date) -> tuple[bool, date]:
    """A limit with a day of its own comes before one that only lasts as long as the roadmap."""
    lasts = clause.start is None and clause.end is None
    return lasts, nearest_date([window], today) or date.max


def _limit_words(clause: Clause) -> str:
    if clause.recurrence is not None or (clause.start is None and clause.end is None):
        return clause.text
    if clause.end is None:
        return f"с{NBSP}{short_date(clause.start)}" if clause.start else clause.text
    if clause.start is None:
        return f"до{NBSP}{short_date(clause.end)}"
    if clause.start == clause.end:
        return short_date(clause.end)
    return f"{short_date(clause.start)} –{NBSP}{short_date(clause.end)}"


def measure_terms(measure: Measure) -> tuple[Term, ...]:
    """The measure's own term and those of its results, in that order."""
    own = tuple([result.term for result in measure.results if result.term is not None])
    return own if measure.term is None else (measure.term, *own)


def terms_windows(terms: Iterable[Term], period: Period) -> tuple[Window | None, ...]:
    """The windows of all clauses of the terms, in order."""
    return _terms_windows(tuple(terms), period)


@lru_cache(maxsize=1 << 13)  # a country's plans say the same few hundred terms on every page
def _terms_windows(terms: tuple[Term, ...], period: Period) -> tuple[Window | None, ...]:
    return tuple(window for term in terms for window in term_windows(term, period))


@lru_cache(maxsize=1 << 13)
def terms_status(terms: tuple[Term, ...], period: Period, today: date) -> Status:
    """Whether anything of the terms is due; without any they have no date."""
    return windows_status(terms_windows(terms, period), period, today)


@lru_cache(maxsize=1 << 13)
def nearest_day(terms: tuple[Term, ...], period: Period, today: date) -> date | None:
    """The first known day of the terms from today on; None if there is none."""
    return nearest_date(terms_windows(terms, period), today)


def nearest_date(windows: Iterable[Window | None], today: date) -> date | None:
    """The first known day from today on on which something of it begins or ends; None if there is none."""
    return min((day for window in windows if window for day in window.days() if day >= today), default=None)


def last_date(windows: Iterable[Window | None]) -> date | None:
    """The last known day of it."""
    return max((day for window in windows if window for day in window.days()), default=None)
