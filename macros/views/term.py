"""A term as it is shown: the document's words, how we read them, and whether it is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from macros.model.roadmap import Roadmap
from macros.terms import Term, TermKind, describe_term
from macros.views.status import (
    NO_PERIOD,
    STATUS_WORDS,
    Period,
    Status,
    Window,
    terms_windows,
    windows_status,
)
from macros.views.wording import capitalised, same_words

PERIOD_ENDED = "период карты закончился"
IN_ARCHIVE = "в архиве"
_LONG_AGO = "../0001-01-01"  # a window that is past for any reader


@dataclass(frozen=True, slots=True)
class StatusView:
    """The mark «сейчас», «впереди», «без даты» or «срок прошёл».

    `windows` lists the days of «now» for the script: ISO intervals separated by spaces, «..» an open side, «~» a limit
    without days («2025-01-30/2025-03-01 ~»). `over` is the roadmap's last day (ISO), with which such a limit is past;
    empty where there is none. `now_word` and `past_word` are what the mark says while it lasts and once everything is
    over, empty where that is as usual.
    """

    status: Status
    word: str
    now_word: str
    past_word: str
    windows: str
    over: str

    def __hash__(self) -> int:
        """Of the days alone: a mark is looked up wherever it stands."""
        return hash((self.windows, self.over))


# The mark of everything in a roadmap of the archive, on any day.
ARCHIVED = StatusView(Status.PAST, IN_ARCHIVE, IN_ARCHIVE, IN_ARCHIVE, _LONG_AGO, "")


@dataclass(frozen=True, slots=True)
class TermView:
    """One term. `text` is verbatim; `reading` is empty where it would only repeat the text."""

    text: str
    reading: str
    status: StatusView

    def __hash__(self) -> int:
        """Of the text alone: a term is looked up wherever it stands."""
        return hash(self.text)


@lru_cache(maxsize=1 << 13)  # a country's plans say the same few hundred terms on every page
def term_view(term: Term, today: date, period: Period = NO_PERIOD) -> TermView:
    """The term as shown on `today`, within the roadmap's `period` where it belongs to one."""
    return TermView(
        text=term.text,
        reading=term_reading(term),
        status=status_view((term,), period, today),
    )


def roadmap_term_view(roadmap: Roadmap, term: Term | None, today: date) -> TermView | None:
    """The term of something in the roadmap, if it has one."""
    if term is None:
        return None
    view = term_view(term, today, roadmap.window())
    return replace(view, status=ARCHIVED) if roadmap.archived else view


def roadmap_status_view(roadmap: Roadmap, terms: Sequence[Term], today: date) -> StatusView:
    """The common mark of several terms of the roadmap."""
    return ARCHIVED if roadmap.archived else status_view(terms, roadmap.window(), today)


def status_view(terms: Sequence[Term], period: Period, today: date) -> StatusView:
    """The common mark of several terms; without terms «без даты», or past when the roadmap is over."""
    return _status_view(tuple(terms), period, today)


@lru_cache(maxsize=1 << 13)
def _status_view(terms: tuple[Term, ...], period: Period, today: date) -> StatusView:
    windows = terms_windows(terms, period)
    status = windows_status(windows, period, today)
    ends = any(clause.end is not None for term in terms for clause in term.clauses)
    past_word = "" if ends else PERIOD_ENDED
    return StatusView(
        status=status,
        word=(status is Status.PAST and past_word) or STATUS_WORDS[status],
        now_word="",
        past_word=past_word,
        windows=" ".join(_interval(window) for window in windows) or "~",
        over=period[1].isoformat() if period[1] and (None in windows or not windows) else "",
    )


def _interval(window: Window | None) -> str:
    if window is None:
        return "~"
    return f"{window.first.isoformat() if window.first else '..'}/{window.last.isoformat() if window.last else '..'}"


@lru_cache(maxsize=1 << 13)
def term_reading(term: Term) -> str:
    """How we read the term, in words; empty where it would only repeat the text or nothing was understood."""
    if all(clause.kind is TermKind.UNKNOWN for clause in term.clauses):
        return ""
    reading = describe_term(term)
    return "" if same_words(reading, term.text) else capitalised(reading)
