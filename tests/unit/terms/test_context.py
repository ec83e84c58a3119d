"""The plan's period from a code and from words, and what it makes certain."""

from __future__ import annotations

from datetime import date

import pytest

from macros.terms import TermContext, context_from_period, parse_context, parse_term


@pytest.mark.parametrize(
    ("code", "start", "end", "academic"),
    [
        ("Y2025", date(2025, 1, 1), date(2025, 12, 31), False),
        ("AY2024-2025", date(2024, 9, 1), date(2025, 5, 31), True),
        ("AY2024/2025", date(2024, 9, 1), date(2025, 5, 31), True),
        ("M2018-09", date(2018, 9, 1), date(2018, 9, 30), False),
        (" y2024 ", date(2024, 1, 1), date(2024, 12, 31), False),
    ],
)
def test_code(code: str, start: date, end: date, academic: bool) -> None:
    assert parse_context(code) == TermContext(start, end, academic)


@pytest.mark.parametrize("code", ["2025", "", "Y25", "AY2024-2026", "M2018-13", "Y0001", "AY2024", "Y2025-2026"])
def test_wrong_code_is_explained_in_russian(code: str) -> None:
    with pytest.raises(ValueError, match="не удалось разобрать период"):
        parse_context(code)


@pytest.mark.parametrize(
    ("period", "start", "end", "academic"),
    [
        ("24.10.2022 – 29.12.2022", date(2022, 10, 24), date(2022, 12, 29), False),
        ("2025 год", date(2025, 1, 1), date(2025, 12, 31), False),
        ("2024–2027 годы", date(2024, 1, 1), date(2027, 12, 31), False),
        ("2024/25 учебный год", date(2024, 9, 1), date(2025, 5, 31), True),
        ("сентябрь 2024 – май 2025", date(2024, 9, 1), date(2025, 5, 31), True),
    ],
)
def test_period_of_a_roadmap(period: str, start: date, end: date, academic: bool) -> None:
    assert context_from_period(parse_term(period)) == TermContext(start, end, academic)


@pytest.mark.parametrize("period", ["сентябрь", "постоянно", "", "до 1 марта 2025 г.", "май 2024, май 2025"])
def test_period_without_both_ends_gives_no_context(period: str) -> None:
    assert context_from_period(parse_term(period)) is None


def test_a_month_gets_a_year_only_where_one_fits() -> None:
    several_years = context_from_period(parse_term("2024–2027 годы"))
    autumn = context_from_period(parse_term("24.10.2022 – 29.12.2022"))
    assert parse_term("декабрь", several_years).start is None
    assert parse_term("декабрь", autumn).start == date(2022, 12, 1)
    assert parse_term("январь", autumn).start is None


def test_29_february_needs_a_leap_year() -> None:
    assert parse_term("до 29 февраля", parse_context("Y2024")).end == date(2024, 2, 29)
    assert parse_term("до 29 февраля", parse_context("Y2025")).end is None
