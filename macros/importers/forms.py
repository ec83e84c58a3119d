"""A filled report form as plain cells: what a spreadsheet program saved, nothing read into it yet.

Runs in a child process with limits. The container is checked before openpyxl sees it; what comes out is JSON, so that
a hostile file can at worst give odd texts.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from macros.importers.archive import Archive
from macros.importers.refusals import EOF_REMEDY, SAVE_ANEW, RefusedError
from macros.importers.workbooks import BOOK, BookCell, BookSheet, open_book

MAX_FILE = 20_000_000  # bytes; a filled form of a hundred rows has forty thousand
MAX_SHEETS = 60

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
    if BOOK not in archive.names:
        raise RefusedError("это не таблица XLSX", "нужна форма отчёта, сохранённая в формате .xlsx")
    book = open_book(path)
    if len(book.sheets) > MAX_SHEETS:
        raise RefusedError(f"в файле {len(book.sheets)} листов", "оставьте листы формы, лишние удалите")
    return FormWorkbook(tuple(_sheet(each) for each in book.sheets), book.marks, book.epoch_1904)


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


def _sheet(sheet: BookSheet) -> FormSheet:
    notes = tuple(FormCell(c.row, c.column, CellKind.TEXT, c.note) for c in sheet.cells if c.note)
    cells = tuple(FormCell(c.row, c.column, *value) for c in sheet.cells if (value := _cell_value(c)) is not None)
    return FormSheet(sheet.name, sheet.hidden, cells, notes)


def _cell_value(cell: BookCell) -> tuple[CellKind, str] | None:
    """What is written; a formula without a saved value as itself: a person may begin a sentence with «=» or «-»."""
    return _value(cell.value, cell.shape) or ((CellKind.FORMULA, cell.formula) if cell.formula else None)


def _value(value: object, shape: str) -> tuple[CellKind, str] | None:
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
        return CellKind.NUMBER, _number(value * 100 if shape.endswith("%") else value)  # «50 %» is kept as 0.5
    text = "" if value is None else str(value)
    return (CellKind.TEXT, text) if text.strip() else None


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
