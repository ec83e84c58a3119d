"""The table for a spreadsheet: opens in a Russian Excel, keeps «1.10», runs nothing."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from macros.exports import export_roadmap_csv
from macros.exports.cells import neutral_cell, plain_cell
from macros.exports.csv_files import COLUMNS
from tests.unit.exports.samples import PLAN, one_measure, project


def rows(data: bytes) -> list[dict[str, str]]:
    """The table as a program reads it."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def sample_rows(tree: dict[str, Any] = PLAN) -> list[dict[str, str]]:
    sample = project(tree)
    return rows(export_roadmap_csv(sample, sample.roadmaps[0]))


def test_the_bytes_are_those_that_a_russian_excel_expects() -> None:
    sample = project()
    data = export_roadmap_csv(sample, sample.roadmaps[0])

    assert data.startswith(b"\xef\xbb\xbf" + '"Номер";"Номер раздела";'.encode())
    assert data.endswith(b"\r\n")
    outside = data.decode("utf-8-sig").split('"')[::2]  # between the quoted cells
    assert set(outside) <= {"", ";", "\r\n"}


def test_the_table_is_written_whole(golden: Any) -> None:
    sample = project(site_url="https://example.ru/")

    golden("exports/plan-2025.csv", export_roadmap_csv(sample, sample.roadmaps[0]))


def test_there_is_a_row_for_each_result_and_for_a_measure_without_one() -> None:
    found = [(row["Номер"], row["Номер результата"]) for row in sample_rows()]

    assert found == [
        ("№\u00a01.1", "1"),
        ("№\u00a01.1", "2"),
        ("№\u00a01.10", ""),
        ("№\u00a02.1", ""),
        ("№\u00a02.2", ""),
        ("№\u00a02.3", ""),
    ]


def test_a_result_has_its_own_days_and_people() -> None:
    first, second = sample_rows()[:2]

    assert (first["Начало"], first["Окончание"]) == ("", "01.03.2025")  # of the first limit of the measure
    assert (second["Окончание"], second["Ответственные за результат"]) == ("10.04.2025", "Министерство")
    assert first["Ответственные"] == second["Ответственные"] == "МОУ; Неизвестный отдел (в части учёта)"
    assert first["Показатели"] == "Доля школ: 50\u00a0% (до 15.02.2025)"
    assert first["Контроль"] == "Направить в УО отчёт* (до 07.02.2025)"
    assert first["Сноска"] == "* по форме приложения"


def test_several_details_are_lines_of_one_cell() -> None:
    assert sample_rows()[0]["Подробности"] == "в каждой школе\nприказом"


def test_a_formula_in_a_title_is_only_text() -> None:
    assert sample_rows()[-1]["Мероприятие"] == "'=HYPERLINK(1)"


def test_semicolons_quotes_and_lines_stay_in_their_cell() -> None:
    title, note = 'Сказать "да"; потом', "первая;\r\nвторая"
    (row,) = sample_rows(one_measure(title=title, note=note))

    assert row["Мероприятие"] == title
    assert row["Примечание"] == note
    assert tuple(row) == COLUMNS


def test_notes_and_indicators_of_a_result_stand_on_lines_of_its_cell() -> None:
    indicators = [{"цель": "50", "единица": "%", "название": "доля"}, {"цель": "10", "название": "число"}]
    result = {"текст": "Люди обучены", "примечание": "все", "показатели": indicators}
    first, second = sample_rows(one_measure(results=[result, "Приказ издан"]))

    assert first["Результат"] == "Люди обучены\n(все)"
    assert [line.split(":")[0] for line in first["Показатели"].split("\n")] == ["доля", "число"]
    assert (second["Номер результата"], second["Результат"], second["Показатели"]) == ("2", "Приказ издан", "")


def test_every_row_has_every_column() -> None:
    assert all(None not in row and None not in row.values() for row in sample_rows())


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+7", "-2", "@x", "\t=1", "\r=1", "\n=1", " =1", "\u200b=1", "\u00a0@x", "＝1", "-", "\ufeff=1", " \t-"],
)
def test_what_would_run_gets_an_apostrophe(text: str) -> None:
    assert neutral_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["1.10", "01.10", "1/2", "5-7", "12:30", "1,5", "1e5", "007", "1 000", "20 декабря", "1-10", "1.", "9" * 16]
)
def test_what_would_turn_into_another_number_or_day_gets_an_apostrophe(text: str) -> None:
    assert neutral_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "50",
        "01.03.2025",
        "№\u00a01.10",
        "до 01.10",
        "Школа – это",
        "не менее 10",
        "plan-2025/1-10",
        "сентябрь",
    ],
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert neutral_cell(text) == text


def test_an_apostrophe_of_the_text_itself_comes_back() -> None:
    assert plain_cell(neutral_cell("'так'")) == "'так'"
