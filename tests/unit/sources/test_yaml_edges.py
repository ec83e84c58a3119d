"""Slips of YAML: the code, the very place and the sign that are told, and what the tree looks like at its edges."""

from __future__ import annotations

import pytest

from macros.diagnostics import Span
from macros.sources import yaml_tree
from macros.sources.tree import ListNode, MapNode, Node, ScalarNode, child
from macros.sources.yaml_tree import MAX_BYTES, MAX_DEPTH, MAX_NODES, MAX_TOLD, parse_yaml

Told = tuple[str, tuple[int, int, int], str]

# The text, and of each fault: code, line, first column, column after the last, a sign that the message names.
SLIPS: list[tuple[str, list[Told]]] = [
    ("название: Итоги: отчёт", [("yaml-colon", (1, 16, 17), "")]),
    ('номер: "1.10', [("yaml-quote", (1, 8, 10), "")]),
    ('- номер: "1"\n   название: х\n', [("yaml-indent", (2, 4, 12), "")]),
    ("а: 1\nсрок до 1\nб: 2\n", [("yaml-no-colon", (2, 1, 5), "")]),
    ("а: 1\nсрок:01.09\nб: 2\n", [("yaml-space", (2, 1, 5), "")]),
    ("а: 1\n-срок\nб: 2\n", [("yaml-dash", (2, 1, 6), "")]),
    ("а: -б 1", [("yaml-dash", (1, 4, 6), "")]),
    ("а: 1\n- срок:01\nб: 2", [("yaml-indent", (2, 1, 2), "")]),
    ("сноска: *", [("yaml-start", (1, 9, 10), "«*»")]),
    ("с: &", [("yaml-start", (1, 4, 5), "«&»")]),
    ("с: %х", [("yaml-start", (1, 4, 5), "«%»")]),
    ("с: @x", [("yaml-start", (1, 4, 5), "«@»")]),
    ("с: `x", [("yaml-start", (1, 4, 5), "«`»")]),
    ("с: > 50 %", [("yaml-start", (1, 4, 5), "«>»")]),
    ("с: |x", [("yaml-start", (1, 4, 5), "«|»")]),
    ("с: [а, б\nд: 1", [("yaml-bracket", (1, 4, 5), "«[»")]),
    ("с: {а: б\nд: 1", [("yaml-bracket", (1, 4, 5), "«{»")]),
    ("с: - а", [("yaml-list-inline", (1, 4, 5), "")]),
    ('с: "C:\\План"', [("yaml-escape", (1, 7, 8), "")]),
    ('с: "\\xZZ"', [("yaml-escape", (1, 7, 10), "")]),
    ('с: "Моя" школа', [("yaml-after-quote", (1, 10, 15), "")]),
    # A quote forgotten some lines above is told there; so is a space that only looks like one.
    ('а: "1\nб: в\nг: "2"\n', [("yaml-quote", (1, 4, 6), "")]),
    ("а: б\nв: 'г\nе: 'ж'\n", [("yaml-quote", (2, 4, 6), "")]),
    ("а'б: 'в' г", [("yaml-after-quote", (1, 10, 11), "")]),
    ('"а": б\nв: г"\nд: "е" ж', [("yaml-after-quote", (3, 8, 9), "")]),
    ("а:\n  б: 1\n\u00a0 в: 2\n  г: 3\n", [("yaml-wide-space", (3, 1, 2), "")]),
    ("а:\n  б: 1\n \u2003г: 3\n  д: 4\n", [("yaml-wide-space", (3, 2, 3), "")]),
    ("с: 'а' б", [("yaml-after-quote", (1, 8, 9), "")]),
    ("с: !важно х", [("yaml-tag", (1, 4, 5), "")]),
    ("с: !<x", [("yaml-tag", (1, 4, 5), "")]),
    ("%YAML 1.1\n---\nа: б", [("yaml-directive", (1, 1, 2), "")]),
    ("%X\n---\nа: б", [("yaml-directive", (1, 1, 2), "")]),
    ("%\nа: б", [("yaml-directive", (1, 1, 2), "")]),
    ("  а: 1\nб: 2", [("yaml-indent", (2, 1, 2), "")]),
    ("с: ]", [("yaml-start", (1, 4, 5), "«]»")]),
    ("с: }", [("yaml-start", (1, 4, 5), "«}»")]),
    ("с: ,", [("yaml-start", (1, 4, 5), "«,»")]),
    ("а:\n\t- б", [("yaml-tab", (2, 1, 2), "")]),
    ("а:\n  б: 1\n \t в: 2", [("yaml-tab", (3, 2, 4), "")]),
    ("а: \tб", []),
    ("{{ x }}", [("yaml-key", (1, 2, 3), "")]),
    ("а: {{ x }}", [("yaml-key", (1, 5, 6), "")]),
    ("а: {{ x }} y", [("yaml-key", (1, 5, 6), "")]),
    ("а: {{ x }}: y", [("yaml-key", (1, 5, 6), "")]),
    ("а: б\n---\nв: г", [("yaml-documents", (2, 1, 2), "")]),
    ("а: *x", [("yaml-anchor", (1, 4, 6), "")]),
    ("а: &x б", [("yaml-anchor", (1, 4, 5), "")]),
    ("<<: *x", [("yaml-anchor", (1, 5, 7), ""), ("yaml-anchor", (1, 1, 3), "")]),
    ("'<<': x", []),
    ("? [а]\n: б", [("yaml-key", (1, 3, 4), "")]),
    ("{а: б}: в", [("yaml-key", (1, 1, 2), "")]),
    ("-слово", [("yaml-dash", (1, 1, 7), "")]),
    ("а: -слово два", [("yaml-dash", (1, 4, 10), "")]),
    ("а: - слово", [("yaml-list-inline", (1, 4, 5), "")]),
    ("а: -1", []),
    ("а: б \nв: г #к", [("yaml-hash", (2, 6, 8), "")]),
    ("а: б #в", [("yaml-hash", (1, 6, 8), "")]),
    ("а: б #!в", []),
    ("а: б # в", []),
    ("а: 'б' #в", []),
    ("а: б#в", []),
    ("а:\n  б\n    #в", []),
    ("- а\n-б\n- в", [("yaml-dash", (2, 1, 3), "")]),
    ("а: 1\n а: 2", [("yaml-indent", (2, 2, 3), "")]),
    ("а: 1\n  б: 2", [("yaml-indent", (2, 3, 4), "")]),
    ("а: [1, 2", [("yaml-bracket", (1, 4, 5), "«[»")]),
    ("а: б\nв", [("yaml-no-colon", (2, 1, 2), "")]),
    # Items that begin as Word begins them: lost only on lines of their own.
    ("а:\n  – б\n  – в\n", [("yaml-bullet", (2, 3, 4), "")]),
    ("а:\n  • б\n", [("yaml-bullet", (2, 3, 4), "")]),
    ("а: – б\nв: [– г]\nд:\n  –е\n", []),
    ("а:\n  - – б\n", []),
    ("а: >-\n  – б\n  – в\n", []),
    ('а:\n  "– б"\n', []),
    # Marks of git's of which somebody has cleared some.
    ("а: 1\n=======\nб: 2\n", [("git-conflict", (2, 1, 8), "")]),
    ("а: 1\n=======\nб: 2\n>>>>>>> main\n", [("git-conflict", (4, 1, 8), "")]),
    ("а: 1\n<<<<<<< HEAD\nб: 2\n", [("git-conflict", (2, 1, 8), "")]),
    ("а: 1\n========\nб: 2\n", [("yaml-no-colon", (2, 1, 2), "")]),
    ("- а\nб: в", [("yaml-indent", (2, 1, 2), "")]),
    ("[а]: б: в", [("yaml-key", (1, 1, 2), "")]),
    ('а: "б\nв"', []),
    ("!x а: б", [("yaml-tag", (1, 1, 2), "")]),
    ("!x [а]", [("yaml-tag", (1, 1, 2), "")]),
    ("&x\nа: б", [("yaml-anchor", (1, 1, 2), "")]),
    ("*x : б", [("yaml-anchor", (1, 1, 3), "")]),
    ("а: >-\n  б\n  в", []),
    ("а:\n- б\n- в", []),
    (
        "а: 1\nа: 2\nа: 3",
        [("yaml-duplicate-key", (2, 1, 2), "строке 1"), ("yaml-duplicate-key", (3, 1, 2), "строке 1")],
    ),
    ("- - а\n  - б", []),
    ("а: [б, {в: г}]", []),
    ("<<: а", [("yaml-anchor", (1, 1, 3), "")]),
    ("а: 'б''в'", []),
    ("\ufeffа: б", []),
    ("а: б\u200b\u200b", [("odd-character", (1, 5, 6), "U+200B)")]),
    ("\x00", [("odd-character", (1, 1, 2), "U+0000)")]),
    ("а: [1\n\n", [("yaml-bracket", (1, 4, 5), "«[»")]),
    ('"а\n', [("yaml-quote", (1, 1, 3), "")]),
    # A forgotten bracket is told where it was opened, whatever comes instead of the next item.
    ("а: [б,", [("yaml-bracket", (1, 4, 5), "«[»")]),
    ("а: [б,\n\n\n", [("yaml-bracket", (1, 4, 5), "«[»")]),
    ("а: [б, # и ещё\n", [("yaml-bracket", (1, 4, 5), "«[»")]),
    ("в: г\nа: [", [("yaml-bracket", (2, 4, 5), "«[»")]),
    ("а: {б: в,", [("yaml-bracket", (1, 4, 5), "«{»")]),
    ("а: {б:", [("yaml-bracket", (1, 4, 5), "«{»")]),
    ("а: [б: ", [("yaml-bracket", (1, 4, 5), "«[»")]),
    ("- [а, [б,\n", [("yaml-bracket", (1, 7, 8), "«[»")]),
    ("- [{а: б}, [в], ", [("yaml-bracket", (1, 3, 4), "«[»")]),
    ("а:\n  - [б,\n  - в\n", [("yaml-bracket", (2, 5, 6), "«[»")]),
    ("а: [б,\n---\nв: г", [("yaml-bracket", (1, 4, 5), "«[»")]),
    ("а: [б,,в]", [("yaml-start", (1, 7, 8), "«,»")]),
    ("а: [б, - в]", [("yaml-start", (1, 8, 9), "«-»")]),
    ("а: [б, }", [("yaml-start", (1, 8, 9), "«}»")]),
    # What is wrong behind the last text is told at its end, also where that is the first line.
    ("%YAML 1.1\n", [("yaml-syntax", (1, 9, 10), "")]),
    ("%YAML 1.1\n\n", [("yaml-syntax", (1, 9, 10), "")]),
    ("\n%YAML 1.1\n", [("yaml-syntax", (2, 9, 10), "")]),
    # Of several words that are glued to a dash, the first one is shown; a glued «#» is seen behind them.
    ("а: -бв г д", [("yaml-dash", (1, 4, 7), "")]),
    ("а: -бв г #д", [("yaml-dash", (1, 4, 7), ""), ("yaml-hash", (1, 10, 12), "")]),
    ("а: б\n  в   #гд е", [("yaml-hash", (2, 7, 10), "")]),
    ("а: б\t#вг", [("yaml-hash", (1, 6, 9), "")]),
    ("а: б \t #вг", [("yaml-hash", (1, 8, 11), "")]),
    ("а: б\t# в", []),
    ("а: [б, в #г\n]", [("yaml-hash", (1, 10, 12), "")]),
    ("а: [*имя, б]", [("yaml-start", (1, 5, 6), "«*»")]),
    ("а: [*name, б]", [("yaml-anchor", (1, 5, 10), "")]),
]


