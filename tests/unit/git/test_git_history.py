"""The history as it is read from real repositories: days, merges, shallow copies, archives, the cache."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.adapters.git import history as reading
from macros.adapters.git.history import CACHE_FOLDER, read_history
from macros.changes import Absence, History, Kind
from tests.support.git_samples import SampleRepository, at, sample_repository

ZONE = "Asia/Vladivostok"


@pytest.fixture
def repository(tmp_path: Path) -> SampleRepository:
    """Two changes after the first commit: a term on 12 February, a title late in the evening of the 20th."""
    made = sample_repository(tmp_path / "project")
    made.commit(at("2025-02-12"), **{"roadmap.yaml": made.replace("roadmap.yaml", "01.03", "15.03")})
    made.commit("2025-02-19T16:00:00+00:00", **{"roadmap.yaml": made.replace("roadmap.yaml", "01.04", "20.04")})
    return made


def told(history: History) -> list[tuple[str, list[str]]]:
    """Days, and the numbers of the changed measures or the kind of the plan's change."""
    return [
        (
            each.day.isoformat(),
            [m.number for change in each.changes.roadmaps for m in change.measures]
            or [change.kind.value for change in each.changes.roadmaps],
        )
        for each in history.revisions
    ]


EXPECTED = [("2025-02-20", ["2"]), ("2025-02-12", ["1"]), ("2025-02-10", ["added"])]


def test_days_are_those_of_the_ministrys_time_zone(repository: SampleRepository) -> None:
    history = read_history(repository.root, ZONE)
    assert told(history) == EXPECTED
    assert history.absence is Absence.NONE
    assert read_history(repository.root, "UTC").revisions[0].day == date(2025, 2, 19)
    assert history.last_change("plan", "1") == (date(2025, 2, 12), Kind.CHANGED)


def test_nobodys_name_gets_into_the_history(repository: SampleRepository) -> None:
    assert "Secret" not in repr(read_history(repository.root, ZONE))
    assert "message" not in repr(read_history(repository.root, ZONE))


def test_a_folder_without_git_has_no_history(repository: SampleRepository, tmp_path: Path) -> None:
    shutil.copytree(repository.root, tmp_path / "archive", ignore=shutil.ignore_patterns(".git", ".cache"))
    history = read_history(tmp_path / "archive", ZONE)
    assert (history.revisions, history.absence) == ((), Absence.NO_GIT)


def test_without_the_program_there_is_no_history(repository: SampleRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert read_history(repository.root, ZONE).absence is Absence.NO_GIT


def test_an_empty_repository_has_no_history(tmp_path: Path) -> None:
    made = SampleRepository(tmp_path)
    made.git("init", "--quiet")
    assert read_history(tmp_path, ZONE).absence is Absence.NO_GIT


def test_a_shallow_copy_tells_what_it_knows(repository: SampleRepository, tmp_path: Path) -> None:
    copy = SampleRepository(tmp_path / "shallow")
    repository.git("clone", "--quiet", "--depth=2", f"file://{repository.root}", str(copy.root))
    history = read_history(copy.root, ZONE)
    assert (told(history), history.absence) == (EXPECTED[:1], Absence.SHALLOW)


def test_no_more_commits_are_read_than_asked_for(repository: SampleRepository) -> None:
    history = read_history(repository.root, ZONE, most=2)
    assert (told(history), history.absence) == (EXPECTED[:2], Absence.CUT)


def test_a_merge_is_one_change_on_the_day_of_the_merge(repository: SampleRepository) -> None:
    repository.git("checkout", "--quiet", "-b", "side")
    for day, text in ((22, "Выбрать координаторов школ"), (23, "Выбрать координаторов всех школ")):
        before = "Назначить координаторов" if day == 22 else "Выбрать координаторов школ"
        repository.commit(at(f"2025-02-{day}"), **{"roadmap.yaml": repository.replace("roadmap.yaml", before, text)})
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "-m", "merge", "side", when=at("2025-02-25"))
    assert told(read_history(repository.root, ZONE)) == [("2025-02-25", ["1"]), *EXPECTED]


def test_a_project_inside_a_larger_repository_sees_its_own_files(tmp_path: Path) -> None:
    outer = SampleRepository(tmp_path)
    outer.git("init", "--quiet")
    outer.commit(at("2025-02-01"), **{"sub__roadmap.yaml": "ид: x\n", "roadmap.yaml": "ид: y\n"})
    inner = SampleRepository(tmp_path / "sub")
    shutil.rmtree(tmp_path / "sub")
    made = sample_repository(tmp_path / "other")
    shutil.copytree(made.root, inner.root, ignore=shutil.ignore_patterns(".git"))
    outer.commit(at("2025-02-10"), **{"other__note.txt": "x"})
    assert told(read_history(inner.root, ZONE)) == [("2025-02-10", ["added"])]


def test_a_hooks_own_variables_lead_nowhere_else(repository: SampleRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(repository.root.parent / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(repository.root.parent / "nowhere-index"))
    assert told(read_history(repository.root, ZONE)) == EXPECTED


def test_a_second_reading_compares_nothing(repository: SampleRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read_history(repository.root, ZONE)

    def fail(*_: object) -> None:
        raise AssertionError("compared again")

    monkeypatch.setattr(reading, "compare_texts", fail)
    assert read_history(repository.root, ZONE) == first


def test_a_spoiled_cache_is_made_again(repository: SampleRepository) -> None:
    first = read_history(repository.root, ZONE)
    for path in (repository.root / CACHE_FOLDER).iterdir():
        path.write_text("{", encoding="utf-8")
    assert read_history(repository.root, ZONE) == first


def test_a_link_and_a_foreign_encoding_are_no_content(repository: SampleRepository) -> None:
    (repository.root / "docs/roadmaps").mkdir()
    (repository.root / "docs/roadmaps/link.yaml").symlink_to("../../roadmap.yaml")
    (repository.root / "docs/roadmaps/old.yaml").write_bytes("название: Карта".encode("cp1251"))
    repository.commit(at("2025-02-26"))
    assert told(read_history(repository.root, ZONE)) == EXPECTED
