"""An organisation's structure: a drawn tree, and the same as an outline for narrow screens and screen readers."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.materials import Structure, StructureNode
from macros.project import Project
from macros.views.party_materials import has_page
from macros.views.urls import party_url

# Sizes of the drawing, in its own units: about pixels on a wide screen.
_LEAF, _INNER, _GAP, _RISE = 176, 280, 12, 28
_PAD, _TITLE, _LINE, _LETTER, _BOLD_LETTER = 12, 19, 17, 7.4, 8.5


@dataclass(frozen=True, slots=True)
class OutlineNodeView:
    """A unit in the outline; `footnote` is its mark, `url` the page of its party or empty."""

    title: str
    text: str
    url: str
    footnote: str
    children: tuple[OutlineNodeView, ...]


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of text in a box; `down` is how far its baseline is below the one before it, or below the box's top."""

    down: int
    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class BoxView:
    """A drawn unit; `indent` is the left edge of its lines, from its own."""

    x: int
    y: int
    width: int
    height: int
    indent: int
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class DrawingView:
    """The picture: boxes, and the lines between them as path data."""

    width: int
    height: int
    boxes: tuple[BoxView, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FootnoteView:
    """The text behind a mark."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class StructureView:
    """The whole structure."""

    id: str
    title: str
    description: str
    drawing: DrawingView
    outline: OutlineNodeView
    footnotes: tuple[FootnoteView, ...]
    source: str
    note: str


def structure_view(project: Project, structure: Structure) -> StructureView:
    """The structure as picture and outline."""
    return StructureView(
        id=f"structure-{structure.id}",
        title=structure.title,
        description=structure.description,
        drawing=draw(structure.root),
        outline=_outline(project, structure.root),
        footnotes=tuple(FootnoteView(mark, text) for mark, text in structure.footnotes.items()),
        source=structure.source,
        note=structure.note,
    )


def _outline(project: Project, node: StructureNode) -> OutlineNodeView:
    url = party_url(node.party) if node.party and has_page(project, node.party) else ""
    children = tuple(_outline(project, child) for child in node.children)
    return OutlineNodeView(node.title, node.text, url, node.footnote, children)


@dataclass(frozen=True, slots=True)
class _Measured:
    """A unit with the size of its box and the width of all that is below it."""

    node: StructureNode
    width: int
    height: int
    span: int
    title: tuple[str, ...]
    text: tuple[str, ...]
    children: tuple[_Measured, ...]


def draw(root: StructureNode) -> DrawingView:
    """Boxes from the top down, each above the middle of its children."""
    tree = _measure(root)
    boxes: list[BoxView] = []
    links: list[str] = []
    for box, path in _place(tree, 1, 1):
        boxes.append(box)
        links.extend(path)
    height = max(box.y + box.height for box in boxes) + 1
    return DrawingView(tree.span + 2, height, tuple(boxes), tuple(links))


def _measure(node: StructureNode) -> _Measured:
    children = tuple(_measure(child) for child in node.children)
    width = _INNER if children else _LEAF
    title = textwrap.wrap(node.title + node.footnote, int((width - 2 * _PAD) / _BOLD_LETTER), break_long_words=False)
    text = textwrap.wrap(node.text, int((width - 2 * _PAD) / _LETTER), break_long_words=False)
    height = 2 * _PAD + _TITLE * len(title) + _LINE * len(text) - 4
    below = sum(child.span for child in children) + _GAP * max(len(children) - 1, 0)
    return _Measured(node, width, height, max(width, below), tuple(title), tuple(text), children)


def _place(tree: _Measured, left: int, top: int) -> Iterator[tuple[BoxView, tuple[str, ...]]]:
    x = left + (tree.span - tree.width) // 2
    bottom, middle = top + tree.height, x + tree.width // 2
    below = sum(child.span for child in tree.children) + _GAP * max(len(tree.children) - 1, 0)
    start = left + (tree.span - below) // 2
    links = []
    placed: list[tuple[_Measured, int]] = []
    for child in tree.children:
        placed.append((child, start))
        links.append(f"M{middle} {bottom}v{_RISE // 2}H{start + child.span // 2}v{_RISE // 2}")
        start += child.span + _GAP
    yield BoxView(x, top, tree.width, tree.height, _PAD, tuple(_lines(tree))), tuple(links)
    for child, at in placed:
        yield from _place(child, at, bottom + _RISE)


def _lines(tree: _Measured) -> Iterator[LineView]:
    down = _PAD + 12
    for line in tree.title:
        yield LineView(down, line, bold=True)
        down = _TITLE
    for line in tree.text:
        yield LineView(down, line, bold=False)
        down = _LINE
