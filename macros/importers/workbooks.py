"""Opens an XLSX workbook as plain cells; the only module that knows openpyxl. Runs in a child process with limits.

The container is checked first, and what costs openpyxl dearly (merged areas, rules, styles) is counted in the markup:
ten kilobytes of it can ask for gigabytes.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as OfficeCell
from openpyxl.cell.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.cell import get_column_letter, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from macros.importers.allowance import MAX_COLUMNS, Allowance
from macros.importers.archive import Archive, TagCounter, check_no_dtd
from macros.importers.refusals import EOF_REMEDY, RefusedError

MAX_PART = 16_000_000  # bytes of one unpacked part
MAX_SHEETS = 100
MAX_MERGED = 300_000  # places under merged cells: openpyxl makes an object for each
BOOK = "xl/workbook.xml"

# More than a table for people has, few enough to be read in a second.
_MOST: Mapping[str, int] = MappingProxyType(
    {
        "sheet": 256,
        "c": 250_000,
        "row": 60_000,
        "mergeCell": 20_000,
        "col": 5_000,
        "cfRule": 5_000,
        "conditionalFormatting": 5_000,
        "dataValidation": 5_000,
        "definedName": 5_000,
        "hyperlink": 10_000,
        "comment": 5_000,
        "xf": 20_000,
        "font": 20_000,
        "r": 120_000,
        "ser": 1_000,
        "anchor": 2_000,
    }
)
_ANCHOR = re.compile(r"(?:oneCell|twoCell|absolute)Anchor")
_PARSED = re.compile(r"(?:(?:xl/(?!media/|embeddings/)|docProps/|_rels/).*\.(?:xml|rels)|\[Content_Types\]\.xml)")
_P = rb"(?:\w+:)?"  # some programs write «<x:c>»
_NO_VALUE = re.compile(
    rb"(?:</%bf>|<%bf(?:\s[^<>]*)?/>)\s*(?:<%bv\s*/>|<%bv>\s*</%bv>)?\s*</%bc>" % (_P, _P, _P, _P, _P, _P)
)
# What openpyxl raises on damaged parts; xml's ParseError is a SyntaxError.
_BROKEN = (ValueError, TypeError, LookupError, AttributeError, OSError, zipfile.BadZipFile, SyntaxError, EOFError)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DAMAGED = "файл повреждён: таблица внутри него не читается"


@dataclass(frozen=True, slots=True)
class BookCell:
    """A cell that is not empty, at its place from 1. `value` is text, number, truth, day or time as openpyxl gives it.

    `formula` is there only where the file holds no value for it. `shape` is the number format, `note` the comment,
    `struck` the words that are struck through.
    """

    row: int
    column: int
    place: str  # «H12»
    value: object = None
    shape: str = ""
    formula: str = ""
    note: str = ""
    struck: str = ""


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet: its cells by rows and columns, its merged areas (upper left → lower right), hidden rows and columns."""

    name: str
    hidden: bool
    cells: tuple[BookCell, ...]
    merged: Mapping[tuple[int, int], tuple[int, int]]
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()  # «C»


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets. `marks` are the custom document properties."""

    sheets: tuple[BookSheet, ...]
    marks: tuple[tuple[str, str], ...] = ()
    epoch_1904: bool = False
    macros: bool = False
    links: bool = False  # refers to other files


def open_book(path: Path) -> Book:
    """The workbook at `path`. Raises RefusedError."""
    archive = Archive(path)
    bare = _checked(archive)
    try:
        book = _loaded(path, values=True)
        if len(book.worksheets) > MAX_SHEETS:
            raise RefusedError(f"в книге {len(book.worksheets)} листов", "оставьте только нужные листы")
        formulas = _loaded(path, values=False) if bare else None
        allowance = Allowance()
        sheets = tuple(_sheet(each, formulas[each.title] if formulas else None, allowance) for each in book.worksheets)
        properties = getattr(book, "custom_doc_props", None)  # the stubs do not know it
        marks = tuple((str(each.name), str(each.value)) for each in properties.props) if properties else ()
    except _BROKEN as error:
        raise RefusedError(_DAMAGED, EOF_REMEDY) from error
    links = any("externalLink" in name for name in archive.names)
    return Book(sheets, marks, book.epoch == CALENDAR_MAC_1904, archive.macros, links)


def _checked(archive: Archive) -> bool:
    """Refuses what no office program writes; tells whether a formula stands somewhere without its value."""
    counted = _Costs()
    bare = False
    for name in archive.names:
        if _PARSED.fullmatch(name):
            data = archive.markup(name, MAX_PART, counted)
            bare = bare or (name.startswith("xl/worksheets/") and bool(_NO_VALUE.search(data)))
        elif name.endswith((".xml", ".rels", ".vml")):
            check_no_dtd(archive.read(name, MAX_PART), name)
    return bare


class _Costs(TagCounter):
    """Counts elements by name and the area of merged cells over all parts."""

    def __init__(self) -> None:
        super().__init__()
        self._names = Counter[str]()
        self._merged = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        super().start(name, attributes)
        name = name.rpartition(":")[2]
        if name in _MOST or name.endswith("Anchor"):
            name = "anchor" if _ANCHOR.fullmatch(name) else name
            self._names[name] += 1
            if self._names[name] > _MOST.get(name, MAX_MERGED):
                self.refuse()
        if name == "mergeCell":
            self._merged += _area(attributes.get("ref", ""))
            if self._merged > MAX_MERGED:
                self.refuse()


def _area(reference: str) -> int:
    """How many places «A1:C3» covers; a reference that cannot be read is left to openpyxl."""
    try:
        left, top, right, bottom = range_boundaries(reference)
    except (ValueError, TypeError):
        return 0
    if left is None or top is None or right is None or bottom is None:
        return MAX_MERGED + 1  # «A:C»: whole columns
    return max(right - left + 1, 0) * max(bottom - top + 1, 0)


def _loaded(path: Path, *, values: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of drawings that it leaves out
        content = io.BytesIO(path.read_bytes())
        return load_workbook(content, data_only=values, keep_links=False, rich_text=True)


def _sheet(sheet: Worksheet, formulas: Worksheet | None, allowance: Allowance) -> BookSheet:
    cells: list[BookCell] = []
    # Not iter_rows: it makes a cell for every place up to the last one, a million rows of them.
    for (row, column), cell in sorted((formulas or sheet)._cells.items()):
        if not isinstance(cell, MergedCell) and (cell.value is not None or cell.comment is not None):
            cells.append(_cell((row, column), sheet._cells[row, column], cell, allowance))
    merged = {(each.min_row, each.min_col): (each.max_row, each.max_col) for each in sheet.merged_cells.ranges}
    hidden = tuple(sorted(row for row, size in sheet.row_dimensions.items() if size.hidden))
    filled = {cell.column for cell in cells if cell.column <= MAX_COLUMNS}
    columns = tuple(get_column_letter(number) for number in sorted(filled) if _is_hidden(sheet, number))
    return BookSheet(sheet.title, sheet.sheet_state != "visible", tuple(cells), merged, hidden, columns)


def _is_hidden(sheet: Worksheet, column: int) -> bool:
    """Whether nobody sees the column; openpyxl keeps a run of hidden columns under the name of its first."""
    sizes = sheet.column_dimensions.values()
    return any(size.hidden and (size.min or 0) <= column <= (size.max or 0) for size in sizes)


def _cell(at: tuple[int, int], cell: OfficeCell | MergedCell, written: OfficeCell, allowance: Allowance) -> BookCell:
    """`written` is the same cell with its formula, where the book holds formulas without values."""
    allowance.cells()
    value, struck = _plain(cell)
    if isinstance(value, str):
        value = allowance.text(value.replace("_x000D_", "").replace("\r\n", "\n"))
    formula = ""
    if value is None and written.data_type == "f":
        formula = allowance.text(str(getattr(written.value, "text", written.value)))
    note = allowance.text(cell.comment.text or "") if cell.comment is not None else ""
    return BookCell(*at, cell.coordinate, value, cell.number_format, formula, note, allowance.text(struck))


def _plain(cell: OfficeCell | MergedCell) -> tuple[object, str]:
    """The value, a raised figure as one («не менее 5¹» is no 51), and what of it is struck through."""
    value: object = cell.value
    if not isinstance(value, CellRichText):
        return value, str(value) if value is not None and cell.font.strike else ""
    texts, struck = "", ""
    for part in value:
        look = part.font if isinstance(part, TextBlock) else cell.font
        text = part.text if isinstance(part, TextBlock) else str(part)
        texts += text.translate(_RAISED) if look.vertAlign == "superscript" else text
        struck += text if look.strike else ""
    return texts, struck
