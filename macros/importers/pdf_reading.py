"""Reads a PDF that has text and ruled tables: words between lines are cells, the rest is text around the tables."""

from __future__ import annotations

import logging
import re
from collections import Counter
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
_EDGE = 3  # lines of a page's top and foot that may be a running title
_PAGE_NUMBER = re.compile(r"(?:стр(?:аница|\.)?\s*)?(\d+)(?:\s*(?:из|/)\s*\d+)?", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALL, _HIGH = 0.8, 0.15  # of the size of the letter before it: a raised figure is smaller and stands higher
# Programs write U+00AD for a hyphen that they have put at the end of a line themselves, some for every hyphen.
_OWN_BREAK = re.compile("(?<=[а-яёa-z])\u00ad\n(?=[а-яёa-z])")
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
    pages: list[list[Block]] = []
    count = cells = letters = 0
    for number, page in enumerate(pdf.pages, 1):
        letters += len(page.chars)
        pages.append([])
        for block in _page_blocks(page, number):
            if isinstance(block, Table):
                count += 1
                cells += len(block.cells)
                place = f"таблица {count} (страница {number})"
                pages[-1].append(Table(place, block.rows, block.columns, block.cells, Source.LINES))
            else:
                pages[-1].append(block)
        page.close()
        if cells > MAX_CELLS:
            raise RefusedError(f"в таблицах больше {MAX_CELLS} ячеек", "сохраните страницы плана отдельно")
    if not letters:
        raise _SCAN
    remarks = [Remark("весь файл", "план прочитан из PDF: сверьте переносы слов и границы ячеек")] if count else []
    running = _running(pages)
    remarks += [Remark("весь файл", f"повторяется на страницах и взято один раз: «{text}»") for text in running]
    return Document(tuple(_once(pages, running)), (), tuple(remarks))


def _running(pages: Sequence[Sequence[Block]]) -> tuple[str, ...]:
    """Lines at the top or the foot of half of the pages and more: the document's name, no section of it."""
    found = Counter(text for page in pages for text in {each.text for each in _edge_lines(page)})
    return tuple(text for text, times in found.items() if times > 1 and times * 2 >= len(pages))


def _edge_lines(page: Sequence[Block]) -> Iterator[TextBlock]:
    for blocks in (page, page[::-1]):
        for block in blocks[:_EDGE]:
            if not isinstance(block, TextBlock):
                break
            yield block


def _once(pages: Sequence[Sequence[Block]], running: Sequence[str]) -> Iterator[Block]:
    """All blocks in order, a running line only where it stands first."""
    seen: set[str] = set()
    for page in pages:
        lines = {id(each) for each in _edge_lines(page)}
        for block in page:
            if id(block) in lines and isinstance(block, TextBlock) and block.text in running:
                if block.text in seen:
                    continue
                seen.add(block.text)
            yield block


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
        page = _PAGE_NUMBER.fullmatch(line.strip(" -–—"))
        if line.strip() and not (page and int(page[1]) == number):
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
        self._letters = list(_with_raised(letters))
        self._rows: dict[tuple[float, float], list[Any]] = {}  # of one height, so that few are looked at for a cell

    def text(self, box: tuple[float, float, float, float]) -> str:
        """The text inside the box."""
        x0, y0, x1, y1 = box
        if (y0, y1) not in self._rows:
            self._rows[y0, y1] = [each for each in self._letters if y0 <= (each["top"] + each["bottom"]) / 2 < y1]
        inside = [each for each in self._rows[y0, y1] if x0 <= (each["x0"] + each["x1"]) / 2 < x1]
        return _OWN_BREAK.sub("", extract_text(inside)).replace("\u00ad", "-") if inside else ""


def _with_raised(letters: Sequence[Any]) -> Iterator[Any]:
    """The letters, with «¹» for a small high «1»: «не менее 5¹» is no 51."""
    base = None  # the last letter that stands on the line
    for each in letters:
        raised = (
            base is not None
            and each["text"].isdecimal()
            and each["size"] <= base["size"] * _SMALL
            and base["top"] - base["size"] < each["bottom"] < base["bottom"] - base["size"] * _HIGH
        )
        if raised:
            yield {**each, "text": each["text"].translate(_RAISED)}
        else:
            base = each
            yield each


def _edges(values: Sequence[float]) -> list[float]:
    """The places of the ruled lines; drawn twice they count once."""
    ordered = sorted(values)
    return [ordered[0], *(b for a, b in pairwise(ordered) if b - a > _NEAR)]


def _at(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))
