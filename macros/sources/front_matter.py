"""Splits a Markdown page into the tree of its front matter and its body, through the strict reader.

A host throws all metadata away when one date is impossible; here the fault is named and the rest is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from unicodedata import normalize

from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.sources.characters import find_odd_characters
from macros.sources.conflicts import find_conflicts
from macros.sources.tree import MapNode, Node
from macros.sources.yaml_tree import parse_yaml

_FENCE = re.compile(r"---[ \t]*$")
_END = re.compile(r"(---|\.\.\.)[ \t]*$")
_DASHES = re.compile(r"\s*[-–—−]+\s*$")
_FIRST_FIELD = re.compile(r"\s*(название|описание|title|description)\s*:(\s|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SplitPage:
    """A page's front matter (None without any), its text, and the 1-based line of the file where the text begins."""

    front_matter: Node | None
    body: str
    body_line: int
    diagnostics: tuple[Diagnostic, ...] = ()


def split_page(text: str, file: str) -> SplitPage:
    """Both parts of a page, its letters composed («й» is one sign). It may have no front matter.

    Where that is not closed, the page stays whole.
    """
    text = normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    lines = text.split("\n")
    if not _FENCE.match(lines[0]):
        return SplitPage(None, text, 1, (*_spoilt_start(lines, file), *_faults(text, file)))
    end = next((row for row, line in enumerate(lines[1:], 1) if _END.match(line)), None)
    if end is None:
        if not _looks_like_fields(lines[1:]):  # a page may open with a horizontal rule
            return SplitPage(None, text, 1, tuple(_faults(text, file)))
        unclosed = tell("front-matter-unclosed", file, Span(1, 1, 4))
        return SplitPage(None, text, 1, (unclosed, *_faults(text, file)))
    parsed = parse_yaml("\n".join(lines[1:end]), file, first_line=2)
    body = "\n".join(lines[end + 1 :])
    found = (*parsed.diagnostics, *_faults(body, file, end + 2))
    return SplitPage(parsed.node or _empty(), body, end + 2, found)


def _spoilt_start(lines: list[str], file: str) -> Iterator[Diagnostic]:
    """Fields of a page whose first line is lost, moved or made a dash: readers would see them as text."""
    filled = islice(((row, line) for row, line in enumerate(lines) if line.strip()), 2)
    row, first = next(filled, (0, ""))
    _, field = next(filled, (0, "")) if _DASHES.match(first) else (0, first)
    if _FIRST_FIELD.match(field):
        yield tell("front-matter-start", file, Span(row + 1, 1, len(lines[row]) + 1))


def _faults(text: str, file: str, first_line: int = 1) -> Iterator[Diagnostic]:
    """What no text of a page may hold."""
    yield from find_odd_characters(text, file, first_line)
    yield from find_conflicts(text, file, first_line)


def _looks_like_fields(lines: list[str]) -> bool:
    first = next((line for line in lines if line.strip()), "")
    return re.match(r"[\w-]+\s*:(\s|$)", first) is not None


def _empty() -> MapNode:
    """Front matter that could not be read: the fields are unknown, the page has some."""
    return MapNode((), 1, 1, 4)
