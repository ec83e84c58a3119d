"""Markup of pages within data, and all that only looks like it."""

from __future__ import annotations

import time

import pytest

from macros.sources.data_markup import MAX_FOUND, data_markup


def _found(text: str) -> list[tuple[str, str, str]]:
    return [(each.kind.value, each.sign, each.meant) for each in data_markup(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("а: **Важно:** вход", [("bold", "**Важно:**", "Важно:")]),
        ("а: __Важно__", [("bold", "__Важно__", "Важно")]),
        (
            "а: см. [портал](https://a.example/b)",
            [("link", "[портал](https://a.example/b)", "портал: https://a.example/b")],
        ),
        ("а: см. [ответы](faq.md).", [("link", "[ответы](faq.md)", "ответы: faq.md")]),
        ("а: раз<br>два", [("tag", "<br>", "")]),
        ('а: <font color="red">два</font>', [("tag", '<font color="red">', ""), ("tag", "</font>", "")]),
        ("а: файл `план.xlsx`", [("code", "`план.xlsx`", "«план.xlsx»")]),
        ("а:\n  - • паспорт\n  - ▪паспорт\n", [("item", "•", ""), ("item", "▪", "")]),
        ('а:\n  - "• паспорт"\n', [("item", "•", "")]),
        ("а:\n  - 1. паспорт\n  - 2. СНИЛС\n", [("item", "1.", "")]),
        ("а:\n  - 1) паспорт\n    и ещё\n  - 2) СНИЛС\n", [("item", "1)", "")]),
    ],
)
def test_what_stays_signs(text: str, found: list[tuple[str, str, str]]) -> None:
    assert _found(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "срок: до 1 мая**\nсноска: '**'",
        "срок: до 1 мая** и до 2 мая**",
        "а: [дата](до обеда)",
        "а: назвать [должность] (директор)",
        "а: 5 < 6 и 7 > 6",
        "а: <ваше имя>",
        "а: x__y__z",
        "# **комментарий** `да`\nа: б  # <b>",
        "сообщение: |\n  Нужно:\n  1. войти\n  2. выйти\n  • и ещё\n",
        "а:\n  - 1. сентября ждём\n  - до мая\n",
        'после:\n  - "1.1"\n  - "2.1"\n',
        "а:\n  - 1. пункт приказа",
        "- номер: 1.\n- номер: 2.",
        "",
    ],
)
def test_what_is_let_be(text: str) -> None:
    assert _found(text) == []


def test_a_place_is_that_of_the_signs() -> None:
    text = "а:\n  - раз **два** три"
    (each,) = data_markup(text)
    assert text[each.start : each.end] == "**два**"


@pytest.mark.parametrize("piece", ["**а", "**а** ", "[а](", "<b", "<b ", "`а", "- 1. а\n", "- • ", "__а"])
def test_any_file_is_read_in_linear_time(piece: str) -> None:
    start = time.process_time()
    assert len(list(data_markup(piece * 20_000))) <= MAX_FOUND
    assert time.process_time() - start < 5
