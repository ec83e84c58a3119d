"""Cells and lines at the edges: what gets an apostrophe, where a line of a calendar is folded."""

from __future__ import annotations

import pytest

from macros.exports.calendar_lines import content_line, text_line
from macros.exports.cells import inert_cell, neutral_cell, plain_cell
from macros.exports.csv_files import marked_number

RUN = (
    *(f"{sign}1" for sign in "=+-@\t\r\n＝＋－＠"),
    *(f"{before}=1" for before in (" ", "\u00a0", "\u200b", "\ufeff", "\u00ad", "\x00", " \u200b ")),
    "=", "-", "'", "'а",
)  # fmt: skip
CHANGED = (
    "01.10", "1.10", "1/2", "5-7", "12:30", "1e5", "1E+5", "1,5e-3", "1 000", "007", "1234567890123456", "1.", "5:",
    "1/", " 1.10 ", "20 декабря", "1 янв", "1янв", "2-фев", "3.мар", "4 апр.", "5 май", "6 мая", "7 июн", "8 июля",
    "9 авг", "10 сен", "11 ОКТЯБРЯ", "12 ноя", "13 дек", "1.2.2025", "01.03.25", "01.03.2025-",
)  # fmt: skip
KEPT = (
    "", " ", "1", "15", "123456789012345", "01.03.2025", " 01.03.2025 ", "№ 1.10", "1.10 а", "а 1.10",
    "20 декабря 2025", "120 декабря", "мая", "1 мат", "50 %", "0", "а=1", "а-б", "e5", "1e", "п. 1.10",
)  # fmt: skip


@pytest.mark.parametrize("text", RUN)
def test_what_would_be_run_is_guarded_everywhere(text: str) -> None:
    assert neutral_cell(text) == inert_cell(text) == f"'{text}"
    assert plain_cell(neutral_cell(text)) == text


@pytest.mark.parametrize("text", CHANGED)
def test_what_would_be_changed_is_guarded_where_cells_are_guessed(text: str) -> None:
    assert (neutral_cell(text), inert_cell(text)) == (f"'{text}", text)


@pytest.mark.parametrize("text", KEPT)
def test_everything_else_stays_as_it_is(text: str) -> None:
    assert neutral_cell(text) == inert_cell(text) == text


def test_a_number_bears_its_sign_and_nothing_bears_none() -> None:
    assert (marked_number("1.10"), marked_number("")) == ("№\u00a01.10", "")


# --- calendars -------------------------------------------------------------------------------------------------------


def test_signs_with_a_meaning_are_escaped_in_a_text() -> None:
    assert text_line("X", "а\\б;в,г\nд:е") == "X:а\\\\б\\;в\\,г\\nд:е\r\n".encode()


@pytest.mark.parametrize(
    ("line", "folded"),
    [
        ("a" * 74, ["a" * 74]),
        ("a" * 75, ["a" * 74, "a"]),
        ("a" * 148, ["a" * 74, "a" * 74]),
        ("a" * 149, ["a" * 74, "a" * 74, "a"]),
        ("я" * 38, ["я" * 37, "я"]),
        ("a" + "я" * 37, ["a" + "я" * 36, "я"]),
        ("a" * 71 + "😀a", ["a" * 71, "😀a"]),
        ("a" * 73 + "\\na", ["a" * 73, "\\na"]),
        ("a" * 73 + "^na", ["a" * 73, "^na"]),
        ("a" * 72 + "\\na", ["a" * 72 + "\\n", "a"]),
    ],
)
def test_a_line_is_folded_between_letters_and_never_in_an_escaped_pair(line: str, folded: list[str]) -> None:
    assert content_line(line) == "\r\n ".join(folded).encode() + b"\r\n"
