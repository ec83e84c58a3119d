"""Report forms filled in as people do it: with openpyxl, on the workbook that our own exporter made."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from macros.exports.form_files import export_form
from macros.importers.forms import read_form_workbook
from macros.model.materials import ReportForm
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.reports.addressees import Addressee
from macros.reports.answers import ReportRound
from macros.reports.blank import HIDDEN_SHEET, REPORT_SHEET, BlankForm, blank_form
from macros.reports.columns import form_columns
from macros.reports.filled import FilledForm, read_filled
from tests.support.plan_samples import PLAN, make_project

DAY = date(2025, 6, 1)

FORM: dict[str, Any] = {
    "ид": "plan-report",
    "название": "Отчёт о внедрении",
    "описание": "Форма для проверки.",
    "владелец": "Методист",
    "проверено": "2025-02-01",
    "карта": "plan",
    "кто": ["Министерство", "Школа"],
    "куда": ["Министерство"],
    "срок": "01.12.2025",
    "как": ["Одной таблицей."],
    "столбцы": [
        {"название": "Муниципалитет или организация", "подсказка": "Кто отчитывается."},
        {"название": "Мероприятие"},
        {"название": "Пункт"},
        {"название": "Что сделано", "подсказка": "С номером приказа."},
        {"название": "Результат", "подсказка": "Цифры и ссылки."},
    ],
    "примеры": [["Образцовый округ", "Назначить координаторов", "1.1", "Издан приказ", "Назначен координатор"]],
}


@dataclass(frozen=True)
class Sample:
    """The sample region with a report form."""

    project: Project
    form: ReportForm
    roadmap: Roadmap

    def blank(self, name: str = "", party: str = "", addressee_id: str = "") -> BlankForm:
        """The form for an addressee; without a name, for anybody."""
        found = self.project.parties.get(party) if party else None
        addressee = Addressee(addressee_id or "x", name, party) if name else Addressee("", "")
        return blank_form(self.project, self.form, self.roadmap, found, addressee)

    def round(self, day: date = DAY, listed: tuple[Addressee, ...] = ()) -> ReportRound:
        """A collection of this form."""
        return ReportRound(self.project, self.form, self.roadmap, day, listed)


def sample(tree: dict[str, Any] = PLAN, **fields: Any) -> Sample:
    """The sample with its roadmap, or with another one; `fields` change the form."""
    form = ReportForm.model_validate({**FORM, "карта": tree["ид"], **fields})
    project = make_project(tree)
    return Sample(project, form, project.roadmaps[0])


@dataclass
class Filling:
    """What a person writes: by the row's key, in columns by heading."""

    rows: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    who: str = ""
    day: object = date(2025, 5, 20)
    after: Callable[[Workbook], None] | None = None  # anything else done to the workbook


def fill(blank: BlankForm, filling: Filling) -> bytes:
    """The workbook of the blank form with the person's words in it."""
    book = load_workbook(io.BytesIO(export_form(blank)))
    sheet = book[REPORT_SHEET]
    head = head_row(sheet)
    columns = {str(cell.value): cell.column for cell in sheet[head] if cell.value}
    keys = rows_by_key(sheet)
    if filling.who:
        sheet.cell(head - 3, 3).value = filling.who
    if filling.day is not None:
        sheet.cell(head - 2, 3).value = filling.day  # type: ignore[assignment]
    for key, cells in filling.rows.items():
        for title, value in cells.items():
            sheet.cell(keys[key], columns[title]).value = value  # type: ignore[assignment]
    if filling.after:
        filling.after(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def head_row(sheet: Worksheet) -> int:
    """The row of the table's headings."""
    return next(row for row in range(1, 30) if sheet.cell(row, 4).value == "Пункт")


def rows_by_key(sheet: Worksheet) -> dict[str, int]:
    """Where each row of the plan stands."""
    found = {}
    for (row, column), cell in sheet._cells.items():
        if column == 1 and isinstance(cell.value, str) and "/" in cell.value:
            found[cell.value] = row
    return found


def report_sheet(book: Workbook) -> Worksheet:
    """«Отчёт»."""
    return book[REPORT_SHEET]


def forget_marks(book: Workbook) -> None:
    """What a program does that keeps neither hidden sheets nor properties."""
    del book[HIDDEN_SHEET]
    for name in list(book.custom_doc_props.names):  # type: ignore[attr-defined]
        del book.custom_doc_props[name]  # type: ignore[attr-defined]


def read_bytes(of: Sample, data: bytes, folder: Path, file: str = "ответ.xlsx") -> FilledForm:
    """The filled form as `collect` reads it."""
    path = folder / "incoming.xlsx"
    path.write_bytes(data)
    return read_filled(file, read_form_workbook(path), form_columns(of.form))
