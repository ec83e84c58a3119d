"""A roadmap as a workbook to sort and filter: a row for each result, real days, a header that stays in sight.

Every text is a string cell, never a formula. Same roadmap, same bytes: nothing depends on the clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from macros.exports.cells import inert_cell
from macros.exports.official import (
    Line,
    head_lines,
    paper_approvals,
    paper_cells,
    paper_footnotes,
    result_lines,
)
from macros.exports.workbooks import A3, A4, WIDEST_A4, row_height, workbook_bytes
from macros.model import official_form as form
from macros.model.roadmap import Measure, Result, Roadmap, Section
from macros.terms import Term

if TYPE_CHECKING:
    from macros.exports.workbooks import Format, Workbook, Worksheet

SHEET = "План"
_NARROW = 15  # characters: a column in which nothing stands, its title in lines
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
    """A column: its header, width in characters, whether it holds days, and whether it is left out if empty."""

    title: str
    width: int
    days: bool = False
    rare: bool = False


COLUMNS = {
    "number": _Column("№ п/п", 8),
    "section": _Column("Раздел", 18),
    "title": _Column("Мероприятие", 36),
    "details": _Column("Подробности", 32),
    "term": _Column("Срок", 20),
    "start": _Column("Дата начала", 12, days=True),
    "end": _Column("Дата окончания", 12, days=True),
    "responsible": _Column("Ответственные", 24),
    "participants": _Column("Участники", 22),
    "results": _Column("Результат", 36),
    "control": _Column("Контроль исполнения", 28),
    "systems": _Column("Информационные системы", 18),
    "implements": _Column("Реализует пункты других карт", 18, rare=True),
    "after": _Column("После пунктов", 12, rare=True),
    "basis": _Column("Основание", 22),
    "note": _Column("Примечание", 22),
}


def export_roadmap_xlsx(roadmap: Roadmap) -> bytes:
    """The workbook's bytes: one sheet, with the title and what the document says of itself above the table, and the
    footnotes below it."""
    return workbook_bytes(roadmap.title, partial(_one_sheet, roadmap))


def _one_sheet(roadmap: Roadmap, workbook: Workbook) -> None:
    head = workbook.add_format({**_LOOK, "bold": True, "bg_color": "#DCE6F1", "valign": "vcenter"})
    text = workbook.add_format({**_LOOK, "num_format": "@"})
    day = workbook.add_format({**_LOOK, "num_format": "dd.mm.yyyy", "align": "left"})
    title = workbook.add_format({"font_name": "Arial", "font_size": 12, "bold": True})
    aside = workbook.add_format({"font_name": "Arial", "font_size": 10})
    _fill(workbook.add_worksheet(SHEET), roadmap, _Looks(head, text, day, title, aside))


@dataclass(frozen=True, slots=True)
class _Looks:
    head: Format
    text: Format
    day: Format
    title: Format
    aside: Format


def _fill(sheet: Worksheet, roadmap: Roadmap, looks: _Looks) -> None:
    sheet.write_string(0, 0, inert_cell(roadmap.title), looks.title)
    stamps = [" ".join(each.lines) for each in paper_approvals(roadmap)]
    above = [*filter(None, [roadmap.annex]), *stamps, *head_lines(roadmap)]
    for row, line in enumerate(above, 1):
        sheet.write_string(row, 0, inert_cell(line), looks.aside)
    top = len(above) + 2
    table = list(_rows(roadmap))
    widths = _widths(table)
    columns = {key: column for key, column in COLUMNS.items() if key in widths}
    for index, (key, column) in enumerate(columns.items()):
        sheet.set_column(index, index, widths[key])
        sheet.write_string(top, index, column.title, looks.head)
    sheet.set_row(top, row_height([(column.title, widths[key] * 0.85) for key, column in columns.items()]))
    row = top
    for row, values in enumerate(table, top + 1):
        for index, (key, column) in enumerate(columns.items()):
            _write(sheet, (row, index), values.get(key), column, looks)
        texts = [(text, widths[key]) for key in columns if isinstance(text := values.get(key), str)]
        sheet.set_row(row, row_height(texts))
    for below, line in enumerate(paper_footnotes(roadmap), row + 2):
        sheet.write_string(below, 0, inert_cell(line), looks.aside)
    sheet.freeze_panes(top + 1, 3)
    sheet.autofilter(top, 0, max(row, top + 1), len(columns) - 1)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(A3 if sum(widths.values()) > WIDEST_A4 else A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&R&8Стр. &P из &N")


def _widths(table: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Characters of each column; one without a word gives its room to the others on paper, a rare one all of it."""
    used = {key for values in table for key, value in values.items() if value}
    shown = {key: column for key, column in COLUMNS.items() if key in used or not column.rare}
    return {key: column.width if key in used else min(column.width, _NARROW) for key, column in shown.items()}


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
            for place, result in enumerate(measure.results or (None,)):
                row = _row(section, measure, result)
                if section.note and place == 0 and measure is section.measures[0]:
                    row["note"] = "\n".join(filter(None, (row["note"], form.SECTION_NOTE + section.note)))
                yield row


def _row(section: Section, measure: Measure, result: Result | None) -> dict[str, Any]:
    cells = {key: _text(lines) for key, lines in paper_cells(measure).items()}
    term = (result.term if result else None) or measure.term
    start, end = _days(term)
    responsible = result.responsible if result and result.responsible else measure.responsible
    return cells | {
        "section": _section(section),
        "title": measure.title + measure.footnote,
        "details": "\n".join(measure.details),
        "term": term.text if term else "",
        "start": start,
        "end": end,
        "responsible": "\n".join(f"{m.name} ({m.note})" if m.note else m.name for m in responsible),
        "results": _text(result_lines(result, in_rows=True, alone=True)) if result else "",
    }


def _section(section: Section) -> str:
    return f"{section.number}. {section.title}" if section.number else section.title


def _days(term: Term | None) -> tuple[date | None, date | None]:
    """First and last day of the first limit that knows one."""
    clause = next((each for each in (term.clauses if term else ()) if each.start or each.end), None)
    if clause is None:
        return None, None
    known = [day if day and _FIRST_DAY <= day <= _LAST_DAY else None for day in (clause.start, clause.end)]
    return known[0], known[1]


def _text(lines: tuple[Line, ...]) -> str:
    return "\n".join(line.text for line in lines)
