"""Workbooks: merged cells, days, numbers and the ways a spreadsheet changes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from macros.importers.draft import RoadmapDraft
from macros.importers.reading import read_document
from macros.importers.refusals import RefusedError
from tests.support.plan_documents import imported, measures, told

HEADER = ["№", "Мероприятие", "Срок", "Ответственный", "Результат"]


def day(*parts: int) -> datetime:
    """A day as a workbook holds it: without a time zone."""
    return datetime(*parts, tzinfo=UTC).replace(tzinfo=None)  # type: ignore[arg-type, misc]


def save(book: Workbook, folder: Path) -> Path:
    path = folder / "plan.xlsx"
    book.save(path)
    return path


def made(folder: Path, *rows: list[Any]) -> RoadmapDraft:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, *rows):
        sheet.append(row)
    return imported(save(book, folder))


def test_titles_merges_and_days(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "План"
    sheet.append(["План мероприятий на 2025 год"])
    sheet.append([])
    sheet.append(HEADER)
    sheet.append([1, 2, 3, 4, 5])
    sheet.append(["Раздел 1. Организация"])
    sheet.append(["1.1", "Назначить", day(2025, 3, 1), "ОО", "Приказ издан"])
    sheet.append([None, None, day(2025, 4, 1), None, "Приказ размещён"])
    sheet.append(["1.2", "Собрать\nсведения", "май", None, "Собраны\nПроверены"])
    sheet.merge_cells("A1:E1")
    sheet.merge_cells("A5:E5")
    sheet.merge_cells("A6:A7")
    sheet.merge_cells("B6:B7")
    sheet.merge_cells("D6:D8")
    draft = imported(save(book, tmp_path))
    assert draft.title == "План мероприятий на 2025 год"
    assert [(s.number, s.title) for s in draft.sections] == [("1", "Организация")]
    first, second = measures(draft)
    assert [(r.text, r.term) for r in first.results] == [
        ("Приказ издан", "01.03.2025"),
        ("Приказ размещён", "01.04.2025"),
    ]
    assert [m.name for m in first.responsible] == ["ОО"]
    assert [m.name for m in second.responsible] == ["ОО"]
    assert second.title == "Собрать сведения"
    assert told(draft, "лист «План», строка 8", "общей с мероприятиями выше")


def test_numbers_that_a_spreadsheet_spoils(tmp_path: Path) -> None:
    rows: list[list[Any]] = [[f"1.{n}", f"Дело {n}", "май 2025", "ОО", "Сделано"] for n in range(2, 10)]
    first: list[Any] = [1.1, "Дело 1", "май 2025", "ОО", "Сделано"]
    tenth: list[Any] = [1.1, "Дело 10", "май 2025", "ОО", "Сделано"]
    text: list[Any] = ["1.20", "Дело 20", "май 2025", "ОО", "Сделано"]
    october: list[Any] = [day(2025, 10, 2), "Дело 2.10", "май 2025", "ОО", "Сделано"]
    draft = made(tmp_path, first, *rows, tenth, text, october)
    assert [m.number for m in measures(draft)] == ["1.1", *(f"1.{n}" for n in range(2, 10)), "1.10", "1.20", "2.10"]
    assert told(draft, "число 1.1", "не отличает его от 1.10")
    assert told(draft, "по порядку после 1.9 это «1.10»")
    assert told(draft, "превратился в дату 02.10.2025")


def test_shown_numbers(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER)
    sheet.append([1.1, "Дело", 2025, "ОО", 0.95])
    sheet["A2"].number_format = "0.00"
    sheet["E2"].number_format = "0%"
    (measure,) = measures(imported(save(book, tmp_path)))
    assert (measure.number, measure.term, measure.results[0].text) == ("1.10", "2025", "95 %")


def test_remarks_of_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER)
    sheet.append(["1", "Назначить", "=DATE(2025,3,1)", "ОО", "#REF!"])
    sheet.append(["2", "Собрать", "май 2025", "ОО", "Собраны"])
    sheet["B3"].comment = Comment("спросить у района", "a")
    sheet.row_dimensions[3].hidden = True
    hidden = book.create_sheet("Черновик")
    hidden.append(HEADER)
    hidden.append(["9", "Лишнее", "май 2025", "ОО", "—"])
    hidden.sheet_state = "hidden"
    draft = imported(save(book, tmp_path))
    assert [m.number for m in measures(draft)] == ["1", "2"]
    assert told(draft, "ячейка C2", "=DATE(2025,3,1)")
    assert told(draft, "ячейка E2", "ошибка #REF!")
    assert told(draft, "ячейка B3", "спросить у района")
    assert told(draft, "скрытые строки", "3")
    assert told(draft, "«Черновик»", "скрытый лист не взят")


def test_one_sheet_can_be_chosen(tmp_path: Path) -> None:
    book = Workbook()
    for number, name in ((1, "2024"), (2, "2025")):
        sheet = book.create_sheet(name)
        sheet.append(HEADER)
        sheet.append([str(number), f"Дело {name}", "май 2025", "ОО", "Сделано"])
    path = save(book, tmp_path)
    assert [m.title for m in measures(imported(path, "2025"))] == ["Дело 2025"]
    assert [m.title for m in measures(imported(path))] == ["Дело 2024", "Дело 2025"]
    with pytest.raises(RefusedError) as caught:
        read_document(path, path.name, "2026")
    assert "«2024»" in caught.value.refusal.remedy


@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("title", ["План работы на 2026 год", "Перечень мероприятий", "Срок до 31.12.2026"])
def test_a_title_in_the_first_cell_is_no_part_of_the_header(tmp_path: Path, title: str, blank: bool) -> None:
    """As it is typed: nobody merges the cells above the table."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = [[title], *([[]] if blank else []), HEADER, [1, "Назначить", "до 01.03.2026", "Школа", "Приказ"]]
    for row in rows:
        sheet.append(row)
    draft = imported(save(book, tmp_path))
    (measure,) = measures(draft)
    assert (measure.number, measure.title) == ("1", "Назначить")
    assert draft.title == title or title.startswith("Срок")


