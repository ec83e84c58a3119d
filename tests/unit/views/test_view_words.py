"""Russian plurals, dates and quotation marks."""

from __future__ import annotations

from datetime import date

import pytest

from macros.views.wording import MEASURES, counted, long_date, quoted, same_words, short_date


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0 мероприятий"),
        (1, "1 мероприятие"),
        (2, "2 мероприятия"),
        (4, "4 мероприятия"),
        (5, "5 мероприятий"),
        (11, "11 мероприятий"),
        (14, "14 мероприятий"),
        (21, "21 мероприятие"),
        (22, "22 мероприятия"),
        (100, "100 мероприятий"),
        (111, "111 мероприятий"),
        (1001, "1001 мероприятие"),
    ],
)
def test_counted(number: int, text: str) -> None:
    assert counted(number, MEASURES) == text.replace(" ", "\u00a0")


def test_dates() -> None:
    day = date(2025, 3, 1)
    assert long_date(day) == "1\u00a0марта 2025\u00a0г."
    assert short_date(day) == "01.03.2025"


def test_quotation_marks_inside_quotation_marks() -> None:
    assert quoted("План «Моя школа»") == "«План „Моя школа“»"


def test_same_words() -> None:
    assert same_words("До\u00a001.03.2025", "до 01.03.2025.")
    assert not same_words("до 01.03.2025", "до 02.03.2025")