@pytest.mark.parametrize(("text", "faults"), SLIPS)
@pytest.mark.parametrize("first_line", [1, 5])
def test_a_slip_is_told_at_its_place(text: str, faults: list[Told], first_line: int) -> None:
    found = parse_yaml(text, "x.yaml", first_line).diagnostics
    assert [(each.code, (each.span.line, each.span.column, each.span.end_column)) for each in found] == [
        (code, (line + first_line - 1, column, end)) for code, (line, column, end), _ in faults
    ]
    if first_line == 1:
        assert all(words in each.message for each, (_, _, words) in zip(found, faults, strict=True))


def at(text: str, *path: str | int) -> Node:
    node = parse_yaml(text, "x.yaml").node
    assert node is not None
    for step in path:
        below = child(node, step)
        assert below is not None, path
        node = below
    return node


@pytest.mark.parametrize(
    ("text", "path", "span"),
    [
        ("а: бвг", (), Span(1, 1, 2)),
        ("а: бвг", ("а",), Span(1, 4, 7)),
        ("ключ:\n  - б\n  - вг", ("ключ",), Span(2, 3, 4)),
        ("ключ:\n  - б\n  - вг", ("ключ", 1), Span(3, 5, 7)),
        ("ключ: [б, вг]", ("ключ",), Span(1, 7, 8)),
        ("ключ: {б: вг}", ("ключ",), Span(1, 7, 8)),
        ("ключ:\n  имя: в", ("ключ",), Span(2, 3, 6)),
        ("ключ: 'б'", ("ключ",), Span(1, 7, 10)),
        ('ключ: ""', ("ключ",), Span(1, 7, 9)),
        ("ключ:", ("ключ",), Span(1, 6, 7)),
        ("ключ: >-\n  а\n  б", ("ключ",), Span(1, 7, 9)),
        ('ключ: "а\n  б"', ("ключ",), Span(1, 7, 9)),
        ("а: &x б", ("а",), Span(1, 4, 8)),
        ("а: [*x]", ("а", 0), Span(1, 5, 6)),
    ],
)
def test_every_node_knows_its_place(text: str, path: tuple[str | int, ...], span: Span) -> None:
    assert at(text, *path).span == span


