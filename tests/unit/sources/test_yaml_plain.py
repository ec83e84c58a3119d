"""The quick reader of YAML reads what is faultless as the strict one does, and gives up where that one has a word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.loading.prune import has_gaps, plain
from macros.sources import yaml_plain
from macros.sources.characters import USUAL, find_odd_characters, has_odd_characters, unusual_characters
from macros.sources.yaml_plain import read_plain
from macros.sources.yaml_tree import MAX_BYTES, MAX_DEPTH, MAX_NODES, parse_yaml

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.yaml"))
TIDY = """\
# yaml-language-server: $schema=../schema.json
ид: perm-2024
номер: "1.10"
пусто: ""x"
пункты: [один, "2", {а: б}]
ссылка: https://example.org/#низ
текст: |
  первая
  вторая
год: 2024
нет: no
ночь: -5 градусов
"""


def both(text: str) -> tuple[Any, Any]:
    parsed = parse_yaml(text, "x.yaml")
    assert parsed.node is not None
    assert parsed.diagnostics == ()
    return read_plain(text), plain(parsed.node)


@pytest.mark.parametrize("file", ["roadmap.yaml", *FILES])
def test_the_real_files_are_read_quickly_and_the_same(file: str) -> None:
    quick, strict = both((ROOT / file).read_text(encoding="utf-8"))
    assert quick == strict


def test_what_is_tidy() -> None:
    quick, strict = both(TIDY.replace('пусто: ""x"\n', ""))
    assert quick == strict
    assert strict["пункты"] == ["один", "2", {"а": "б"}]
    assert read_plain(TIDY) is None


@pytest.mark.parametrize(
    "text",
    [
        "", "# x\n", "текст", "- а", "а: б\n---\nв: г", "%YAML 1.1\n---\nа: б", "{а: б", "а: б\n в: г",
        "а: &x б", "а: *x", "&x а: б", "а: !!str б", "!x а: б", "&x {а: б}", "а: !x {б: в}", "а: &x [б]",
        "а: 1\nа: 2", "<<: {а: б}", "[а]: б", "{а: б}: в", "а: {{ б }}",
        "а:", "а: ~", "а: null", "а: NULL", "а: ''", 'а: " "', "а: |\n\n", "а: [б, '']", "а: {б: }",
        "а: -б", "-а: б", "а: [-б]", "а: б #в", "а:\tб", "а: б\r\n", "\ufeffа: б", "а: б\u200bв", "а: и\u0306",
        "а: \x07", "[" * MAX_DEPTH + "]" * MAX_DEPTH, "а: " + "[" * MAX_DEPTH + "б" + "]" * MAX_DEPTH,
        "#" + "я" * (MAX_BYTES // 4) + "\nа: б",
    ],
)  # fmt: skip
def test_what_is_left_to_the_strict_reader(text: str) -> None:
    assert read_plain(text) is None


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ('номер: "1.1"', True), ("номер: 1.1", False), ("номер: 1", False), ("номер: 1а", True), ("вес: 1.1", True),
        ("вес: [1]", False), ("вес: ['1']", True), ("номер: {а: 1.1}", True), ("а: {номер: 1,5}", False),
        ("номер: [1.1]", False), ("номер: 1.1 # x", False), ("номер: |\n  1.1", True), ("номер: N1", True),
        ("номер: «1»", False), ("название: «1»", True), ("после: [«1»]", False), ("системы: [«1»]", True),
        ("срок: «до 1» мая", True), ("срок: «а", True),
    ],
)  # fmt: skip
def test_numbers_that_want_quotes(text: str, tidy: bool) -> None:
    assert (read_plain(text, quoted=("номер",)) is not None) is tidy


def test_the_deepest_and_the_longest() -> None:
    deepest = "а: " + "[" * (MAX_DEPTH - 1) + "б" + "]" * (MAX_DEPTH - 1)
    assert read_plain(deepest) == plain_of(deepest)
    longest = "а: [" + "б," * (MAX_NODES - 3) + "]"
    assert read_plain(longest) == plain_of(longest)
    longer = longest.replace("]", "б]")
    assert read_plain(longer) is None
    assert parse_yaml(longer, "x.yaml").diagnostics


def plain_of(text: str) -> object:
    node = parse_yaml(text, "x.yaml").node
    assert node is not None
    assert not has_gaps(node)
    return plain(node)


def test_the_slow_parser_of_python_does_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "roadmap.yaml").read_text(encoding="utf-8")
    quick = read_plain(text)
    monkeypatch.setattr(yaml_plain, "LOADER", yaml.SafeLoader)
    assert read_plain(text) == quick is not None
    assert read_plain("а: б: в") is None


def test_usual_characters_are_not_odd() -> None:
    usual = "".join(character for character in map(chr, range(0x110000)) if not unusual_characters(character))
    assert sorted(usual) == sorted(USUAL)
    assert set("\n ~яЁё№…\u00a0-\\]^") < set(usual)
    assert list(find_odd_characters(usual, "x.yaml")) == []
    assert not has_odd_characters(usual + "é")
    assert has_odd_characters(usual + "\u200b")
