"""The blank form: what stands in the workbook, what may be changed, what a spreadsheet checks."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from macros.exports.form_files import export_form
from macros.reports.blank import EXAMPLES_SHEET, HELP_SHEET, HIDDEN_SHEET, REPORT_SHEET
from macros.reports.plan import plan_version
from tests.support.filled_forms import head_row, report_sheet, rows_by_key, sample
from tests.support.plan_samples import plan_of

SAMPLE = sample()


def workbook(name: str = "", party: str = "") -> Workbook:
    return load_workbook(io.BytesIO(export_form(SAMPLE.blank(name, party))))


def texts(book: Workbook) -> set[str]:
    return {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}


def test_the_annex_s_columns_come_in_their_order_with_ours_between() -> None:
    sheet = report_sheet(workbook())
    head = [str(cell.value) for cell in sheet[head_row(sheet)] if cell.value]
    annex = [column.title for column in SAMPLE.form.columns]
    assert [title for title in head if title in annex] == annex
    assert head.index("Что ожидается") < head.index("Что сделано")
    assert head[-4:] == ["Статус", "Дата выполнения", "Показатель и цель", "Значение показателя"]


def test_every_result_has_a_row_with_the_plan_s_words() -> None:
    sheet = report_sheet(workbook())
    assert set(SAMPLE.blank().keys) <= set(rows_by_key(sheet))
    row = rows_by_key(sheet)["plan/2-1/2"]
    words = [sheet.cell(row, column).value for column in range(1, 13)]
    assert "Обучить педагогов" in words
    assert "2.1" in words
    assert "Педагоги обучены" in words
    assert any("по отдельному графику" in str(each) and "Отвечают: ОО" in str(each) for each in words)
    assert any("доля педагогов" in str(each) and "50" in str(each) for each in words)


def test_a_body_gets_its_own_rows_and_those_of_whom_it_answers_for() -> None:
    assert SAMPLE.blank("Школа № 1", "school").keys == ("plan/1-1/1", "plan/1-1/2", "plan/1-2/0", "plan/2-1/2")
    # The school reports on its own, so the ministry does not answer for it.
    assert SAMPLE.blank("Край", "ministry").keys == ("plan/1-1/1", "plan/1-1/2", "plan/2-1/1")


def test_only_what_is_asked_can_be_changed() -> None:
    sheet = report_sheet(workbook("Первый округ", "school"))
    head = {str(cell.value): cell.column for cell in sheet[head_row(sheet)] if cell.value}
    row = rows_by_key(sheet)["plan/2-1/2"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    open_columns = {title for title, column in head.items() if not sheet.cell(row, column).protection.locked}
    assert open_columns == {"Что сделано", "Результат", "Статус", "Дата выполнения", "Значение показателя"}
    assert sheet.cell(rows_by_key(sheet)["plan/1-2/0"], head["Значение показателя"]).protection.locked


def test_statuses_days_and_numbers_are_checked_with_russian_words() -> None:
    rules = report_sheet(workbook()).data_validations.dataValidation
    kinds = {rule.type for rule in rules}
    assert {"list", "date", "decimal"} <= kinds
    (status, *_) = [rule for rule in rules if rule.type == "list"]
    assert status.formula1 == '"не начато,выполняется,выполнено,не требуется"'
    assert all(rule.error for rule in rules if rule.type in ("list", "date", "decimal"))
    percent = next(rule for rule in rules if rule.type == "decimal")
    assert (percent.formula1, percent.formula2) == ("0", "100")


def test_print_has_the_head_on_every_page() -> None:
    sheet = report_sheet(workbook())
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.print_title_rows == f"${head_row(sheet)}:${head_row(sheet)}"
    assert sheet.page_setup.fitToHeight == 0


def test_examples_help_and_the_name_of_the_form_are_inside() -> None:
    book = workbook("Первый округ", "school")
    assert book.sheetnames == [REPORT_SHEET, EXAMPLES_SHEET, HELP_SHEET, HIDDEN_SHEET]
    assert book[HIDDEN_SHEET].sheet_state == "veryHidden"
    assert "Издан приказ" in texts(book)
    assert any("СНИЛС не пишите" in text for text in texts(book))
    marks = {each.name: each.value for each in book.custom_doc_props.props}  # type: ignore[attr-defined]
    assert marks["metodichka-form"] == "plan-report"
    assert marks["metodichka-version"] == plan_version(SAMPLE.roadmap)
    assert ("addressee-name", "Первый округ") in {
        (row[0].value, row[1].value) for row in book[HIDDEN_SHEET].iter_rows()
    }


def test_same_form_same_bytes_and_no_clock_inside() -> None:
    data = export_form(SAMPLE.blank("Первый округ", "school"))
    assert data == export_form(sample().blank("Первый округ", "school"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time[:3] for info in archive.infolist()} == {(1980, 1, 1)}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_a_plan_cannot_bring_a_formula(start: str) -> None:
    evil = f"{start}HYPERLINK(1)"
    of = sample(plan_of({"номер": "1", "название": f"А{evil}", "результаты": [evil]}), примеры=[[evil] * 5])
    book = load_workbook(io.BytesIO(export_form(of.blank(evil))))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not str(cell.value or "").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_change_of_the_plan_changes_the_version() -> None:
    one, other = (sample(plan_of({"номер": "1", "название": title})) for title in ("А", "Б"))
    assert plan_version(one.roadmap) != plan_version(other.roadmap)
    assert plan_version(one.roadmap) == plan_version(sample(plan_of({"номер": "1", "название": "А"})).roadmap)


def test_the_real_form_asks_a_municipality_for_its_schools_too(project_root: Path) -> None:
    from macros.project import SiteSettings, load_project
    from macros.reports.blank import blank_form
    from macros.sources.files import read_project

    project = load_project(read_project(project_root), SiteSettings())
    form = next(each for each in project.report_forms if each.id == "perm-2024")
    roadmap = project.roadmap("perm-2024")
    assert roadmap is not None
    keys = blank_form(project, form, roadmap, project.parties.get("municipal-authority")).keys
    measures = {key.split("/")[1] for key in keys}
    assert measures == {"1-1", "1-2", "1-4", "1-5", "1-6", "2-1", "2-2", "2-3", "4-1", "4-2"}