@pytest.mark.parametrize(
    ("written", "quoted"),
    [("а", False), ("'а'", True), ('"а"', True), ("|\n  а", True), (">\n  а", True), ("&x а", False)],
)
def test_quotes_are_remembered(written: str, quoted: bool) -> None:
    node = at(f"к: {written}", "к")
    assert isinstance(node, ScalarNode) and node.quoted is quoted


def test_null_is_absent_in_each_spelling_and_nothing_else_is() -> None:
    for written in ("", "~", "null", "Null", "NULL"):
        node = at(f"к: {written}", "к")
        assert isinstance(node, ScalarNode) and node.absent
    for written in ("nULL", "нет", "'~'", "''", "0"):
        node = at(f"к: {written}", "к")
        assert isinstance(node, ScalarNode) and not node.absent


def test_one_step_down() -> None:
    scalar = at("а", *())
    assert child(scalar, 0) is scalar and child(scalar, 1) is None and child(scalar, "а") is None
    record, items = at("а: б"), at("[а, б]")
    assert isinstance(record, MapNode) and isinstance(items, ListNode)
    assert child(record, 0) is record and child(record, 1) is None and child(record, "в") is None
    assert record.get("в") is None and record.entry("в") is None
    assert child(items, 1) is items.items[1] and child(items, 2) is None and child(items, "а") is None


