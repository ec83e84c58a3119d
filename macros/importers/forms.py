"""A filled report form as plain cells: what a spreadsheet program saved, nothing read into it yet.

Runs in a child process with limits. The container is checked before openpyxl sees it; what comes out is JSON, so that
a hostile file can at worst give odd texts.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as OfficeCell
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from macros.importers.archive import Archive, check_no_dtd
from macros.importers.refusals import EOF_REMEDY, SAVE_ANEW, RefusedError

MAX_FILE = 20_000_000  # bytes; a filled form of a hundred rows has forty thousand
MAX_PART = 12_000_000  # bytes of one unpacked part
MAX_CELLS = 60_000
MAX_CHARACTERS = 1_500_000  # of all cells together: one long text may be shared by thousands of them
MAX_SHEETS = 60
MAX_TEXT = 32_767  # what a cell of a spreadsheet holds

# What openpyxl raises on damaged parts; xml's ParseError is a SyntaxError.
_BROKEN = (ValueError, TypeError, LookupError, AttributeError, OSError, zipfile.BadZipFile, SyntaxError, EOFError)
_BOOK = "xl/workbook.xml"
_OLD_BINARY = b"\xd0\xcf\x11\xe0"  # .xls, and any office file with a password


class CellKind(StrEnum):
    """What the file says that the value is."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    FORMULA = "formula"  # whose value the file does not hold: the formula itself, as text
    OTHER = "other"  # yes and no, an error, a time


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell that is not empty. Row and column count from 1; a day is written ISO, a number with a decimal point."""

    row: int
    column: int
    kind: CellKind
    text: str


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A sheet with its cells by rows and columns, and the notes pinned to cells as cells of their own."""

    name: str
    hidden: bool
    cells: tuple[FormCell, ...]
    notes: tuple[FormCell, ...] = ()


@dataclass(frozen=True, slots=True)
class FormWorkbook:
    """All that was in the file. `marks` are the custom document properties."""

    sheets: tuple[FormSheet, ...]
    marks: tuple[tuple[str, str], ...] = ()
    epoch_1904: bool = False


def read_form_workbook(path: Path) -> FormWorkbook:
    """The workbook at `path`. Raises RefusedError with a reason and a remedy for anything else."""
    _check_head(path)
    archive = Archive(path)
    if archive.macros:
        raise RefusedError("в файле есть макросы", "сохраните его без макросов: «Книга Excel (*.xlsx)»")
    if _BOOK not in archive.names:
        raise RefusedError("это не таблица XLSX", "нужна форма отчёта, сохранённая в формате .xlsx")
    formulas = False
    for name in archive.names:
        if name.endswith((".xml", ".rels")):
            data = archive.read(name, MAX_PART)
            check_no_dtd(data, name)
            formulas = formulas or (b"<f>" in data or b"<f " in data)
    try:
        book = _loaded(path, values=True)
        return _workbook(book, _loaded(path, values=False) if formulas else book)
    except _BROKEN as error:
        raise RefusedError("файл повреждён: таблица внутри него не читается", EOF_REMEDY) from error


