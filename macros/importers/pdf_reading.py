"""Reads a PDF that has text and ruled tables: words between lines are cells, the rest is text around the tables."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.text import extract_text

from macros.importers.grid import Block, Cell, Document, Paragraph, Remark, Source, Table, TextBlock
from macros.importers.refusals import EOF_REMEDY, RefusedError

MAX_PAGES = 200
MAX_CELLS = 60_000
_NEAR = 3.0  # points; lines closer than this are one line
_SCAN = RefusedError(
    "в этом PDF нет текста: страницы – картинки",
    "распознайте документ (OCR) и сохраните в .docx, или попросите у автора исходный файл Word",
)
_LOCKED = RefusedError("файл закрыт паролем", "откройте PDF с паролем и сохраните копию без него")


def read_pdf(path: Path) -> Document:
    """The document's blocks, page after page."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(path) as pdf:
            return _document(pdf)
    except PDFPasswordIncorrect as error:
        raise _LOCKED from error
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise _LOCKED from error
        raise RefusedError("файл PDF повреждён", EOF_REMEDY) from error
    except (PDFSyntaxError, ValueError, TypeError, LookupError, AssertionError, AttributeError) as error:
        raise RefusedError("файл PDF повреждён", EOF_REMEDY) from error


def _document(pdf: Any) -> Document:
    if len(pdf.pages) > MAX_PAGES:
        raise RefusedError(
            f"в PDF {len(pdf.pages)} страниц", f"сохраните страницы плана отдельно, не больше {MAX_PAGES}"
        )
    blocks: list[Block] = []
    count = cells = letters = 0
    for number, page in enumerate(pdf.pages, 1):
        letters += len(page.chars)
        for block in _page_blocks(page, number):
            if isinstance(block, Table):
                count += 1
                cells += len(block.cells)
                place = f"таблица {count} (страница {number})"
                blocks.append(Table(place, block.rows, block.columns, block.cells, Source.LINES))
            else:
                blocks.append(block)
        page.close()
        if cells > MAX_CELLS:
            raise RefusedError(f"в таблицах больше {MAX_CELLS} ячеек", "сохраните страницы плана отдельно")
    if not letters:
        raise _SCAN
    remarks = (Remark("весь файл", "план прочитан из PDF: сверьте переносы слов и границы ячеек"),) if count else ()
    return Document(tuple(blocks), (), remarks)


def _page_blocks(page: Any, number: int) -> Iterator[Block]:
    """Tables from top to bottom with the lines of text between them; page numbers are left out."""
    tables = sorted((t for t in page.find_tables() if len(t.cells) > 1), key=lambda t: t.bbox[1])
    letters = _Letters(page.chars)
    left, top, right, bottom = page.bbox
    for table in tables:
        yield from _texts(letters.text((left, top, right, table.bbox[1])), number)
        yield _table(letters, table)
        top = table.bbox[3]
    yield from _texts(letters.text((left, top, right, bottom)), number)


def _texts(text: str, number: int) -> Iterator[TextBlock]:
    for line in text.split("\n"):
        if line.strip() and line.strip(" -–—") != str(number):
            yield TextBlock(line.strip(), f"страница {number}")


def _table(letters: _Letters, table: Any) -> Table:
    columns = _edges([x for cell in table.cells for x in (cell[0], cell[2])])
    rows = _edges([y for cell in table.cells for y in (cell[1], cell[3])])
    cells = []
    for x0, y0, x1, y1 in sorted(table.cells, key=lambda c: (c[1], c[0])):
        row, column = _at(rows, y0), _at(columns, x0)
        text = letters.text((x0, y0, x1, y1))
        height, width = max(_at(rows, y1) - row, 1), max(_at(columns, x1) - column, 1)
        cells.append(Cell(row, column, (Paragraph(text),) if text.strip() else (), height, width))
    return Table("", len(rows) - 1, len(columns) - 1, tuple(cells), Source.LINES)


class _Letters:
    """The letters of a page by the cell they stand in: one belongs where its middle is, for its box may reach over the
    ruled line into the cell above.
    """

    def __init__(self, letters: Sequence[Any]) -> None:
        self._letters = letters
        self._rows: dict[tuple[float, float], list[Any]] = {}  # of one height, so that few are looked at for a cell

    def text(self, box: tuple[float, float, float, float]) -> str:
        """The text inside the box."""
        x0, y0, x1, y1 = box
        if (y0, y1) not in self._rows:
            self._rows[y0, y1] = [each for each in self._letters if y0 <= (each["top"] + each["bottom"]) / 2 < y1]
        inside = [each for each in self._rows[y0, y1] if x0 <= (each["x0"] + each["x1"]) / 2 < x1]
        return extract_text(inside) if inside else ""


def _edges(values: Sequence[float]) -> list[float]:
    """The places of the ruled lines; drawn twice they count once."""
    ordered = sorted(values)
    return [ordered[0], *(b for a, b in pairwise(ordered) if b - a > _NEAR)]


def _at(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))
