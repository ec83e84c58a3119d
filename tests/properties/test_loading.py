"""Reading never raises and never points outside the file, whatever is written in it."""

from __future__ import annotations

import random
from pathlib import Path
from unicodedata import normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.diagnostics import Diagnostic
from macros.loading import load_page, load_parties, load_roadmap
from macros.loading.prune import has_gaps, plain
from macros.project import SiteSettings, load_project
from macros.sources.characters import find_odd_characters
from macros.sources.files import SourceFiles
from macros.sources.front_matter import split_page
from macros.sources.markdown_text import blank_code
from macros.sources.page_macros import find_calls
from macros.sources.tree import ListNode, Node, ScalarNode
from macros.sources.yaml_plain import read_plain
from macros.sources.yaml_tree import parse_yaml

MUSEUM = Path(__file__).resolve().parents[1] / "corpus" / "broken"
SAMPLES = sorted(path.read_bytes().decode() for path in MUSEUM.rglob("*.*") if path.is_file())

# Pieces that YAML, Markdown and macros are made of; random letters alone hardly ever hit a rule.
PIECES = [
    "\n", "\n  ", "\n    - ", " ", ": ", "- ", "[", "]", "{", "}", ",", '"', "'", "#", "&a", "*a", "!x", "|", ">", "%",
    "---\n", "ид", "название", "срок", "разделы", "мероприятия", "номер", '"1"', "до 1 мая", "1.10", "\t",
    "\u202e", "\x00", "й", "и\u0306", "😀", "~", "{{ ", " }}", "м(", ")", "`", "```\n", "<!--", "-->", "{%", "%}", "\\",
    "](", "<<", "? ",
]  # fmt: skip
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A file of the museum with some characters deleted, doubled or put in."""
    text = draw(st.sampled_from(SAMPLES))
    chance = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311 - no secret
    for _ in range(draw(st.integers(1, 6))):
        place = chance.randrange(len(text) + 1)
        text = text[:place] + chance.choice(["", *PIECES]) + text[place + chance.randrange(4) :]
    return text


def _lines(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _inside(found: tuple[Diagnostic, ...], text: str) -> None:
    lines = _lines(text)
    for each in found:
        assert 1 <= each.span.line <= len(lines), each
        assert 1 <= each.span.column <= len(lines[each.span.line - 1]) + 1, each
        assert each.span.end_column > each.span.column, each
        assert each.message and each.code


def _nodes(node: Node) -> list[ScalarNode]:
    if isinstance(node, ScalarNode):
        return [node]
    if isinstance(node, ListNode):
        return [found for item in node.items for found in _nodes(item)]
    return [found for entry in node.entries for found in (entry.key, *_nodes(entry.value))]


@given(texts | damaged())
@settings(max_examples=300)
def test_the_yaml_reader_is_total(text: str) -> None:
    parsed = parse_yaml(text, "x.yaml")
    _inside(parsed.diagnostics, text)
    if parsed.node is None and _lines(text) != [""]:
        assert parsed.diagnostics or all(not line.strip() or line.lstrip()[0] in "#-." for line in _lines(text))


@given(texts | damaged())
@settings(max_examples=300)
def test_the_quick_reader_reads_as_the_strict_one_or_gives_up(text: str) -> None:
    quick, parsed = read_plain(text), parse_yaml(text, "x.yaml")
    if quick is not None:
        assert parsed.node is not None
        assert (parsed.diagnostics, has_gaps(parsed.node), plain(parsed.node)) == ((), False, quick)


@given(texts)
@settings(max_examples=200)
def test_plain_scalars_stand_where_their_places_say(text: str) -> None:
    lines = _lines(text)
    node = parse_yaml(text, "x.yaml").node
    for each in _nodes(node) if node is not None else ():
        one_line = each.end_column - each.column == len(each.text)
        if not each.quoted and each.text and one_line and "·" not in each.text:
            assert lines[each.line - 1][each.column - 1 : each.end_column - 1] == each.text


@given(texts | damaged())
@settings(max_examples=200)
def test_loading_is_total(text: str) -> None:
    for load in (load_roadmap, load_parties):
        loaded = load(text, "x.yaml")
        _inside(loaded.diagnostics, text)
        assert loaded.value is not None or loaded.diagnostics


@given(damaged())
@settings(max_examples=150)
def test_a_project_is_loaded_whatever_is_in_it(text: str) -> None:
    names = ["roadmap.yaml", "docs/parties.yaml", "docs/calendar.yaml", "docs/x.md", "docs/y.yaml"]
    project = load_project(SourceFiles(dict.fromkeys(names, text)), SiteSettings())
    _inside(project.diagnostics, text)
    assert project.broken or project.diagnostics or not text.strip()


@given(texts | damaged())
@settings(max_examples=200)
def test_pages_and_macros_are_total(text: str) -> None:
    _inside(load_page(text, "docs/x.md", "x.md").diagnostics, text)
    split = split_page(text, "docs/x.md")
    assert normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).endswith(split.body)
    calls, found = find_calls(split.body, "docs/x.md", split.body_line)
    _inside(found, text)
    for call in calls:
        assert split.body[call.start : call.start + 2] == "{{"
        assert split.body[call.end - 2 : call.end] == "}}"


@given(texts)
@settings(max_examples=200)
def test_blanking_keeps_lengths_and_lines(text: str) -> None:
    blanked = blank_code(text)
    assert len(blanked) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, blanked, strict=True))
    assert [i for i, c in enumerate(text) if c == "\n"] == [i for i, c in enumerate(blanked) if c == "\n"]


@given(
    st.recursive(
        st.text("абв 1.:#", max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text("абв", min_size=1, max_size=4), inner, max_size=3)
        ),
        max_leaves=8,
    )
)
@settings(max_examples=200)
def test_what_is_written_in_quotes_is_read_back(value: object) -> None:
    def write(item: object) -> str:
        if isinstance(item, dict):
            return "{" + ", ".join(f'"{key}": {write(each)}' for key, each in item.items()) + "}"
        if isinstance(item, list):
            return "[" + ", ".join(map(write, item)) + "]"
        return f'"{item}"'

    parsed = parse_yaml(write(value), "x.yaml")
    assert parsed.diagnostics == ()
    assert parsed.node is not None
    assert plain(parsed.node) == value


@given(st.text())
def test_odd_characters_are_told_once_a_line(text: str) -> None:
    told = [
        (each.span.line, text.split("\n")[each.span.line - 1][each.span.column - 1])
        for each in find_odd_characters(text, "x")
    ]
    assert len(told) == len(set(told))
