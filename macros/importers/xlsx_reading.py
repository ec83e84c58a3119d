"""Reads a workbook: one table for each sheet, with merged cells, dates as days and numbers as they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from macros.importers.allowance import MAX_COLUMNS
from macros.importers.grid import Cell, Document, Paragraph, Remark, Source, Table
from macros.importers.refusals import RefusedError
from macros.importers.workbooks import Book, BookCell, BookSheet, open_book
from macros.terms import MONTH_NAMES

_DECIMALS = re.compile(r"^[#0,\s]*0\.(0+)$")
_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")


def read_xlsx(path: Path, sheet: str = "") -> Document:
    """The workbook's sheets as tables; hidden ones only if nothing else is there or `sheet` names them."""
    book = open_book(path)
    names = [each.name for each in book.sheets]
    if sheet and sheet not in names:
        listed = ", ".join(f"«{name}»" for name in names)
        raise RefusedError(f"в книге нет листа «{sheet}»", f"листы книги: {listed}")
    remarks = list(_told(book))
    tables = [_table(each, remarks) for each in book.sheets if not sheet or each.name == sheet]
    shown = [table for table in tables if not table.hidden] or tables
    left = [Remark(t.place, "скрытый лист не взят") for t in tables if t not in shown and t.cells]
    return Document(tuple(shown), (), (*left, *remarks))


def _told(book: Book) -> Iterator[Remark]:
    if book.macros:
        yield Remark("весь файл", "в файле есть макросы; они не запускались и не взяты")
    if book.links:
        yield Remark("весь файл", "книга ссылается на другие файлы; взяты сохранённые значения")


def _table(sheet: BookSheet, remarks: list[Remark]) -> Table:
    place = f"лист «{sheet.name}»"
    filled = [(cell, text) for cell in sheet.cells if (text := _text(cell, place, remarks)).strip()]
    last_row = max((cell.row for cell, _ in filled), default=0)
    last_column = max((cell.column for cell, _ in filled), default=0)
    if last_column > MAX_COLUMNS:
        raise RefusedError(f"на листе «{sheet.name}» {last_column} столбцов", "оставьте на листе только план")
    cells = []
    for cell, text in filled:
        end_row, end_column = sheet.merged.get((cell.row, cell.column), (cell.row, cell.column))
        height, width = min(end_row, last_row + 50) - cell.row + 1, min(end_column, MAX_COLUMNS) - cell.column + 1
        number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
        cells.append(Cell(cell.row - 1, cell.column - 1, (Paragraph(text),), height, width, number))
        last_column = max(last_column, cell.column + width - 1)
        last_row = max(last_row, cell.row + height - 1)
    used = {cell.row for cell, _ in filled}
    hidden = [str(row) for row in sheet.hidden_rows if row in used]
    if hidden:
        remarks.append(Remark(place, f"скрытые строки взяты тоже: {', '.join(hidden[:20])}"))
    if sheet.hidden_columns:
        remarks.append(Remark(place, f"скрытые столбцы взяты тоже: {', '.join(sheet.hidden_columns[:20])}"))
    return Table(place, last_row, last_column, tuple(cells), Source.SHEET, hidden=sheet.hidden)


_NO_SIGN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')  # of a format: words, colours, languages, single letters


def _text(cell: BookCell, place: str, remarks: list[Remark]) -> str:
    where = f"{place}, ячейка {cell.place}"
    if note := " ".join(cell.note.split()):
        remarks.append(Remark(where, f"примечание к ячейке: «{note}»"))
    if struck := " ".join(cell.struck.split()):
        remarks.append(Remark(where, f"текст зачёркнут, но взят: «{struck}»; если он отменён, уберите его"))
    if cell.formula:
        remarks.append(Remark(where, f"в ячейке формула без сохранённого значения: {cell.formula}"))
    if isinstance(cell.value, str) and cell.value in _ERRORS:
        remarks.append(Remark(where, f"в ячейке ошибка {cell.value}"))
    return "" if cell.value is None else _shown(cell.value, cell.shape)


def _shown(value: object, shape: str) -> str:
    """The value as the sheet shows it to a reader of Russian."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, date) and (words := _without_day(value, shape)):
        return words
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y}" if value.time() == time(0) else f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float | int):
        return _number(value, shape)
    return str(value)


def _without_day(value: date, shape: str) -> str:
    """«май 2025» as Excel keeps it, the first of May, where the sheet shows no day; empty where it does."""
    signs = _NO_SIGN.sub("", shape.casefold())
    if "y" not in signs or set(signs) & set("dh"):
        return ""
    return f"{MONTH_NAMES[value.month - 1]} {value.year}" if "m" in signs else f"{value.year} год"


def _number(value: float, shape: str) -> str:
    percent = shape.endswith("%")
    value = value * 100 if percent else value
    match = _DECIMALS.match(shape)
    if match:
        return f"{value:.{len(match[1])}f}"
    whole = int(value) if abs(value) < 1e15 else None  # not infinity, not NaN
    text = str(whole) if whole is not None and whole == value else f"{value:.15g}"
    return f"{text.replace('.', ',')} %" if percent else text
