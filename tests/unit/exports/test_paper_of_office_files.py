"""Office files printed: no text cut off by its row, columns as wide as their words, heads on every sheet."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from macros.exports.workbooks import A3, A4, LINE_HEIGHT, row_height
from macros.exports.xlsx_files import export_roadmap_xlsx
from tests.support.plan_samples import PLAN, make_project

BARE = {"название": "Раздел", "мероприятия": [{"ид": "m1", "номер": "1", "название": "Провести совещание"}]}


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
    widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[3]]
    for row in sheet.iter_rows(min_row=4):
        lines = max(
            len(cell.value) / width for cell, width in zip(row, widths, strict=True) if isinstance(cell.value, str)
        )
        assert sheet.row_dimensions[row[0].row].height >= LINE_HEIGHT * lines
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)


def test_columns_without_a_word_leave_their_room_and_the_paper_fits_the_rest() -> None:
    full, bare = sheet_of(PLAN), sheet_of({**PLAN, "разделы": [BARE]})
    widths = [sum(each.width for each in sheet.column_dimensions.values()) for sheet in (full, bare)]
    assert widths[0] > widths[1]
    assert [sheet.page_setup.paperSize for sheet in (full, bare)] == [A3, A4]
