"""Reads a workbook: one table for each sheet, with merged cells, dates as days and numbers as they are shown."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as OfficeCell
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from macros.importers.archive import Archive, check_no_dtd
from macros.importers.grid import Cell, Document, Paragraph, Remark, Source, Table
from macros.importers.refusals import EOF_REMEDY, RefusedError

MAX_PART = 16_000_000  # bytes of one unpacked part
MAX_CELLS = 60_000
MAX_COLUMNS = 200
MAX_TEXT = 3_000_000  # characters of all cells together: one shared text may stand in thousands of them
_BROKEN = (ValueError, TypeError, LookupError, AttributeError, OSError, zipfile.BadZipFile, SyntaxError, EOFError)
_DECIMALS = re.compile(r"^[#0,\s]*0\.(0+)$")
_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")


def read_xlsx(path: Path, sheet: str = "") -> Document:
    """The workbook's sheets as tables; hidden ones only if nothing else is there or `sheet` names them."""
    archive = Archive(path)
    formulas = False
    for name in archive.names:
        if name.endswith((".xml", ".rels", ".vml")):
            data = archive.read(name, MAX_PART)
            check_no_dtd(data, name)
            formulas = formulas or (name.startswith("xl/worksheets/") and b"<f" in data)
    book = _opened(path, values=True)
    names = [each.title for each in book]
    if sheet and sheet not in names:
        listed = ", ".join(f"«{name}»" for name in names)
        raise RefusedError(f"в книге нет листа «{sheet}»", f"листы книги: {listed}")
    reader = _Reader({each.title: each for each in _opened(path, values=False)} if formulas else {})
    remarks: list[Remark] = []
    if archive.macros:
        remarks.append(Remark("весь файл", "в файле есть макросы; они не запускались и не взяты"))
    if any("externalLink" in name for name in archive.names):
        remarks.append(Remark("весь файл", "книга ссылается на другие файлы; взяты сохранённые значения"))
    tables = [reader.table(each) for each in book if not sheet or each.title == sheet]
    shown = [table for table in tables if not table.hidden] or tables
    remarks += [Remark(t.place, "скрытый лист не взят") for t in tables if t not in shown and t.cells]
    return Document(tuple(shown), (), (*remarks, *reader.remarks))


def _opened(path: Path, *, values: bool) -> list[Worksheet]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of drawings that it leaves out
            book = load_workbook(io.BytesIO(path.read_bytes()), data_only=values, keep_links=False)
    except _BROKEN as error:
        raise RefusedError("файл повреждён: таблица внутри него не читается", EOF_REMEDY) from error
    return list(book.worksheets)


class _Reader:
    """Turns sheets into tables; counts cells and collects remarks over all of them."""

    def __init__(self, formulas: dict[str, Worksheet]) -> None:
        self._formulas = formulas
        self._cells = 0
        self._characters = 0
        self.remarks: list[Remark] = []

    def table(self, sheet: Worksheet) -> Table:
        """One sheet."""
        place = f"лист «{sheet.title}»"
        filled = list(self._filled(sheet, place))
        spans = {(r.min_row, r.min_col): (r.max_row, r.max_col) for r in sheet.merged_cells.ranges}
        last_row = max((row for row, _, _, _ in filled), default=0)
        last_column = max((column for _, column, _, _ in filled), default=0)
        if last_column > MAX_COLUMNS:
            raise RefusedError(f"на листе «{sheet.title}» {last_column} столбцов", "оставьте на листе только план")
        cells = []
        for row, column, text, number in filled:
            end_row, end_column = spans.get((row, column), (row, column))
            height, width = min(end_row, last_row + 50) - row + 1, min(end_column, MAX_COLUMNS) - column + 1
            paragraphs = (Paragraph(text),)
            cells.append(Cell(row - 1, column - 1, paragraphs, height, width, number))
            last_column = max(last_column, column + width - 1)
            last_row = max(last_row, row + height - 1)
        hidden = sheet.sheet_state != "visible"
        self._hidden_rows(sheet, filled, place)
        return Table(place, last_row, last_column, tuple(cells), Source.SHEET, hidden=hidden)

    def _filled(self, sheet: Worksheet, place: str) -> Iterator[tuple[int, int, str, bool]]:
        # Not iter_rows: it makes a cell for every place up to the last one, a million rows of them.
        for _, cell in sorted(sheet._cells.items()):
            if isinstance(cell, MergedCell):
                continue
            where = f"{place}, ячейка {cell.coordinate}"
            if cell.comment is not None and cell.comment.text.strip():
                self.remarks.append(Remark(where, f"примечание к ячейке: «{' '.join(cell.comment.text.split())}»"))
            text = self._text(sheet, cell, where)
            if not text.strip():
                continue
            self._cells += 1
            self._characters += len(text)
            if self._cells > MAX_CELLS or self._characters > MAX_TEXT:
                raise RefusedError(f"в книге больше {MAX_CELLS} заполненных ячеек", "оставьте на листе только план")
            yield cell.row, cell.column, text, isinstance(cell.value, int | float) and not isinstance(cell.value, bool)

    def _text(self, sheet: Worksheet, cell: OfficeCell, where: str) -> str:
        value = cell.value
        if value is None:
            formula = self._formulas[sheet.title][cell.coordinate].value if sheet.title in self._formulas else None
            if formula is not None:
                self.remarks.append(Remark(where, f"в ячейке формула без сохранённого значения: {formula}"))
            return ""
        if isinstance(value, str) and value in _ERRORS:
            self.remarks.append(Remark(where, f"в ячейке ошибка {value}"))
        return _shown(value, cell.number_format)

    def _hidden_rows(self, sheet: Worksheet, filled: list[tuple[int, int, str, bool]], place: str) -> None:
        used = {row for row, _, _, _ in filled}
        hidden = sorted(row for row, size in sheet.row_dimensions.items() if size.hidden and row in used)
        if hidden:
            rows = ", ".join(str(row) for row in hidden[:20])
            self.remarks.append(Remark(place, f"скрытые строки взяты тоже: {rows}"))


def _shown(value: object, shape: str) -> str:
    """The value as the sheet shows it to a reader of Russian."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y}" if value.time() == time(0) else f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float | int):
        return _number(value, shape)
    return str(value).replace("_x000D_", "").replace("\r\n", "\n")


def _number(value: float, shape: str) -> str:
    percent = shape.endswith("%")
    value = value * 100 if percent else value
    match = _DECIMALS.match(shape)
    if match:
        return f"{value:.{len(match[1])}f}"
    whole = int(value) if abs(value) < 1e15 else None  # not infinity, not NaN
    text = str(whole) if whole is not None and whole == value else f"{value:.15g}"
    return f"{text} %" if percent else text
