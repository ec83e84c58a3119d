"""Answers where a value of the model stands in its file, after loading has forgotten the text.

A tree of a thousand roadmaps is a heavy thing and most files are faultless, so the tree is built again only when
somebody asks for a place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.sources.tree import MapNode, Node, Path, child


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
        node = self._root
        if node is None:
            return Span()
        for step in path:
            below = child(node, step)
            if below is None:
                break
            node = below
        return node.span

    def key_span(self, path: Path) -> Span:
        """Where the name of the field at `path` stands, or else its value."""
        node: Node | None = self._root
        for step in path[:-1]:
            node = child(node, step) if node is not None else None
        entry = node.entry(str(path[-1])) if isinstance(node, MapNode) and path else None
        return entry.key.span if entry else self.span(path)

    def tell(self, code: str, path: Path, **words: object) -> Diagnostic:
        """The diagnostic `code` about the value at `path`."""
        return tell(code, self.file, self.span(path), **words)
