"""The Word documents and workbooks that the site offers: same bytes, kept between builds, linked from their page."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from macros.exports import docx_files, office_files, xlsx_files
from macros.exports.files import common_files
from macros.project import Project
from macros.views.downloads import downloads_by_page
from macros.views.sheets.edition import Edition
from macros.views.sheets.facts import SheetFacts
from macros.views.urls import OFFICE_KINDS, roadmap_url
from tests.support.filled_forms import sample
from tests.support.plan_samples import PLAN, make_project


@pytest.fixture(scope="module")
def project() -> Project:
    return make_project(PLAN)


def test_a_document_and_a_workbook(project: Project) -> None:
    (roadmap,) = project.roadmaps
    files = {kind: office_files.make_office_file(roadmap, kind) for kind in OFFICE_KINDS}
    assert files == {kind: office_files.make_office_file(roadmap, kind) for kind in OFFICE_KINDS}
    parts = {kind: set(zipfile.ZipFile(io.BytesIO(data)).namelist()) for kind, data in files.items()}
    assert "word/document.xml" in parts["docx"]
    assert "xl/workbook.xml" in parts["xlsx"]


def test_a_changed_roadmap_has_another_key(project: Project) -> None:
    changed = make_project({**PLAN, "название": "Другое название"})
    keys = {office_files.office_key(each.roadmaps[0], kind) for each in (project, changed) for kind in OFFICE_KINDS}
    assert len(keys) == 4


def test_the_program_is_part_of_the_key() -> None:
    """A change of a writer must not bring an old file back."""
    assert {Path(str(each.__file__)) for each in (docx_files, xlsx_files)} <= set(office_files._SOURCES)


def test_links_tell_size_and_kind(project: Project) -> None:
    (roadmap,) = project.roadmaps
    catalogue = {"files/roadmap-plan.docx": SheetFacts(0, 40_000), "files/roadmap-plan.xlsx": SheetFacts(0, 9_000)}
    (row,) = downloads_by_page(project, catalogue, Edition())[roadmap_url(roadmap)].rows
    assert [(each.text, each.url, each.size) for each in row.files] == [
        ("Документ Word", "files/roadmap-plan.docx", "39\u00a0КБ"),
        ("Таблица Excel", "files/roadmap-plan.xlsx", "9\u00a0КБ"),
    ]
    assert not downloads_by_page(project, {}, Edition())


def test_a_form_of_a_roadmap_that_is_not_there_has_no_file() -> None:
    whole = sample()
    orphan = replace(whole.project, report_forms=(whole.form.model_copy(update={"roadmap": "gone"}),))
    assert not [file for file in common_files(orphan) if file.path.endswith(".xlsx")]
