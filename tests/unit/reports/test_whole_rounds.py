"""Whole rounds of reports: everything that is read, judged, counted and published, for forms good and bad.

The rounds are data (`tests/corpus/rounds`); what comes of each stands in `tests/golden/rounds`, where a change of any
rule shows what it does to answers.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.importers.forms import CellKind, FormCell, FormSheet, FormWorkbook
from macros.reports.addressees import Addressee
from macros.reports.blank import HIDDEN_SHEET, blank_form, default_party
from macros.reports.columns import ColumnKind
from macros.reports.consolidation import consolidate
from macros.reports.filled import form_id_of
from macros.reports.scope import reporting_parties, scope_of
from tests.support.golden_files import Golden
from tests.support.plan_samples import make_roadmap, plan_of
from tests.support.report_rounds import (
    NAMES,
    files_of,
    listed_of,
    load,
    refused_of,
    region,
    told_blank,
    told_form,
    told_round,
)

REGION = region()


def _text(row: int, column: int, text: str) -> FormCell:
    return FormCell(row, column, CellKind.TEXT, text)


@pytest.mark.parametrize("name", NAMES)
def test_a_round_gives_the_same_answers_remarks_and_figures(name: str, golden: Golden) -> None:
    tree = load(name)
    files = files_of(tree)
    found = consolidate(REGION.round(tree["день"], listed_of(tree)), files, refused_of(tree))
    lines = [line for form in files for line in told_form(form)]
    golden(f"rounds/{name}.txt", "\n".join([*lines, "", *told_round(found)]) + "\n")


@pytest.mark.parametrize("party", ["", *(each.id for each in REGION.project.parties.parties)])
def test_a_blank_form_asks_each_party_for_its_own_rows(party: str, golden: Golden) -> None:
    found = REGION.project.parties.get(party)
    blank = blank_form(REGION.project, REGION.form, REGION.roadmap, found)
    golden(f"rounds/blank/{party or 'anybody'}.txt", "\n".join(told_blank(blank)) + "\n")


def test_a_form_for_one_municipality_bears_its_name() -> None:
    party = REGION.project.parties.get("muo")
    blank = blank_form(REGION.project, REGION.form, REGION.roadmap, party, Addressee("first", "Первый округ", "muo"))
    assert (blank.addressee.name, {row.cells.get("addressee") for row in blank.rows if not row.section}) == (  # type: ignore[call-overload]
        "Первый округ",
        {"Первый округ"},
    )


def test_who_reports_and_for_whom() -> None:
    registry = REGION.project.parties
    reporting = reporting_parties(REGION.project, REGION.form, REGION.roadmap)
    assert [each.id for each in reporting] == ["muo", "centre"]
    assert default_party(REGION.project, REGION.form, REGION.roadmap) == registry.get("muo")
    scopes = {each.id: sorted(scope_of(each, registry, reporting)) for each in registry.parties}
    assert scopes == {
        "ministry": ["ministry"],
        "centre": ["centre"],
        "muo": ["director", "muo", "school", "teacher"],
        "method": ["director", "method", "muo", "school", "teacher"],
        "school": ["school"],
        "director": ["director", "school", "teacher"],
        "teacher": ["teacher"],
        "pupils": ["pupils"],
    }


def test_a_plan_without_an_end_gives_no_year_to_a_day() -> None:
    tree = load("by_hand")
    open_ended = plan_of({"номер": "1.2", "название": "Собрать сведения"}, период="с 01.01.2025")
    of = replace(REGION, roadmap=make_roadmap({**open_ended, "ид": "region"}))
    form = next(each for each in files_of(tree) if each.file == "1904.xlsx")
    (row,) = form.rows
    spring = replace(row, cells={**row.cells, ColumnKind.DONE_ON: replace(row.cells[ColumnKind.DONE_ON], text="5 мая")})
    found = consolidate(of.round(tree["день"]), [replace(form, rows=(spring,))])
    assert [row.day for answer in found.answers for row in answer.rows] == [None]


@pytest.mark.parametrize(
    ("sheets", "marks", "form"),
    [
        ((FormSheet(HIDDEN_SHEET, True, (_text(1, 1, "form"), _text(1, 2, "this"))),), (), "this"),
        ((), (("metodichka-form", "that"), ("form", "other")), "that"),
        ((FormSheet(HIDDEN_SHEET, True, (_text(1, 1, "form"),)),), (("metodichka-form", "that"),), "that"),
        ((FormSheet("Лист1", False, (_text(1, 1, "form"), _text(1, 2, "this"))),), (), ""),
    ],
)
def test_which_form_a_workbook_is(sheets: tuple[FormSheet, ...], marks: tuple[tuple[str, str], ...], form: str) -> None:
    assert form_id_of(FormWorkbook(sheets, marks)) == form
