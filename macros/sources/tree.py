"""A parsed authored file: texts, lists and mappings, each knowing its place. Nothing is a number, a date or a «no» yet.

Named tuples, because a thousand roadmaps have a million nodes; a `Span` is made only where somebody asks for it.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from macros.diagnostics import Diagnostic, Span

# What YAML calls null when it is written without quotes.
ABSENT = frozenset({"", "~", "null", "Null", "NULL"})

PlainData: TypeAlias = "str | list[PlainData] | dict[str, PlainData]"
Path: TypeAlias = tuple[str | int, ...]  # keys and 0-based indices from the top of a file


class ScalarNode(NamedTuple):
    """A piece of text. `quoted` is true for every style but the plain one, block text («|») included."""

    text: str
    line: int
    column: int
    end_column: int
    quoted: bool

    @property
    def span(self) -> Span:
        """Where the text stands, its first line only."""
        return Span(self.line, self.column, self.end_column)

    @property
    def absent(self) -> bool:
        """Whether nothing is written here: «срок:» without a value."""
        return not self.quoted and self.text in ABSENT


class Entry(NamedTuple):
    """One field of a mapping."""

    key: ScalarNode
    value: Node


class MapNode(NamedTuple):
    """Fields in the order written, each key once."""

    entries: tuple[Entry, ...]
    line: int
    column: int
    end_column: int

    @property
    def span(self) -> Span:
        """The first key of a block, or the opening bracket."""
        return Span(self.line, self.column, self.end_column)

    def entry(self, key: str) -> Entry | None:
        """The field with this name."""
        return next((entry for entry in self.entries if entry.key.text == key), None)

    def get(self, key: str) -> Node | None:
        """The value of the field with this name."""
        entry = self.entry(key)
        return entry.value if entry else None


class ListNode(NamedTuple):
    """Items in the order written."""

    items: tuple[Node, ...]
    line: int
    column: int
    end_column: int

    @property
    def span(self) -> Span:
        """The first dash, or the opening bracket."""
        return Span(self.line, self.column, self.end_column)


Node: TypeAlias = "ScalarNode | MapNode | ListNode"


class Parsed(NamedTuple):
    """What came out of a text: a tree, or None where there is nothing to go on with, and what is wrong with it."""

    node: Node | None
    diagnostics: tuple[Diagnostic, ...] = ()


def child(node: Node, step: str | int) -> Node | None:
    """What lies one step below, or None. A list may be written as its only item, which then is its item 0."""
    if isinstance(node, ListNode):
        return node.items[step] if isinstance(step, int) and step < len(node.items) else None
    if step == 0:
        return node
    return node.get(step) if isinstance(node, MapNode) and isinstance(step, str) else None
