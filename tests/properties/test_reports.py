"""Consolidation does not depend on the order of the files, and loses no word."""

from __future__ import annotations

import io
from datetime import date
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from macros.exports.cells import inert_cell, plain_cell
from macros.exports.consolidated_files import export_consolidation
from macros.importers.forms import CellKind
from macros.reports.aggregate import monitoring_yaml
from macros.reports.columns import ColumnKind
from macros.reports.consolidation import consolidate
from macros.reports.filled import FilledForm, FilledRow, Written
from macros.reports.plan import plan_rows
from tests.support.filled_forms import sample

SAMPLE = sample()
PLAN = plan_rows(SAMPLE.roadmap)

# Letters that XML can carry and a spreadsheet keeps.
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=30
).filter(lambda text: text.strip() == text and "_x" not in text)
STATUS = st.sampled_from(["выполнено", "вып-но.", "в работе", "не начато", "не требуется", "абракадабра", ""])


@st.composite
def rows(draw: st.DrawFn) -> FilledRow:
    plan = draw(st.sampled_from(PLAN))
    number = draw(st.integers(9, 40))

    def written(text: str, letter: str) -> Written:
        return Written(text, "Отчёт", number, f"{letter}{number}", CellKind.TEXT)

    cells = {ColumnKind.NUMBER: written(draw(st.sampled_from([plan.measure.number, "7.7"])), "D")}
    for kind, letter, choice in (
        (ColumnKind.STATUS, "I", STATUS),
        (ColumnKind.DONE_ON, "J", st.sampled_from(["", "20.02.2025", "45708", "31.02.2025", "весной"])),
        (ColumnKind.VALUE, "L", st.sampled_from(["", "45", "48,5 %", "сто", "101"])),
    ):
        text = draw(choice)
        if text:
            cells[kind] = written(text, letter)
    words = tuple(
        (title, written(draw(WORDS), "G"))
        for title in draw(st.sets(st.sampled_from(["Что сделано", "Результат", "Своё"])))
    )
    return FilledRow("Отчёт", number, draw(st.sampled_from([plan.key, ""])), cells, words)


@st.composite
def forms(draw: st.DrawFn, number: int) -> FilledForm:
    return FilledForm(
        file=f"{number}.xlsx",
        marks={"form": "plan-report", "roadmap": "plan"},
        who=Written(
            draw(st.sampled_from(["Первый округ", "первый  ОКРУГ", "Второй округ", "Третий"])), "Отчёт", 5, "C5"
        ),
        day=Written(draw(st.sampled_from(["01.05.2025", "02.05.2025", "когда-то"])), "Отчёт", 6, "C6"),
        rows=tuple(draw(st.lists(rows(), max_size=5))),
        loose=tuple(Written(draw(WORDS), "Отчёт", 60, "B60") for _ in range(draw(st.integers(0, 1)))),
    )


FILES = st.tuples(*(forms(number) for number in range(3)))


@settings(max_examples=25)
@given(FILES)
def test_the_order_of_the_files_does_not_matter(files: tuple[FilledForm, ...]) -> None:
    of = SAMPLE.round(date(2025, 6, 1))
    first = consolidate(of, files)
    for other in permutations(files):
        assert consolidate(of, other) == first
    assert monitoring_yaml(consolidate(of, files[::-1]), "x") == monitoring_yaml(first, "x")


@settings(max_examples=20)
@given(FILES)
def test_every_word_is_in_the_consolidated_workbook(files: tuple[FilledForm, ...]) -> None:
    found = consolidate(SAMPLE.round(), files)
    data = export_consolidation(found)
    assert data == export_consolidation(found)
    kept = {plain_cell(str(cell.value)) for sheet in load_workbook(io.BytesIO(data)) for row in sheet for cell in row}
    lines = {plain_cell(line) for text in kept for line in text.split("\n")} | kept
    for answer in found.answers:
        for each in answer.form.loose:
            assert each.text in lines
        for row in answer.form.rows:
            for text in row.all_words():
                assert text in lines


@given(st.text())
def test_an_inert_cell_gives_its_text_back_and_never_runs(text: str) -> None:
    cell = inert_cell(text)
    assert plain_cell(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
