"""Whatever an editor writes, no spreadsheet that we give out runs it: plans as XLSX and CSV, and the report form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from openpyxl import load_workbook

from macros.exports.cells import neutral_cell, plain_cell
from macros.exports.csv_files import export_roadmap_csv
from macros.exports.form_files import export_form
from macros.exports.xlsx_files import export_roadmap_xlsx
from macros.project import Project
from tests.support.filled_forms import sample
from tests.support.plan_samples import make_project, plan_of

EVIL = (
    "=1+1",
    '=HYPERLINK("http://x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    "\u00a0=1",
    "\u200b=1",
    "=cmd|'/c calc'!A1",
)
RUNS = "=+-@\t\r＝＋－＠"


def evil_plan(evil: str) -> Project:
    """The text in every place of a plan that takes one."""
    measure = {
        "номер": "1.1",
        "название": evil,
        "подробности": [evil],
        "срок": "до 01.03.2025",
        "ответственные": [{"кто": "Министерство", "примечание": evil}],
        "результаты": [{"текст": evil, "примечание": evil}],
        "контроль": [{"текст": evil, "срок": "до 01.04.2025"}],
        "примечание": evil,
    }
    return make_project(plan_of(measure, название=evil))


def texts(data: bytes) -> Iterator[tuple[str, str]]:
    """The kind and the text of every cell of a workbook that is not empty."""
    for sheet in load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            yield from ((cell.data_type, str(cell.value)) for cell in row if cell.value is not None)


def runs(text: str) -> bool:
    return text.lstrip("\u00a0\u200b ")[:1] in RUNS if text.lstrip("\u00a0\u200b ") else False


@pytest.mark.parametrize("evil", EVIL)
def test_a_workbook_holds_it_as_a_text(evil: str) -> None:
    (roadmap,) = evil_plan(evil).roadmaps
    found = list(texts(export_roadmap_xlsx(roadmap)))
    assert not [text for kind, text in found if kind == "f"]
    assert not [text for kind, text in found if kind == "s" and runs(text)]
    assert sum(evil.strip("\u200b\u00a0") in text for _, text in found) >= 4, "the words themselves are kept"


@pytest.mark.parametrize("evil", EVIL)
def test_a_csv_file_holds_it_guarded(evil: str) -> None:
    project = evil_plan(evil)
    text = export_roadmap_csv(project, project.roadmaps[0]).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
    assert not [cell for cell in cells if runs(cell)]
    assert any(evil.strip("\u200b\u00a0") in plain_cell(cell) for cell in cells)


@pytest.mark.parametrize("evil", EVIL)
def test_a_report_form_holds_it_as_a_text(evil: str) -> None:
    measure = {"номер": "1.1", "название": evil, "срок": "до 01.03.2025", "ответственные": ["Министерство"]}
    found = sample(plan_of({**measure, "результаты": [evil]}, название=evil), примеры=[[evil] * 5])
    cells = list(texts(export_form(found.blank(evil))))
    assert not [text for kind, text in cells if kind == "f"]
    assert not [text for kind, text in cells if kind == "s" and runs(text)]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u200b="])
def test_every_start_is_guarded_and_comes_back(start: str) -> None:
    guarded = neutral_cell(f"{start}SUM(A1)")
    assert guarded == f"'{start}SUM(A1)"
    assert plain_cell(guarded) == f"{start}SUM(A1)"
