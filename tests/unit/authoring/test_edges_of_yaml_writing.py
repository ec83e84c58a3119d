"""The YAML of new records at the edges: widths, quotes, names in brackets."""

from __future__ import annotations

import pytest

from macros.authoring.yaml_writing import WIDTH, Quoted, Value, item_lines, record_lines, scalar

NAMES = ("ответственные", "участники", "кто", "ведущий", "для", "псевдонимы", "отчитывается")


@pytest.mark.parametrize("key", NAMES)
def test_names_stand_in_brackets(key: str) -> None:
    assert record_lines({key: ["А", "Б, В"]}, 2) == [f'  {key}: [А, "Б, В"]']
    assert record_lines({key: ["А", {"кто": "Б"}]}) == [f"{key}:", "  - А", "  - кто: Б"]


def test_sentences_get_a_line_each() -> None:
    assert record_lines({"шаги": ["А", "Б"]}, 2) == ["  шаги:", "    - А", "    - Б"]


@pytest.mark.parametrize("indent", [0, 4])
def test_a_line_is_as_wide_as_it_may_be(indent: int) -> None:
    assert WIDTH == 120
    room = WIDTH - indent - len("кто: []")
    for length, lines in ((room, 1), (room + 1, 2)):
        assert len(record_lines({"кто": ["я" * length]}, indent)) == lines
    room = WIDTH - indent - len("текст: ")
    for length, lines in ((room, 1), (room + 1, 2)):
        words = "а " + "я" * (length - 2)
        assert len(record_lines({"текст": words}, indent)) == lines
    folded = record_lines({"текст": "слово " * 60 + "конец"}, indent)
    assert folded[0] == " " * indent + "текст: >-"
    assert all(line.startswith(" " * (indent + 2) + "слово") for line in folded[1:])
    assert max(map(len, folded)) <= WIDTH < max(map(len, folded)) + len(" слово")


@pytest.mark.parametrize(
    ("text", "plain", "in_flow"),
    [
        ("Дело", True, True),
        ("а, б", True, False),
        ("а]", True, False),
        ("1.10", True, True),
        ("да", True, True),
        ("no", True, True),
        ("", False, False),
        ("~", False, False),
        ("null", False, False),
        (" а", False, False),
        ("а: б", False, False),
        ("а #б", False, False),
        ("#а", False, False),
        ("- а", False, False),
        ("-а", False, False),
        ("'а'", False, False),
        ('"а"', False, False),
        ("*а", False, False),
        ("!а", False, False),
        ("{а}", False, False),
        ("а\tб", True, True),
        ("а\u200bб", False, False),
    ],
)
def test_when_quotes_are_needed(text: str, plain: bool, in_flow: bool) -> None:
    for flow, bare in ((False, plain), (True, in_flow)):
        quoted = '"' + text.replace('"', '\\"') + '"'
        assert scalar(text, in_flow=flow) == (text if bare else quoted)


def test_what_is_escaped_in_quotes() -> None:
    assert scalar(Quoted('а\\"б\nв\tг')) == '"а\\\\\\"б\\nв\\tг"'
    assert scalar(Quoted("1")) == '"1"'
    assert record_lines({"а: б": "в"}) == ['"а: б": в']


def test_an_item_in_an_item() -> None:
    record: dict[str, Value] = {"название": "А", "шаги": [{"кто": ["Б"], "итог": ""}], "сноски": {"а": "б"}}
    assert item_lines(record, 2) == [
        "  - название: А",
        "    шаги:",
        "      - кто: [Б]",
        "    сноски:",
        "      а: б",
    ]
