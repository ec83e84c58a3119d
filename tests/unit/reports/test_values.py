"""Days and numbers as people type them into a table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model.targets import read_target
from macros.reports.values import read_day, read_number
from macros.terms import TermContext

YEAR = TermContext(date(2024, 1, 1), date(2024, 12, 31))
DAY = date(2024, 9, 16)


@pytest.mark.parametrize(
    "text",
    [
        "16.09.2024",
        "2024-09-16",
        "16.09.24",
        "16/09/2024",
        "09/16/2024",
        "16 сентября 2024 г.",
        "16.9.2024 года",
        "16-09-2024",
    ],
)
def test_one_day_in_many_spellings(text: str) -> None:
    assert read_day(text).day == DAY
    assert read_day(text).doubt == ""


@pytest.mark.parametrize(
    ("text", "day", "word"),
    [
        ("45551", DAY, "числом"),
        ("45551.5", DAY, "числом"),
        ("09/06/2024", date(2024, 6, 9), "двояко"),
        ("до 16 сентября 2024", DAY, "последний день"),
        ("сентябрь 2024", date(2024, 9, 30), "период"),
        ("31.02.2024", None, "29 дней"),
        ("16.13.2024", None, "месяца 13"),
        ("12345", None, "число"),
        ("вчера", None, "не похоже"),
        ("= DATE(2024;9;16)", None, "не похоже"),
    ],
)
def test_a_doubt_is_told(text: str, day: date | None, word: str) -> None:
    found = read_day(text)
    assert found.day == day
    assert word in found.doubt


def test_a_day_without_a_year_gets_the_plan_s() -> None:
    assert read_day("16 сентября", YEAR).day == DAY
    assert read_day("16 сентября").day is None


def test_old_macintosh_days_count_from_1904() -> None:
    assert read_day("44089", epoch_1904=True).day == DAY


@given(st.dates(date(1955, 1, 1), date(2118, 12, 31)))
def test_every_day_survives_every_way_of_writing(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    for text in (day.isoformat(), f"{day:%d.%m.%Y}", str(serial)):
        assert read_day(text).day == day


@given(st.text(max_size=80))
def test_any_text_gives_an_answer(text: str) -> None:
    assert read_day(text, YEAR).day is None or isinstance(read_day(text, YEAR).day, date)
    read_number(text)
    read_target(text)


@pytest.mark.parametrize(
    ("text", "number", "doubtful"),
    [
        ("48,5", "48.5", False),
        ("48.5 %", "48.5", False),
        ("1 200", "1200", False),
        ("1\u00a0200", "1200", False),
        ("−3", "-3", False),
        ("около 50", "50", True),
        ("50 из 100", None, True),
        ("половина", None, True),
        ("", None, False),
    ],
)
def test_numbers(text: str, number: str | None, doubtful: bool) -> None:
    found = read_number(text)
    assert found.number == (Decimal(number) if number else None)
    assert bool(found.doubt) is doubtful


@pytest.mark.parametrize(
    ("text", "value", "reached"),
    [
        ("50", "50", True),
        ("50", "49.9", False),
        ("не менее 10 %", "10", True),
        ("не более 5", "5", True),
        ("не более 5", "6", False),
        ("≤ 5 %", "4", True),
        ("доведена до 50 %", "60", True),
    ],
)
def test_targets(text: str, value: str, reached: bool) -> None:
    target = read_target(text)
    assert target is not None
    assert target.reached(Decimal(value)) is reached


@pytest.mark.parametrize("text", ["по госзаданию", "5–7", "2 из 10", ""])
def test_what_is_no_single_number_is_no_target(text: str) -> None:
    assert read_target(text) is None
