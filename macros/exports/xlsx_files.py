"""A roadmap as a workbook to sort and filter: a row for each result, real days, a header that stays in sight.

Every text is a string cell, never a formula. Same roadmap, same bytes: nothing depends on the clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from macros.exports.cells import inert_cell
from macros.exports.official import Line, paper_cells
from macros.exports.workbooks import A4, workbook_bytes
from macros.model.roadmap import Measure, Result, Roadmap, Section
from macros.terms import Term

if TYPE_CHECKING:
    from macros.exports.workbooks import Format, Workbook, Worksheet

SHEET = "План"
_LOOK = {
    "font_name": "Arial",
    "font_size": 10,
    "text_wrap": True,
    "valign": "top",
    "border": 1,
    "border_color": "#8A8A8A",
}
_FIRST_DAY, _LAST_DAY = date(1900, 3, 1), date(9999, 12, 31)  # what a spreadsheet counts as days


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its header, width in characters, and whether it holds days."""

    title: str
    width: int
    days: bool = False


COLUMNS = {
    "number": _Column("№ п/п", 8),
    "section": _Column("Раздел", 22),
    "title": _Column("Мероприятие", 44),
    "details": _Column("Подробности", 40),
    "term": _Column("Срок", 24),
    "start": _Column("Дата начала", 12, days=True),
    "end": _Column("Дата окончания", 12, days=True),
    "responsible": _Column("Ответственные", 28),
    "participants": _Column("Участники", 28),
    "results": _Column("Результат", 44),
    "control": _Column("Контроль исполнения", 36),
    "systems": _Column("Информационные системы", 22),
    "basis": _Column("Основание", 30),
    "footnote": _Column("Сноска", 24),
    "note": _Column("Примечание", 30),
}


def export_roadmap_xlsx(roadmap: Roadmap) -> bytes:
    """The workbook's bytes: one sheet with the title above the table."""
    return workbook_bytes(roadmap.title, partial(_one_sheet, roadmap))


def _one_sheet(roadmap: Roadmap, workbook: Workbook) -> None:
    head = workbook.add_format({**_LOOK, "bold": True, "bg_color": "#DCE6F1", "valign": "vcenter"})
    text = workbook.add_format({**_LOOK, "num_format": "@"})
    day = workbook.add_format({**_LOOK, "num_format": "dd.mm.yyyy", "align": "left"})
    title = workbook.add_format({"font_name": "Arial", "font_size": 12, "bold": True})
    _fill(workbook.add_worksheet(SHEET), roadmap, _Looks(head, text, day, title))


@dataclass(frozen=True, slots=True)
class _Looks:
    head: Format
    text: Format
    day: Format
    title: Format


def _fill(sheet: Worksheet, roadmap: Roadmap, looks: _Looks) -> None:
    sheet.write_string(0, 0, inert_cell(roadmap.title), looks.title)
    top = 2
    for index, column in enumerate(COLUMNS.values()):
        sheet.set_column(index, index, column.width)
        sheet.write_string(top, index, column.title, looks.head)
    row = top
    for values in _rows(roadmap):
        row += 1
        for index, (key, column) in enumerate(COLUMNS.items()):
            _write(sheet, (row, index), values.get(key), column, looks)
    sheet.freeze_panes(top + 1, 3)
    sheet.autofilter(top, 0, max(row, top + 1), len(COLUMNS) - 1)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def _write(sheet: Worksheet, at: tuple[int, int], value: Any, column: _Column, looks: _Looks) -> None:
    if isinstance(value, date):
        sheet.write_datetime(
            *at, datetime(value.year, value.month, value.day, tzinfo=UTC).replace(tzinfo=None), looks.day
        )
    elif value:
        sheet.write_string(*at, inert_cell(value), looks.text)
    else:
        sheet.write_blank(*at, None, looks.day if column.days else looks.text)


def _rows(roadmap: Roadmap) -> Iterator[dict[str, Any]]:
    for section in roadmap.sections:
        for measure in section.measures:
            for result in measure.results or (None,):
                yield _row(section, measure, result, roadmap.footnotes)


def _row(section: Section, measure: Measure, result: Result | None, footnotes: Mapping[str, str]) -> dict[str, Any]:
    cells = {key: _text(lines) for key, lines in paper_cells(measure).items()}
    term = (result.term if result else None) or measure.term
    start, end = _days(term)
    responsible = result.responsible if result and result.responsible else measure.responsible
    return cells | {
        "section": f"{section.number}. {section.title}" if section.number else section.title,
        "title": measure.title,
        "footnote": f"{measure.footnote} {footnotes.get(measure.footnote, '')}".strip(),
        "details": "\n".join(measure.details),
        "term": term.text if term else "",
        "start": start,
        "end": end,
        "responsible": "\n".join(f"{m.name} ({m.note})" if m.note else m.name for m in responsible),
        "results": result.text if result else "",
    }


def _days(term: Term | None) -> tuple[date | None, date | None]:
    """First and last day of the first limit that knows one."""
    clause = next((each for each in (term.clauses if term else ()) if each.start or each.end), None)
    if clause is None:
        return None, None
    known = [day if day and _FIRST_DAY <= day <= _LAST_DAY else None for day in (clause.start, clause.end)]
    return known[0], known[1]


def _text(lines: tuple[Line, ...]) -> str:
    return "\n".join(line.text for line in lines)