def _loaded(path: Path, *, values: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of drawings that it leaves out
        return load_workbook(io.BytesIO(path.read_bytes()), data_only=values, keep_links=False)


def _check_head(path: Path) -> None:
    size = path.stat().st_size
    if not size:
        raise RefusedError("файл пуст", EOF_REMEDY)
    if size > MAX_FILE:
        raise RefusedError(f"файл занимает {size // 1_000_000} МБ", "уберите из него картинки и приложите их отдельно")
    with path.open("rb") as stream:
        head = stream.read(4)
    if head == _OLD_BINARY:
        raise RefusedError("файл закрыт паролем или сохранён в старом формате .xls", "снимите пароль; " + SAVE_ANEW)
    if not head.startswith(b"PK"):
        raise RefusedError("это не таблица XLSX", "нужна форма отчёта, сохранённая в формате .xlsx")


def _workbook(book: Workbook, formulas: Workbook) -> FormWorkbook:
    sheets = book.worksheets
    if len(sheets) > MAX_SHEETS:
        raise RefusedError(f"в файле {len(sheets)} листов", "оставьте листы формы, лишние удалите")
    left = _Left()
    found = tuple(_sheet(sheet, formulas[sheet.title], left) for sheet in sheets)
    properties = getattr(book, "custom_doc_props", None)  # the stubs do not know it
    marks = tuple((str(each.name), str(each.value)) for each in properties.props) if properties else ()
    return FormWorkbook(found, marks, book.epoch == CALENDAR_MAC_1904)


class _Left:
    """How much a file may still hold."""

    def __init__(self) -> None:
        self._cells = MAX_CELLS
        self._characters = MAX_CHARACTERS

    def take(self, text: str) -> None:
        """Count one cell; refuses the file when there are too many."""
        self._cells -= 1
        self._characters -= len(text)
        if self._cells < 0 or self._characters < 0:
            raise RefusedError("в файле больше слов, чем бывает в отчёте", "оставьте в файле только форму отчёта")


def _sheet(sheet: Worksheet, formulas: Worksheet, left: _Left) -> FormSheet:
    cells: list[FormCell] = []
    notes: list[FormCell] = []
    for (row, column), formula in _filled_cells(formulas):
        cell = sheet.cell(row, column)
        if cell.comment is not None and cell.comment.text:
            notes.append(FormCell(row, column, CellKind.TEXT, cell.comment.text[:MAX_TEXT]))
            left.take(notes[-1].text)
        value = _value(cell.value) or _formula(formula)
        if value is not None:
            cells.append(FormCell(row, column, *value))
            left.take(cells[-1].text)
    return FormSheet(sheet.title, sheet.sheet_state != "visible", tuple(cells), tuple(notes))


def _filled_cells(sheet: Worksheet) -> Iterator[tuple[tuple[int, int], OfficeCell]]:
    # Not iter_rows: it makes a cell for every place up to the last one, a million rows of them.
    for place, cell in sorted(sheet._cells.items()):
        if not isinstance(cell, MergedCell) and (cell.value is not None or cell.comment is not None):
            yield place, cell


def _value(value: object) -> tuple[CellKind, str] | None:
    if isinstance(value, bool):
        return CellKind.OTHER, "да" if value else "нет"
    if isinstance(value, datetime):
        day_only = value.time() == time(0)
        return CellKind.DAY, (value.date() if day_only else value.replace(microsecond=0)).isoformat()
    if isinstance(value, date):
        return CellKind.DAY, value.isoformat()
    if isinstance(value, time | timedelta):
        return CellKind.OTHER, str(value)
    if isinstance(value, int | float):
        return CellKind.NUMBER, _number(value)
    text = "" if value is None else str(value)[:MAX_TEXT].replace("_x000D_", "").replace("\r\n", "\n")
    return (CellKind.TEXT, text) if text.strip() else None


def _formula(cell: OfficeCell) -> tuple[CellKind, str] | None:
    """The formula of a cell that has no saved value: a person may have begun a sentence with «=» or «-»."""
    if cell.data_type != "f":
        return None
    return CellKind.FORMULA, str(getattr(cell.value, "text", cell.value))[:MAX_TEXT]


def _number(value: float) -> str:
    """As few digits as give the number back: 48.5, 1200, never 1e+16 or 48.50000001."""
    whole = int(value) if abs(value) < 1e15 else None  # not infinity, not NaN
    return str(whole) if whole is not None and whole == value else f"{value:.15g}"


def workbook_to_json(book: FormWorkbook) -> dict[str, Any]:
    """Plain values for `workbook_from_json`."""
    return asdict(book)


def workbook_from_json(value: dict[str, Any]) -> FormWorkbook:
    """The workbook that `workbook_to_json` was given."""
    return FormWorkbook(
        sheets=tuple(
            FormSheet(each["name"], each["hidden"], _cells(each["cells"]), _cells(each["notes"]))
            for each in value["sheets"]
        ),
        marks=tuple((name, text) for name, text in value["marks"]),
        epoch_1904=value["epoch_1904"],
    )


def _cells(values: list[dict[str, Any]]) -> tuple[FormCell, ...]:
    return tuple(FormCell(v["row"], v["column"], CellKind(v["kind"]), v["text"]) for v in values)
