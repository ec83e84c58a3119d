"""Reports for control («до 14.02.2025 сообщить в управление»): they are due like the measure's own term.

Lists of what is due, marks, filters and tasks all ask here, so that none of them misses a report that another shows.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple

from dateutil.rrule import rrulestr

from macros.model.roadmap import Measure, Roadmap
from macros.terms import Clause, Term, TermKind
from macros.views.status import (
    Period,
    Status,
    Window,
    last_date,
    measure_terms,
    nearest_date,
    nearest_day,
    nearest_limit,
    term_windows,
    terms_status,
    terms_windows,
)
from macros.views.wording import NBSP, capitalised, same_words

_REPORT, _CONTROL = "отчёт", "контроль"
_AHEAD = frozenset({Status.NOW, Status.NEXT})

# What somebody is asked to do («Сообщить в УО …»), does or hands in («Отчёт», «Информация о …»); who watches does not.
_ASKS = re.compile(
    r"^(?:информация|сведения|справка|данные)\b|\w*отч[её]т\b"
    r"|\b(?:сообщить|сообща[ею]т|(?:про)?информировать|уведомить|доложить|отчитаться|отчитыва(?:ть|[ею]т)ся)\b"
    r"|\b(?:предо?став(?:ить|ление|ля(?:ть|[ею]т))|направ(?:ить|ление|ля(?:ть|[ею]т)))\b"
    r"|\b(?:отправить|передать|сдать|прислать|выслать)\b",
    re.IGNORECASE,
)


class Report(NamedTuple):
    """What must be told for control, in the document's words, and when."""

    text: str
    term: Term

    @property
    def word(self) -> str:
        """«отчёт»; of what may be no report «контроль», as the document's column is called."""
        return _REPORT if _asks(self.text) else _CONTROL


class DueReport(NamedTuple):
    """A report that is ahead. `limit`: «отчёт до 14.02.2025»; `text` says more of it or is empty."""

    limit: str
    text: str

    @property
    def title(self) -> str:
        """«Отчёт до 14.02.2025.»"""
        return f"{capitalised(self.limit)}."


def reports(roadmap: Roadmap, measure: Measure) -> tuple[Report, ...]:
    """The controls by which the responsible must tell something on days that are known.

    Those are the ones whose words ask for it, and all with a deadline. What is watched over days or again and again is
    the watcher's work, and no day of theirs.
    """
    if not measure.control:
        return ()
    period = roadmap.window()
    found = [Report(each.text, each.term) for each in measure.control if each.term is not None]
    return tuple([report for report in found if _is_due(report, period)])


@lru_cache(maxsize=1 << 12)  # a country's plans say the same few hundred terms
def _is_due(report: Report, period: Period) -> bool:
    asked = _asks(report.text) or all(clause.kind is TermKind.DEADLINE for clause in report.term.clauses)
    return asked and any(term_windows(report.term, period))


@lru_cache(maxsize=1 << 12)
def _asks(text: str) -> bool:
    return _ASKS.search(text) is not None


def due_terms(roadmap: Roadmap, measure: Measure) -> tuple[Term, ...]:
    """Everything by which the measure is due: its own term, those of its results and of its reports, in that order."""
    terms = measure_terms(measure)
    return (*terms, *[report.term for report in reports(roadmap, measure)]) if measure.control else terms


def due_status(roadmap: Roadmap, measure: Measure, today: date) -> Status:
    """Whether anything of the measure is due; nothing is in the archive."""
    return Status.PAST if roadmap.archived else terms_status(due_terms(roadmap, measure), roadmap.window(), today)


@lru_cache(maxsize=1 << 12)
def nearest_report(asked: tuple[Report, ...], period: Period, today: date) -> DueReport | None:
    """Of the reports that are due now or next, the one with the nearest day."""
    ahead = [each for each in asked if terms_status((each.term,), period, today) in _AHEAD]
    if not ahead:
        return None
    best = min(ahead, key=lambda each: _next_day(each.term, period, today) or date.max)
    limit = nearest_limit((best.term,), period, today)
    return DueReport(f"{best.word}{NBSP}{limit}", "" if same_words(best.text, best.word) else best.text)


def own_limit(terms: tuple[Term, ...], report: DueReport | None, period: Period, today: date) -> str:
    """The limit of the terms that matters today; empty where it is over, or has no day, and a report is ahead."""
    if report is not None and terms_status(terms, period, today) not in _AHEAD:
        return ""
    return nearest_limit(terms, period, today) or "срок не указан"


@lru_cache(maxsize=1 << 13)
def due_day(terms: tuple[Term, ...], asked: tuple[Report, ...], period: Period, today: date) -> date | None:
    """The first known day of the terms and reports from today on; None if there is none."""
    days = [nearest_day(terms, period, today), *(_next_day(each.term, period, today) for each in asked)]
    return min((day for day in days if day is not None), default=None)


_LASTING = (TermKind.CONTINUOUS, TermKind.RECURRING)


@lru_cache(maxsize=1 << 13)
def sorting_day(terms: tuple[Term, ...], asked: tuple[Report, ...], period: Period, today: date) -> date | None:
    """The day by which they come: the nearest from today on, else the last one that is named, else the last one.

    «До 31.01.2025, далее – постоянно» has passed in January, though it went on to the end of the plan.
    """
    if ahead := due_day(terms, asked, period, today):
        return ahead
    every = (*terms, *(each.term for each in asked))
    named = (
        window
        for term in every
        for clause, window in zip(term.clauses, term_windows(term, period), strict=True)
        if clause.kind not in _LASTING
    )
    return last_date(named) or last_date(terms_windows(every, period))


def _next_day(term: Term, period: Period, today: date) -> date | None:
    pairs = zip(term.clauses, term_windows(term, period), strict=True)
    days = [_next_of(clause, window, today) for clause, window in pairs if window is not None]
    return min((day for day in days if day is not None), default=None)


def _next_of(clause: Clause, window: Window, today: date) -> date | None:
    """«Ежемесячно до 5-го» comes next on the 5th, and not when the whole plan ends."""
    if clause.recurrence is None or "BY" not in clause.recurrence:
        return nearest_date([window], today)
    return _next_time(clause.recurrence, window, today)


@lru_cache(maxsize=1 << 10)  # the library reads and counts a rule in half a millisecond
def _next_time(recurrence: str, window: Window, today: date) -> date | None:
    first = window.first or today
    times = rrulestr(recurrence, dtstart=datetime.combine(first, time()))
    found = times.after(datetime.combine(max(first, today), time()), inc=True)
    if found is None or (window.last is not None and found.date() > window.last):
        return None
    return date(found.year, found.month, found.day)
