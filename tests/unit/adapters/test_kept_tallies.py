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
    told = made(project)
    kept_tallies(root).keep(project, sources)
    again, sources = loaded(root)
    kept_tallies(root).teach(again, sources)
    assert not tallies(again).known(), "nobody has asked"
    assert tallies(again).make("plan-00000") == told["plan-00000"]
    assert tallies(again).known() == told


def test_where_nobody_asks_nothing_is_read_or_written(root: Path) -> None:
    project, sources = loaded(root)
    made(project)
    kept_tallies(root).keep(project, sources)
    (file,) = (root / under_test.STORE_FOLDER).iterdir()
    again, sources = loaded(root)
    file.write_bytes(b"")  # so that a reader finds nothing
    before = file.stat()
    kept_tallies(root).teach(again, sources)
    kept_tallies(root).keep(again, sources)
    assert (file.stat().st_mtime_ns, file.stat().st_size) == (before.st_mtime_ns, before.st_size)


def test_what_was_kept_and_is_true_stays_though_nobody_asked_for_it(root: Path) -> None:
    project, sources = loaded(root)
    told = made(project)
    kept_tallies(root).keep(project, sources)
    edited, sources = loaded(root, sources.texts[PLAN].replace("период: ", "период: 01.02.2025 – 31.12.2025 #", 1))
    tallies(edited).learn("plan-00001", told["plan-00001"])
    kept_tallies(root).keep(edited, sources)
    kept_tallies(root).teach(edited, sources)
    tallies(edited).make("plan-00000")
    assert set(tallies(edited).known()) == {"plan-00000", "plan-00001", "plan-00002"}


def test_of_an_edited_roadmap_nothing_is_known(root: Path) -> None:
    project, sources = loaded(root)
    made(project)
    kept_tallies(root).keep(project, sources)
    edited, sources = loaded(root, sources.texts[PLAN].replace("название: ", "название: Новая ", 1))
    kept_tallies(root).teach(edited, sources)
    tallies(edited).make("plan-00000")
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
