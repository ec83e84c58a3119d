"""The neutral form of an incoming document: text between tables, and tables as grids of cells with spans.

Every reader gives this, everything after reading sees only this. It crosses the border of the child process as JSON,
so a hostile file can at worst give odd texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias


class Source(StrEnum):
    """How lines and paragraphs of a cell are meant, by the kind of the file."""

    WORD = "word"  # a paragraph is a paragraph
    SHEET = "sheet"  # a line of a cell was put there by hand
    LINES = "lines"  # PDF and plain text: lines end where the paper ended


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of a cell's text. `label` is the list mark that the program draws itself («1.2.», «•»), not typed text.

    `text` may hold line breaks. `deleted` and other states never get here: a reader decides and reports.
    """

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell at its upper left place (0-based) with its spans. `number` marks a spreadsheet's numeric value."""

    row: int
    column: int
    paragraphs: tuple[Paragraph, ...] = ()
    row_span: int = 1
    column_span: int = 1
    number: bool = False

    @property
    def text(self) -> str:
        """All its text, paragraphs on lines of their own, with the list marks."""
        return "\n".join(f"{p.label} {p.text}".strip() for p in self.paragraphs)

    @property
    def empty(self) -> bool:
        """Whether nothing is written here."""
        return not any(p.text.strip() or p.label.strip() for p in self.paragraphs)


@dataclass(frozen=True)
class Table:
    """A table. `place` names it to a person: «таблица 2», «лист «План»». Spans never overlap.

    `first_row` is how a person counts the first row (a sheet's row number, else 1). `nested` tables stand inside a
    cell of the table before them, and their text is in that cell too. `hidden` is a sheet that is not shown.
    """

    place: str
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    source: Source = Source.WORD
    first_row: int = 1
    nested: bool = False
    hidden: bool = False

    @cached_property
    def _covering(self) -> dict[tuple[int, int], Cell]:
        found: dict[tuple[int, int], Cell] = {}
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    found.setdefault((row, column), cell)
        return found

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers this place, its own or by its span."""
        return self._covering.get((row, column))

    def row_cells(self, row: int) -> Iterator[Cell]:
        """The cells that cover a row, each once, from left to right."""
        last: Cell | None = None
        for column in range(self.columns):
            cell = self.at(row, column)
            if cell is not None and cell is not last:
                yield cell
                last = cell

    def row_place(self, row: int) -> str:
        """«таблица 2, строка 5»."""
        return f"{self.place}, строка {row + self.first_row}"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph outside tables."""

    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader noticed and a person should know: dropped deletions, a formula without a value."""

    place: str
    text: str


Block: TypeAlias = TextBlock | Table


@dataclass(frozen=True)
class Document:
    """An incoming document: its blocks in order, its footnotes (mark → text) and what its reader noticed."""

    blocks: tuple[Block, ...]
    footnotes: tuple[tuple[str, str], ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in document order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


def document_to_json(document: Document) -> dict[str, Any]:
    """Plain values for `document_from_json`."""
    blocks = [{"kind": "table" if isinstance(b, Table) else "text", **asdict(b)} for b in document.blocks]
    remarks = [asdict(remark) for remark in document.remarks]
    return {"blocks": blocks, "footnotes": [list(pair) for pair in document.footnotes], "remarks": remarks}


def document_from_json(value: dict[str, Any]) -> Document:
    """The document that `document_to_json` was given."""
    return Document(
        blocks=tuple(_block(dict(each)) for each in value["blocks"]),
        footnotes=tuple((mark, text) for mark, text in value["footnotes"]),
        remarks=tuple(Remark(**each) for each in value["remarks"]),
    )


def _block(value: dict[str, Any]) -> Block:
    if value.pop("kind") == "text":
        return TextBlock(**value)
    cells = tuple(
        Cell(**{**cell, "paragraphs": tuple(Paragraph(**p) for p in cell["paragraphs"])}) for cell in value["cells"]
    )
    return Table(**{**value, "cells": cells, "source": Source(value["source"])})
