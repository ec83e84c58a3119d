"""Which days a clause takes: never a month of work for one deadline, never a day that the text does not give."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from dateutil.rrule import rrulestr

from macros.terms import Clause, TermKind
from macros.views.occasions import Days, Shape, clause_days
from macros.views.status import Window

JAN_10, MAR_1, MAR_14, MAR_15, NOV_30 = (
    date(2025, 1, 10),
    date(2025, 3, 1),
    date(2025, 3, 14),
    date(2025, 3, 15),
    date(2025, 11, 30),
)


def clause(kind: TermKind, start: date | None = None, end: date | None = None, **more: object) -> Clause:
    return Clause(kind, "…", start, end, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (clause(TermKind.DATE, MAR_1, MAR_1), [Days(Shape.DAY, MAR_1, MAR_1)]),
        (clause(TermKind.DEADLINE, end=MAR_1), [Days(Shape.DAY, MAR_1, MAR_1)]),
        (clause(TermKind.EVENT_RELATIVE, end=MAR_1), [Days(Shape.DAY, MAR_1, MAR_1)]),
        (clause(TermKind.RANGE, MAR_1, MAR_14), [Days(Shape.SPAN, MAR_1, MAR_14)]),
        (
            clause(TermKind.RANGE, MAR_1, MAR_15),
            [Days(Shape.START, MAR_1, MAR_1), Days(Shape.END, MAR_15, MAR_15)],
        ),
        (
            clause(TermKind.YEAR, JAN_10, NOV_30),
            [Days(Shape.START, JAN_10, JAN_10), Days(Shape.END, NOV_30, NOV_30)],
        ),
        (clause(TermKind.CONTINUOUS, MAR_1), [Days(Shape.START, MAR_1, MAR_1)]),
    ],
)
def test_a_clause_with_days_takes_them(given: Clause, expected: list[Days]) -> None:
    assert list(clause_days(given)) == expected


@pytest.mark.parametrize(
    "given",
    [
        clause(TermKind.CONTINUOUS),
        clause(TermKind.CONTINUOUS, MAR_1, follows=True),
        clause(TermKind.CONTINUOUS, JAN_10, NOV_30),
        clause(TermKind.AS_NEEDED, JAN_10, NOV_30),
        clause(TermKind.BY_SCHEDULE),
        clause(TermKind.UNKNOWN),
        clause(TermKind.EVENT_RELATIVE),
        clause(TermKind.MONTH),
        clause(TermKind.YEAR, JAN_10, NOV_30, condition="при необходимости"),
        clause(TermKind.RECURRING, JAN_10, NOV_30),  # «регулярно» has no rule
    ],
)
def test_a_clause_without_a_day_of_its_own_takes_none(given: Clause) -> None:
    assert clause_days(given, Window(JAN_10, NOV_30)) == ()


def test_a_condition_does_not_hide_a_deadline() -> None:
    assert clause_days(clause(TermKind.DEADLINE, end=MAR_1, condition="при наличии"))


def repeated(rule: str, window: Window | None) -> Days | None:
    found = clause_days(clause(TermKind.RECURRING, recurrence=rule), window)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("FREQ=DAILY", JAN_10),
        ("FREQ=WEEKLY;INTERVAL=2", JAN_10),
        ("FREQ=WEEKLY;BYDAY=MO", date(2025, 1, 13)),
        ("FREQ=WEEKLY;BYDAY=FR", JAN_10),
        ("FREQ=MONTHLY;BYMONTHDAY=25", date(2025, 1, 25)),
        ("FREQ=MONTHLY;BYMONTHDAY=5", date(2025, 2, 5)),
        ("FREQ=MONTHLY;INTERVAL=3", JAN_10),
        ("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=1", date(2025, 9, 1)),
    ],
)
def test_a_recurrence_begins_at_its_first_day_within_the_window(rule: str, first: date) -> None:
    days = repeated(rule, Window(JAN_10, NOV_30))

    assert days == Days(Shape.REPEAT, first, first, rule, NOV_30)


def test_a_recurrence_without_a_known_beginning_takes_no_day() -> None:
    assert repeated("FREQ=MONTHLY", None) is None
    assert repeated("FREQ=MONTHLY", Window(None, NOV_30)) is None


def test_a_recurrence_that_never_falls_into_its_window_takes_no_day() -> None:
    assert repeated("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1", Window(JAN_10, NOV_30)) is None


def test_a_recurrence_without_a_known_end_goes_on() -> None:
    days = repeated("FREQ=MONTHLY", Window(JAN_10, None))

    assert days is not None
    assert days.until is None


@pytest.mark.parametrize(
    ("rule", "start", "months"),
    [
        ("FREQ=MONTHLY", date(2025, 1, 31), 12),
        ("FREQ=MONTHLY", date(2025, 1, 30), 12),
        ("FREQ=MONTHLY;INTERVAL=3", date(2025, 1, 31), 4),
    ],
)
def test_once_a_month_from_its_last_day_skips_no_month(rule: str, start: date, months: int) -> None:
    days = repeated(rule, Window(start, date(2025, 12, 31)))

    assert days is not None
    assert days.rule is not None
    occurrences = rrulestr(f"{days.rule};UNTIL=20251231", dtstart=datetime(*days.first.timetuple()[:3]))  # noqa: DTZ001
    assert len({day.month for day in occurrences}) == months


def test_once_a_year_from_the_29th_of_february_comes_every_year() -> None:
    days = repeated("FREQ=YEARLY", Window(date(2024, 2, 29), date(2027, 12, 31)))

    assert days is not None
    assert days.rule == "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
