"""Lines of a cell to what they were meant as: items of a list, or one sentence that the paper broke.

A Word paragraph, a line put into a sheet's cell and a line of a PDF end for different reasons, so each source has its
own rule; a mark of a list («–», «1)», or one that Word draws) always begins an item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.importers.cleaning import clean
from macros.importers.grid import Cell, Paragraph, Source

_MARK = re.compile(r"(?P<mark>[-–—•·▪●◦‣■□◆►➢✓✔*]|\d{1,2}[.)]|[а-яa-z]\))(?:\s+(?=\S)|(?<=[.)])(?=[А-ЯЁ][а-яё]))")
_CLOSED = re.compile(r"[.;:!?…][»\")\]]*$")
_OPEN_ENDS = re.compile(
    r"(?:[,(«/–—-]|(?:^|\s)(?:и|а|или|в|во|на|с|со|по|о|об|от|до|для|к|ко|из|за|при|у|под|над|не|что|как|их|№))$",
    re.IGNORECASE,
)
_GLUED = re.compile(r"\w[-‐]$")


@dataclass(frozen=True, slots=True)
class Item:
    """One item or sentence on one line. `label` is its list mark, drawn or typed, if it had one.

    `drawn` says that the program drew the mark: such an item begins and ends exactly where the author meant.
    """

    text: str
    label: str = ""
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    label: str = ""
    drawn: bool = False
    hard: bool = True  # begins a paragraph
    wrapped: bool = False  # the line before ended with a space: it was broken by the paper


def items_of(cell: Cell, source: Source) -> tuple[Item, ...]:
    """The items of a cell in order; a dash alone is no item."""
    found: list[Item] = []
    for line in _lines(cell.paragraphs):
        if found and _goes_on(found, line, source):
            last = found[-1]
            found[-1] = Item(_joined(last.text, line.text), last.label, last.drawn)
        else:
            found.append(Item(line.text, line.label, line.drawn))
    return tuple(_with_sub_items(item for item in found if item.text.strip("-–—− ")))


def text_of(cell: Cell) -> str:
    """The whole cell as one line."""
    text = ""
    for line in _lines(cell.paragraphs):
        whole = f"{line.label} {line.text}".strip()
        text = _joined(text, whole) if text else whole
    return text


def _lines(paragraphs: Iterable[Paragraph]) -> Iterator[_Line]:
    for paragraph in paragraphs:
        raw = paragraph.text.split("\n")
        hard, label, wrapped = True, paragraph.label, False
        for each in raw:
            for text in clean(each).text.split("\n"):
                if not text and not label:
                    hard = True
                    continue
                yield _marked(text, label, hard=hard, wrapped=wrapped)
                hard, label = False, ""
            wrapped = each.endswith((" ", "\u00a0")) and bool(each.strip())


def _marked(text: str, label: str, *, hard: bool, wrapped: bool) -> _Line:
    if label:
        return _Line(text, label, drawn=True, hard=hard)
    match = _MARK.match(text)
    if match:
        return _Line(text[match.end() :], match["mark"], hard=hard, wrapped=wrapped)
    return _Line(text, "", hard=hard, wrapped=wrapped)


def _goes_on(found: list[Item], line: _Line, source: Source) -> bool:
    """Whether the line continues the last item."""
    before = found[-1].text
    if line.label or not before:
        return not before and not line.drawn
    if line.wrapped or _unbalanced(before) or _GLUED.search(before) or _OPEN_ENDS.search(before):
        return not (found[-1].drawn and line.hard)
    closed = bool(_CLOSED.search(before))
    if source is Source.LINES and not line.hard:
        return not closed or (line.text[:1].islower() and not before.endswith(";"))
    if found[-1].drawn and line.hard:
        return False
    return not closed and line.text[:1].islower() and found[0].text[:1].isupper()


def _unbalanced(text: str) -> bool:
    """Whether a quote or a bracket is still open, and its end may come below."""
    return len(text) < 2000 and (text.count("«") > text.count("»") or text.count("(") > text.count(")"))


def _joined(before: str, after: str) -> str:
    return before + after if _GLUED.search(before) and after[:1].islower() else f"{before} {after}"


def _with_sub_items(items: Iterable[Item]) -> Iterator[Item]:
    """«Сделано:» takes the marked items that follow it: they are one statement."""
    lead: Item | None = None
    for item in items:
        if lead is not None and item.label:
            lead = Item(f"{lead.text} {item.label} {item.text}", lead.label, lead.drawn)
            continue
        if lead is not None:
            yield lead
            lead = None
        if item.text.endswith(":") and not item.label:
            lead = item
        else:
            yield item
    if lead is not None:
        yield lead
