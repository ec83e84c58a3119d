"""Office files printed: no text cut off by its row, columns as wide as their words, heads on every sheet."""

from __future__ import annotations

import io
from typing import Any

import docx
import openpyxl
import pytest

from macros.exports.docx_files import export_roadmap_docx
from macros.exports.workbooks import A3, A4, LINE_HEIGHT, row_height
from macros.exports.xlsx_files import export_roadmap_xlsx
from tests.support.plan_samples import PLAN, make_project

MEASURE = {"ид": "m1", "номер": "1", "название": "Провести совещание"}
BARE = {"название": "Раздел", "мероприятия": [MEASURE]}


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ([], 1),
        ([("", 10)], 1),
        ([("слово", 10)], 1),
        ([("слово " * 4, 10)], 3),
        ([("раз\nдва\nтри", 10), ("слово", 10)], 3),
    ],
)
def test_a_row_has_room_for_its_longest_text(cells: list[tuple[str, float]], lines: int) -> None:
    assert row_height(cells) == LINE_HEIGHT * lines + 4


def test_a_row_is_not_higher_than_a_spreadsheet_has_them() -> None:
    assert row_height([("слово " * 10_000, 10)]) == 400


def sheet_of(plan: dict[str, Any]) -> Any:
    (roadmap,) = make_project(plan).roadmaps
    return openpyxl.load_workbook(io.BytesIO(export_roadmap_xlsx(roadmap))).active


def test_every_row_of_the_workbook_says_its_height() -> None:
    sheet = sheet_of(PLAN)
    head = next(cell.row for cell in sheet["A"] if cell.value == "№ п/п")
    widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[head]]
    table = [row for row in sheet.iter_rows(min_row=head + 1) if row[1].value]
    assert len(table) > 2
    for row in table:
        lines = max(
            len(cell.value) / width for cell, width in zip(row, widths, strict=True) if isinstance(cell.value, str)
        )
        assert sheet.row_dimensions[row[0].row].height >= LINE_HEIGHT * lines
    assert sheet.print_title_rows == f"${head}:${head}"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)


def test_columns_without_a_word_leave_their_room_and_the_paper_fits_the_rest() -> None:
    full, bare = sheet_of(PLAN), sheet_of({**PLAN, "разделы": [BARE]})
    widths = [sum(each.width for each in sheet.column_dimensions.values()) for sheet in (full, bare)]
    assert widths[0] > widths[1]
    assert [sheet.page_setup.paperSize for sheet in (full, bare)] == [A3, A4]


def test_a_workbook_tells_all_that_the_document_does() -> None:
    result = {
        "текст": "Учителя обучены",
        "примечание": "Цифра читается плохо",
        "показатели": [{"название": "Доля", "цель": "90", "единица": "%", "база": "от всех", "срок": "01.03.2025"}],
    }
    measure = {
        **MEASURE,
        "сноска": "*",
        "результаты": [result],
        "контроль": [{"текст": "Отчёт", "сноска": "**"}],
        "реализует": ["plan/1"],
    }
    plan = {
        **PLAN,
        "примечание": "Копия",
        "утверждение": [{"вид": "Утверждено", "кем": "Министр", "дата": "28.08.2024", "номер": "5"}],
        "разделы": [{**BARE, "примечание": "Этап", "мероприятия": [measure]}],
        "сноски": {"*": "По запросу", "**": "По форме"},
    }
    sheet = sheet_of(plan)
    texts = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    for text in (
        "УТВЕРЖДЕНО: Министр 28.08.2024 № 5",
        "Примечание: Копия",
        "Раздел",
        "Примечание к разделу: Этап",
        "Провести совещание*",
        "Отчёт**",
        "* По запросу",
        "** По форме",
        "plan/1",
    ):
        assert text in texts
    (words,) = (text for text in texts if text.startswith("Учителя"))
    assert "цель – 90" in words and "единица – %" in words and "срок – 01.03.2025" in words
    assert words.endswith("Примечание к результату: Цифра читается плохо")
    assert "После пунктов" not in texts, "a column that nobody uses"


def table_of(plan: dict[str, Any]) -> Any:
    (roadmap,) = make_project(plan).roadmaps
    return docx.Document(io.BytesIO(export_roadmap_docx(roadmap))).tables[-1]


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("План мероприятий", ["ДОРОЖНАЯ КАРТА", "План мероприятий"]),
        ("Дорожная карта внедрения", ["Дорожная карта внедрения"]),
    ],
)
def test_the_document_says_once_what_it_is_and_numbers_its_pages(title: str, heads: list[str]) -> None:
    (roadmap,) = make_project({**PLAN, "название": title}).roadmaps
    document = docx.Document(io.BytesIO(export_roadmap_docx(roadmap)))
    bold = [p for p in document.paragraphs if p.runs and p.runs[0].bold]
    assert [p.text for p in bold] == heads
    assert [p.text for p in bold if p._p.xpath("./w:pPr/w:outlineLvl")] == [title]
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0]._p.xpath("./w:fldSimple/@w:instr") == ["PAGE"]
    assert not section.first_page_header.paragraphs[0]._p.xpath("./w:fldSimple")


def test_columns_of_the_document_hold_their_heads_and_fill_the_page() -> None:
    table = table_of(PLAN)
    widths = [column.width.pt for column in table.columns]
    assert sum(widths) == pytest.approx(26.2 / 2.54 * 72, abs=1)
    for width, cell in zip(widths, table.rows[0].cells, strict=True):
        assert width > 5 * max(map(len, cell.text.split())), cell.text
    assert {p.style.name for cell in table.rows[2].cells for p in cell.paragraphs} == {"Cell"}
    assert all(len(row._tr.xpath("./w:trPr/w:tblHeader")) == (number < 2) for number, row in enumerate(table.rows))


def test_who_has_more_to_say_has_a_wider_column_and_a_section_keeps_its_first_measure() -> None:
    long = {**BARE, "мероприятия": [{**MEASURE, "название": "Провести большое совещание " * 80}]}
    bare, wide = (table_of({**PLAN, "разделы": [section]}) for section in (BARE, long))
    assert wide.columns[1].width > bare.columns[1].width
    assert bare.rows[2]._tr.xpath(".//w:keepNext")
    assert not bare.rows[3]._tr.xpath(".//w:keepNext")
    kept = [bool(each.rows[3]._tr.xpath("./w:trPr/w:cantSplit")) for each in (bare, wide)]
    assert kept == [True, False], "a short row stays whole, a long one fills its sheet"
