"""What is due: every kind of clause on days before, in and after it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.terms import Clause, Term, TermKind
from macros.views.reports import due_status
from macros.views.status import (
    Status,
    Window,
    nearest_date,
    nearest_limit,
    period_note,
    term_windows,
    windows_status,
)
from macros.views.term import status_view
from tests.support.plan_samples import make_project, plan_of

K = TermKind
YEAR = (date(2025, 1, 1), date(2025, 12, 31))
NO = (None, None)


def day(text: str) -> date:
    return date.fromisoformat(text)


def clause(kind: TermKind, start: str = "", end: str = "", follows: bool = False) -> Clause:
    rule = "FREQ=MONTHLY" if kind is K.RECURRING else None
    return Clause(kind, "срок", day(start) if start else None, day(end) if end else None, rule, follows=follows)


def status_of(term: Term, period: tuple[date | None, date | None], today: str) -> Status:
    return windows_status(term_windows(term, period), period, day(today))


@pytest.mark.parametrize(
    ("cell", "period", "today", "status"),
    [
        (clause(K.DEADLINE, end="2025-03-01"), YEAR, "2025-01-29", Status.NEXT),
        (clause(K.DEADLINE, end="2025-03-01"), YEAR, "2025-01-30", Status.NOW),
        (clause(K.DEADLINE, end="2025-03-01"), YEAR, "2025-03-01", Status.NOW),
        (clause(K.DEADLINE, end="2025-03-01"), YEAR, "2025-03-02", Status.PAST),
        (clause(K.DATE, "2025-03-01", "2025-03-01"), YEAR, "2025-02-28", Status.NEXT),
        (clause(K.DATE, "2025-03-01", "2025-03-01"), YEAR, "2025-03-01", Status.NOW),
        (clause(K.RANGE, "2025-03-01", "2025-03-05"), YEAR, "2025-03-05", Status.NOW),
        (clause(K.RANGE, "2025-03-01", "2025-03-05"), YEAR, "2025-03-06", Status.PAST),
        (clause(K.MONTH, "2025-03-01", "2025-03-31"), NO, "2025-02-01", Status.NEXT),
        (clause(K.MONTH), YEAR, "2025-02-01", Status.UNDATED),
        (clause(K.CONTINUOUS), YEAR, "2024-12-31", Status.NEXT),
        (clause(K.CONTINUOUS), YEAR, "2025-06-01", Status.NOW),
        (clause(K.CONTINUOUS), YEAR, "2026-01-01", Status.PAST),
        (clause(K.CONTINUOUS), NO, "2025-06-01", Status.UNDATED),
        (clause(K.CONTINUOUS, start="2025-09-01"), NO, "2030-01-01", Status.NOW),
        (clause(K.RECURRING, "2025-02-01", "2025-02-28"), YEAR, "2025-03-01", Status.PAST),
        (clause(K.RECURRING), YEAR, "2025-03-01", Status.NOW),
        (clause(K.BY_SCHEDULE), YEAR, "2025-03-01", Status.UNDATED),
        (clause(K.AS_NEEDED), YEAR, "2025-03-01", Status.UNDATED),
        (clause(K.EVENT_RELATIVE), YEAR, "2025-03-01", Status.UNDATED),
        (clause(K.UNKNOWN), YEAR, "2025-03-01", Status.UNDATED),
        (clause(K.UNKNOWN), YEAR, "2026-03-01", Status.PAST),  # the roadmap is over, and this with it
    ],
)
def test_one_clause(cell: Clause, period: tuple[date | None, date | None], today: str, status: Status) -> None:
    assert status_of(Term("срок", (cell,)), period, today) is status


@pytest.mark.parametrize(
    ("today", "status"),
    [("2025-01-01", Status.NEXT), ("2025-02-01", Status.NOW), ("2025-07-01", Status.NOW), ("2026-01-01", Status.PAST)],
)
def test_deadline_then_always(today: str, status: Status) -> None:
    term = Term(
        "до 01.03.2025, далее – постоянно", (clause(K.DEADLINE, end="2025-03-01"), clause(K.CONTINUOUS, follows=True))
    )
    assert status_of(term, YEAR, today) is status


def test_what_follows_opens_after_what_it_follows() -> None:
    term = Term("", (clause(K.DEADLINE, end="2025-03-01"), clause(K.CONTINUOUS, follows=True)))
    assert term_windows(term, YEAR)[1] == Window(day("2025-03-02"), day("2025-12-31"), day("2025-03-02"))


@pytest.mark.parametrize(
    ("own", "result", "status"),
    [
        ("до 15.01.2025", "до 01.03.2025", Status.NOW),
        ("до 15.01.2025", "до 01.09.2025", Status.NEXT),
        ("до 15.01.2025", "по отдельному графику", Status.UNDATED),
        ("до 15.01.2025", "до 20.01.2025", Status.PAST),
    ],
)
def test_own_term_and_the_terms_of_results(own: str, result: str, status: Status) -> None:
    tree = plan_of({"номер": "1", "название": "А", "срок": own, "результаты": [{"текст": "Б", "срок": result}]})
    (roadmap,) = make_project(tree).roadmaps
    assert due_status(roadmap, next(roadmap.measures()), day("2025-02-10")) is status


def test_measure_without_any_term_has_no_date() -> None:
    (roadmap,) = make_project(plan_of({"номер": "1", "название": "А"})).roadmaps
    assert due_status(roadmap, next(roadmap.measures()), day("2025-02-10")) is Status.UNDATED


@pytest.mark.parametrize(
    ("cell", "today", "words"),
    [
        (clause(K.DEADLINE, end="2025-03-01"), "2025-02-10", "до\u00a001.03.2025"),
        (clause(K.RANGE, "2025-03-01", "2025-03-05"), "2025-02-10", "01.03.2025 –\u00a005.03.2025"),
        (clause(K.DATE, "2025-03-01", "2025-03-01"), "2025-02-10", "01.03.2025"),
        (clause(K.CONTINUOUS, start="2025-03-01"), "2025-02-10", "с\u00a001.03.2025"),
        (clause(K.RECURRING, "2025-03-01", "2025-04-01"), "2025-02-10", "срок"),
        (clause(K.CONTINUOUS), "2025-02-10", "срок"),
    ],
)
def test_the_limit_in_a_few_words(cell: Clause, today: str, words: str) -> None:
    assert nearest_limit((Term("срок", (cell,)),), YEAR, day(today)) == words


def test_of_several_limits_the_nearest_day_counts() -> None:
    terms = tuple(
        Term("", (c,))
        for c in (clause(K.CONTINUOUS), clause(K.DEADLINE, end="2025-03-05"), clause(K.DEADLINE, end="2025-03-01"))
    )
    assert nearest_limit(terms, YEAR, day("2025-02-20")) == "до\u00a001.03.2025"
    assert nearest_limit((), YEAR, day("2025-02-20")) == ""


def test_nearest_date_is_never_behind() -> None:
    windows = [Window(None, day("2025-02-01")), None, Window(day("2025-01-01"), day("2025-05-01"), day("2025-01-01"))]
    assert nearest_date(windows, day("2025-02-10")) == day("2025-05-01")
    assert nearest_date([None], day("2025-02-10")) is None


def test_a_finished_period_is_told_with_its_day() -> None:
    assert period_note(YEAR, day("2026-11-22")) == "период карты закончился 31.12.2025"
    assert period_note(YEAR, day("2025-12-31")) == ""


def test_marks_never_speak_of_execution() -> None:
    past = status_view((Term("", (clause(K.DEADLINE, end="2025-03-01"),)),), YEAR, day("2026-11-22"))
    lasting = status_view((Term("", (clause(K.CONTINUOUS),)),), YEAR, day("2026-11-22"))
    assert (past.word, lasting.word) == ("срок прошёл", "период карты закончился")


DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))


@given(start=DAYS, length=st.integers(0, 400), today=DAYS)
def test_a_period_is_now_on_exactly_its_days(start: date, length: int, today: date) -> None:
    end = start + timedelta(days=length)
    term = Term("", (Clause(K.RANGE, "", start, end),))
    assert (windows_status(term_windows(term), NO, today) is Status.NOW) == (start <= today <= end)


def test_what_follows_but_ends_before_keeps_its_own_window() -> None:
    """A slip of the document: nothing is opened after its end."""
    clauses = (
        Clause(TermKind.DEADLINE, "до 01.05.2025", None, date(2025, 5, 1)),
        Clause(TermKind.DEADLINE, "до 01.03.2025", None, date(2025, 3, 1), follows=True),
    )
    _, second = term_windows(Term("до 01.05.2025, далее – до 01.03.2025", clauses))
    assert second is not None and (second.last, second.opens) == (date(2025, 3, 1), None)
