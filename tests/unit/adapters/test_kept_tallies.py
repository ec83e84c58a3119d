"""What is kept of the tallies of many roadmaps, and of which roadmaps it is believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.generated_section import make_section
from macros.adapters.keeping import kept_tallies as under_test
from macros.adapters.keeping.kept_tallies import KeptTallies, kept_tallies
from macros.project import Project, SiteSettings, load_project
from macros.sources.files import SourceFiles, read_project
from macros.views.tallies import Tally, tallies

PLAN = "docs/roadmaps/00001.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A section of three plans, which are many."""
    monkeypatch.setattr(under_test, "FEWEST", 3)
    make_section(tmp_path / "section", 3, 5, pages=1)
    return tmp_path / "section"


def loaded(root: Path, text: str | None = None) -> tuple[Project, SourceFiles]:
    sources = read_project(root)
    if text is not None:
        sources = replace(sources, texts={**sources.texts, PLAN: text})
    return load_project(sources, SiteSettings()), sources


def made(project: Project) -> Mapping[str, Tally]:
    return {roadmap.id: tallies(project).make(roadmap.id) for roadmap in project.roadmaps}


def test_a_later_build_knows_what_an_earlier_one_has_told(root: Path) -> None:
    project, sources = loaded(root)
    kept_tallies(root).teach(project, sources)
    assert not tallies(project).known()
    told = made(project)
    kept_tallies(root).keep(project, sources)
    again, sources = loaded(root)
    kept_tallies(root).teach(again, sources)
    assert tallies(again).known() == told


def test_of_an_edited_roadmap_nothing_is_known(root: Path) -> None:
    project, sources = loaded(root)
    made(project)
    kept_tallies(root).keep(project, sources)
    edited, sources = loaded(root, sources.texts[PLAN].replace("название: ", "название: Новая ", 1))
    kept_tallies(root).teach(edited, sources)
    assert set(tallies(edited).known()) == {"plan-00000", "plan-00002"}


def test_the_same_is_written_once(root: Path) -> None:
    kept = kept_tallies(root)
    project, sources = loaded(root)
    made(project)
    kept.keep(project, sources)
    (file,) = (root / under_test.STORE_FOLDER).iterdir()
    file.unlink()
    kept.keep(project, sources)
    assert not file.exists()


def test_a_small_section_and_one_that_may_keep_nothing_do_without(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, sources = loaded(root)
    made(project)
    KeptTallies(None).keep(project, sources)
    KeptTallies(None).teach(project, sources)
    monkeypatch.setattr(under_test, "FEWEST", 4)
    kept_tallies(root).keep(project, sources)
    kept_tallies(root).teach(project, sources)
    assert not (root / under_test.STORE_FOLDER).exists()
