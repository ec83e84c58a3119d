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
from macros.views.sheets import SheetFacts
from macros.views.urls import roadmap_url
from tests.support.filled_forms import sample
from tests.support.plan_samples import PLAN, make_project


class Kept(dict[str, bytes]):
    """A store in memory that counts what is put into it."""

    def put(self, key: str, data: bytes) -> None:
        assert key not in self
        self[key] = data


@pytest.fixture(scope="module")
def project() -> Project:
    return make_project(PLAN)


def test_each_roadmap_has_a_document_and_a_workbook(project: Project) -> None:
    files = office_files.office_files(project)
    assert list(files) == ["files/roadmap-plan.docx", "files/roadmap-plan.xlsx"]
    assert files == office_files.office_files(project)
    parts = [set(zipfile.ZipFile(io.BytesIO(data)).namelist()) for data in files.values()]
    assert "word/document.xml" in parts[0]
    assert "xl/workbook.xml" in parts[1]


def test_unchanged_files_come_from_the_store(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Kept()
    first = office_files.office_files(project, store)
    assert len(store) == 2

    def fail(_: object) -> bytes:
        raise AssertionError("made anew")

    monkeypatch.setattr(office_files, "_WRITERS", {"docx": fail, "xlsx": fail})
    assert office_files.office_files(project, store) == first


def test_a_changed_roadmap_is_made_anew(project: Project) -> None:
    store = Kept()
    office_files.office_files(project, store)
    changed = make_project({**PLAN, "название": "Другое название"})
    assert office_files.office_files(changed, store) != office_files.office_files(project, store)
    assert len(store) == 4


def test_the_program_is_part_of_the_key() -> None:
    """A change of a writer must not bring an old file back."""
    assert {Path(str(each.__file__)) for each in (docx_files, xlsx_files)} <= set(office_files._SOURCES)


def test_links_tell_size_and_type(project: Project) -> None:
    (roadmap,) = project.roadmaps
    catalogue = {"files/roadmap-plan.docx": SheetFacts(0, 40_000), "files/roadmap-plan.xlsx": SheetFacts(0, 9_000)}
    (row,) = downloads_by_page(project, catalogue, None)[roadmap_url(roadmap)].rows
    assert [(each.text, each.url, each.size) for each in row.files] == [
        ("Документ Word", "files/roadmap-plan.docx", "39\u00a0КБ"),
        ("Таблица Excel", "files/roadmap-plan.xlsx", "9\u00a0КБ"),
    ]
    assert all(each.type.startswith("application/vnd.openxmlformats") for each in row.files)
    assert not downloads_by_page(project, {}, None)


def test_a_form_of_a_roadmap_that_is_not_there_has_no_file() -> None:
    whole = sample()
    orphan = replace(whole.project, report_forms=(whole.form.model_copy(update={"roadmap": "gone"}),))
    assert not [file for file in common_files(orphan) if file.path.endswith(".xlsx")]
