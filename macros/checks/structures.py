"""Checks `unknown-footnote` and `unused-footnote` for structures."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic
from macros.messages import tell
from macros.model.materials import StructureNode
from macros.sources.tree import Path


def check_structure_footnotes(subject: Subject) -> Iterator[Diagnostic]:
    """Every mark in «сноска» has its text in «сноски», and every text is referred to.

    Fails::

        вершина: {название: Школа, сноска: "*"}

    Passes::

        вершина: {название: Школа, сноска: "*"}
        сноски: {"*": При необходимости.}
    """
    for loaded in subject.materials.structures:
        if loaded.value is None:
            continue
        known, used = loaded.value.footnotes, set()
        for path, node in _nodes(("вершина",), loaded.value.root):
            if node.footnote:
                used.add(node.footnote)
                if node.footnote not in known:
                    yield loaded.places.tell("unknown-footnote", (*path, "сноска"), mark=node.footnote)
        for mark in known:
            if mark not in used and not loaded.partial:
                span = loaded.places.key_span(("сноски", mark))
                yield tell("unused-footnote", loaded.places.file, span, mark=mark)


def _nodes(path: Path, node: StructureNode) -> Iterator[tuple[Path, StructureNode]]:
    yield path, node
    for index, child in enumerate(node.children):
        yield from _nodes((*path, "состав", index), child)