def test_a_refused_key_leaves_nothing_or_the_rest() -> None:
    node = at("к: {{ x }}", "к")
    assert isinstance(node, ScalarNode) and (node.text, node.quoted, node.absent) == ("", True, False)
    node = at("? [а]\n: б\nв: г")
    assert isinstance(node, MapNode) and [each.key.text for each in node.entries] == ["в"]
    node = at("к: *x", "к")
    assert isinstance(node, ScalarNode) and (node.text, node.quoted) == ("", True)


def test_limits_are_exact() -> None:
    for depth, codes in ((MAX_DEPTH, []), (MAX_DEPTH + 1, ["yaml-depth"])):
        found = parse_yaml("[" * depth + "]" * depth, "x.yaml").diagnostics
        assert [each.code for each in found] == codes
        assert all(str(MAX_DEPTH) in each.message for each in found)
    many = "".join(f"а: {n}\n" for n in range(MAX_TOLD + 5))
    assert len(parse_yaml(many, "x.yaml").diagnostics) == MAX_TOLD
    assert (MAX_DEPTH, MAX_BYTES, MAX_TOLD, MAX_NODES) == (20, 5_000_000, 300, 200_000)


def test_too_much_text_is_told_where_it_begins() -> None:
    (fault,) = parse_yaml("#" + "я" * (MAX_BYTES // 2), "x.yaml", 4).diagnostics
    assert (fault.code, fault.span, "больше 5 МБ" in fault.message) == ("yaml-size", Span(4, 1, 2), True)


def test_too_many_items_are_told_at_the_first_one_beyond(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_tree, "MAX_NODES", 3)
    assert parse_yaml("[а, б]", "x.yaml").diagnostics == ()  # the list counts, too
    (fault,) = parse_yaml("- а\n- б\n- в\n- г\n", "x.yaml").diagnostics
    assert (fault.code, fault.span, "больше 3 полей и пунктов" in fault.message) == ("yaml-size", Span(4, 1, 2), True)


def test_a_syntax_error_behind_a_named_fault_is_not_told_twice() -> None:
    found = parse_yaml("а: б\n\tв: [\n", "x.yaml").diagnostics
    assert [each.code for each in found] == ["yaml-tab"]
    found = parse_yaml("а: 1\nа: 2\nб: [\n", "x.yaml").diagnostics
    assert [(each.code, each.span.line) for each in found] == [("yaml-bracket", 3), ("yaml-duplicate-key", 2)]
