"""The strict YAML reader: every scalar stays text, every node knows its place, limits hold."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
import yaml

from macros.diagnostics import Span
from macros.sources import yaml_tree
from macros.sources.tree import ListNode, MapNode, Node, ScalarNode
from macros.sources.yaml_tree import MAX_DEPTH, MAX_NODES, parse_yaml


def _plain(node: Node | None) -> object:
    if isinstance(node, MapNode):
        return {entry.key.text: _plain(entry.value) for entry in node.entries}
    if isinstance(node, ListNode):
        return [_plain(item) for item in node.items]
    return node.text if node else None


def _codes(text: str) -> list[str]:
    return [each.code for each in parse_yaml(text, "x.yaml").diagnostics]


@pytest.mark.parametrize(
    "written",
    ["1.10", "01.09", "12:30", "no", "on", "2024-08-28", "0x1F", "1e3", ".inf", "007", "1_000", "да", "28.08.2024"],
)
def test_scalars_stay_what_was_typed(written: str) -> None:
    assert _plain(parse_yaml(f"ключ: {written}", "x.yaml").node) == {"ключ": written}


@pytest.mark.parametrize("written", ["", "~", "null", "Null"])
def test_a_value_that_is_not_there_is_absent(written: str) -> None:
    node = parse_yaml(f"ключ: {written}", "x.yaml").node
    assert isinstance(node, MapNode)
    value = node.get("ключ")
    assert isinstance(value, ScalarNode) and value.absent


def test_quoted_null_is_a_text() -> None:
    node = parse_yaml('ключ: "null"', "x.yaml").node
    assert isinstance(node, MapNode)
    value = node.get("ключ")
    assert isinstance(value, ScalarNode) and value.quoted and not value.absent


def test_places_count_from_one_in_characters() -> None:
    node = parse_yaml("а: 😀\nсписок:\n  - {б: в}\n", "x.yaml", first_line=5).node
    assert isinstance(node, MapNode)
    assert node.entries[0].value.span == Span(5, 4, 5)
    assert node.entries[1].key.span == Span(6, 1, 7)
    items = node.entries[1].value
    assert isinstance(items, ListNode)
    inner = items.items[0]
    assert isinstance(inner, MapNode)
    assert inner.entries[0].value.span == Span(7, 9, 10)


def test_text_over_several_lines_is_placed_at_its_first() -> None:
    node = parse_yaml("а: |\n  один\n  два\nб: три\n", "x.yaml").node
    assert isinstance(node, MapNode)
    assert _plain(node) == {"а": "один\nдва\n", "б": "три"}
    assert node.entries[0].value.span == Span(1, 4, 5)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    parsed = parse_yaml(end.join(["а: 1", "б:", "  - 2", ""]), "x.yaml")
    assert _plain(parsed.node) == {"а": "1", "б": ["2"]}
    assert parsed.diagnostics == ()


def test_a_byte_order_mark_is_no_character() -> None:
    parsed = parse_yaml("\ufeffа: 1", "x.yaml")
    assert isinstance(parsed.node, MapNode)
    assert (parsed.node.span, parsed.diagnostics) == (Span(1, 1, 2), ())


def test_text_is_composed_and_places_stay_those_of_the_file() -> None:
    parsed = parse_yaml(unicodedata.normalize("NFD", "ёй: йё") + " # конец", "x.yaml")
    assert isinstance(parsed.node, MapNode)
    assert _plain(parsed.node) == {"ёй": "йё"}
    assert parsed.node.entries[0].value.span == Span(1, 7, 11)


def test_an_alias_bomb_is_refused_without_being_blown_up() -> None:
    lines = ["а: &а [х, х, х, х, х, х, х, х, х]"]
    names = "абвгдежзик"
    lines += [f"{new}: &{new} [{', '.join(['*' + old] * 9)}]" for old, new in pairwise(names)]
    latin = "\n".join(lines).translate(str.maketrans(names, "abcdefghij"))
    assert set(_codes(latin)) == {"yaml-anchor"}


@pytest.mark.parametrize(("text", "code"), [("[" * 100_000, "yaml-depth"), ("- а\n" * (MAX_NODES + 2), "yaml-size")])
def test_what_is_too_much_is_refused_at_once(text: str, code: str) -> None:
    started = time.process_time()
    parsed = parse_yaml(text, "x.yaml")
    assert [each.code for each in parsed.diagnostics] == [code]
    assert parsed.node is None
    assert time.process_time() - started < 5


def test_a_file_over_five_megabytes_is_not_even_parsed() -> None:
    assert _codes("а: " + "я" * 2_600_000) == ["yaml-size"]


def test_twenty_levels_are_enough_for_anybody() -> None:
    assert _codes("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []


def test_all_faults_of_writing_are_told_at_once() -> None:
    text = "а: 1\nа: 2\nб: !x 3\nв: &y 4\nг: *y\nд: 5\u200b\n"
    assert sorted(_codes(text)) == ["odd-character", "yaml-anchor", "yaml-anchor", "yaml-duplicate-key", "yaml-tag"]


def test_of_a_field_given_twice_the_first_counts() -> None:
    assert _plain(parse_yaml("а: 1\nа: 2", "x.yaml").node) == {"а": "1"}


@pytest.mark.parametrize("text", ["а: б # примечание", "# yaml-language-server: $schema=x\nа: б", "а: 'б #1'"])
def test_comments_are_welcome(text: str) -> None:
    assert _codes(text) == []


SLIPS = [
    "название: Итоги: отчёт",
    'номер: "1.10',
    '- номер: "1"\n   название: х\n',
    "а: 1\nсрок до 1\nб: 2\n",
    "а: 1\nсрок:01.09\nб: 2\n",
    "сноска: *",
    "с: %х",
    "с: > 50 %",
    "с: [а, б\nд: 1",
    "с: - а",
    'с: "C:\\План"',
    'с: "Моя" школа',
    "с: !важно х",
    "  а: 1\nб: 2",
    "с: ]",
]


@pytest.mark.parametrize("text", SLIPS)
def test_the_slow_parser_is_understood_as_well(text: str) -> None:
    fast, slow = (parse_yaml(text, "x.yaml", loader=loader) for loader in (yaml_tree.LOADER, yaml.SafeLoader))
    assert [(d.code, d.span.line) for d in fast.diagnostics] == [(d.code, d.span.line) for d in slow.diagnostics]
    assert "yaml-syntax" not in {d.code for d in fast.diagnostics}
