"""The production calendar and the days it gives to limits that lean on events."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from macros.terms import load_work_calendar, parse_term, resolve_term

CALENDAR = load_work_calendar()

# How many working days the five-day week has in a year, by the published production calendars.
WORKING_DAYS = {2022: 247, 2023: 247, 2024: 248, 2025: 247, 2026: 247}


@pytest.mark.parametrize(("year", "expected"), WORKING_DAYS.items())
def test_working_days_of_the_year(year: int, expected: int) -> None:
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(366))
    assert sum(CALENDAR.is_working(day) is True for day in days if day.year == year) == expected


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2025, 11, 1), True),  # a Saturday that works
        (date(2025, 12, 31), False),
        (date(2025, 5, 8), False),
        (date(2024, 4, 27), True),
        (date(2023, 11, 6), False),  # 4 November fell on a Saturday
        (date(2026, 3, 9), False),
        (date(2025, 2, 24), True),
    ],
)
def test_moved_days(day: date, working: bool) -> None:
    assert CALENDAR.is_working(day) is working


def test_a_year_without_data_is_not_guessed() -> None:
    assert CALENDAR.is_working(date(2040, 3, 3)) is None
    assert CALENDAR.shift(date(2026, 12, 25), 10) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("в течение 3 рабочих дней со дня начала смены", date(2025, 4, 30), date(2025, 5, 7)),
        ("за 10 дней до начала смены", None, date(2025, 4, 20)),
        ("не позднее чем за 5 рабочих дней до начала смены", None, date(2025, 4, 23)),
        ("за месяц до начала смены", None, date(2025, 3, 30)),
        ("через 2 недели после начала смены", date(2025, 4, 30), date(2025, 5, 14)),
        ("после начала смены", date(2025, 4, 30), None),
        ("до начала смены", None, date(2025, 4, 29)),
        ("в день начала смены", date(2025, 4, 30), date(2025, 4, 30)),
        ("после окончания смены", None, None),
        ("в течение 24 часов после начала смены", date(2025, 4, 30), None),
    ],
)
def test_limits_around_an_event(text: str, start: date | None, end: date | None) -> None:
    term = resolve_term(parse_term(text), CALENDAR, {"начало смены": date(2025, 4, 30)})
    assert (term.start, term.end) == (start, end)


def test_two_events_of_one_name_are_not_chosen_between() -> None:
    events = {"начало смены": date(2025, 6, 1), "Начала смены": date(2025, 7, 1)}
    assert resolve_term(parse_term("до начала смены"), CALENDAR, events).end is None


def test_an_academic_year_set_by_an_act() -> None:
    calendar = CALENDAR.with_academic_years({2024: (date(2024, 9, 2), date(2025, 5, 26))})
    term = resolve_term(parse_term("2024/25 учебный год"), calendar)
    assert (term.start, term.end) == (date(2024, 9, 2), date(2025, 5, 26))
