"""Answers where a value of the model stands in its file, after loading has forgotten the text.

A tree of a thousand roadmaps is a heavy thing and most files are faultless, so the tree is built again only when
somebody asks for a place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.sources.tree import MapNode, Node, Path, ScalarNode, child


@dataclass(frozen=True)
class Places:
    """The places of one file. `build` gives the tree that the model was loaded from, or None."""

    file: str
    build: Callable[[], Node | None]

    @cached_property
    def _root(self) -> Node | None:
        return self.build()

    def span(self, path: Path) -> Span:
        """Where the value at `path` stands; for a path that leads nowhere, the nearest value around it."""
        node = self._at(path)
        return node.span if node else Span()

    def part_span(self, path: Path, part: str) -> Span:
        """Where `part` stands in the text at `path`, or the whole text where that is not plain to see."""
        node = self._at(path)
        if not isinstance(node, ScalarNode):
            return self.span(path)
        around, offset = node.end_column - node.column - len(node.text), node.text.find(part)
        if offset < 0 or around not in (0, 2):  # bare or in quotes, on one line
            return node.span
        column = node.column + offset + around // 2
        return Span(node.line, column, column + len(part))

    def key_span(self, path: Path) -> Span:
        """Where the name of the field at `path` stands, or else its value."""
        node: Node | None = self._root
        for step in path[:-1]:
            node = child(node, step) if node is not None else None
        entry = node.entry(str(path[-1])) if isinstance(node, MapNode) and path else None
        return entry.key.span if entry else self.span(path)

    def _at(self, path: Path) -> Node | None:
        node = self._root
        for step in path:
            below = child(node, step) if node else None
            if below is None:
                break
            node = below
        return node

    def tell(self, code: str, path: Path, **words: Any) -> Diagnostic:
        """The diagnostic `code` about the value at `path`."""
        return tell(code, self.file, self.span(path), **words)