@pytest.mark.parametrize(
    ("shape", "term"),
    [
        ("mmm.yy", "май 2025"),
        ("mmmm yyyy", "май 2025"),
        ('[$-419]mmmm" "yyyy', "май 2025"),
        ("yyyy", "2025 год"),
        ("dd.mm.yyyy", "01.05.2025"),
        ('dd" мая "yyyy', "01.05.2025"),
    ],
)
def test_a_day_that_the_sheet_does_not_show_is_none(tmp_path: Path, shape: str, term: str) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER)
    sheet.append(["1", "Назначить", date(2025, 5, 1), "Школа", "Приказ"])
    sheet["C2"].number_format = shape
    assert [each.term for each in measures(imported(save(book, tmp_path)))] == [term]


def test_what_a_sheet_strikes_out_or_hides_is_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER)
    sheet.append(["1", "Назначить", "май 2025", "Школа", "Приказ"])
    sheet.append(["2", "Собрать", "май 2025", "Школа", "Отчёт"])
    sheet["B2"].font = Font(strike=True)
    raised, struck = InlineFont(vertAlign="superscript"), InlineFont(strike=True)
    sheet["E3"] = CellRichText("не менее 5", TextBlock(raised, "1"), " отчётов ", TextBlock(struck, "и справок"))
    sheet.column_dimensions["D"].hidden = True
    draft = imported(save(book, tmp_path))
    assert [each.title for each in measures(draft)] == ["Назначить", "Собрать"]
    assert measures(draft)[1].results[0].text == "не менее 5¹ отчётов и справок"
    assert told(draft, "ячейка B2", "текст зачёркнут, но взят: «Назначить»")
    assert told(draft, "ячейка E3", "текст зачёркнут, но взят: «и справок»")
    assert told(draft, "скрытые столбцы взяты тоже: D")
