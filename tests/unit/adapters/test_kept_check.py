"""A remembered check answers only for exactly what was checked."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from macros.adapters.commands.check import run_check_command
from macros.adapters.keeping import kept_check, kept_roadmaps
from macros.adapters.keeping.kept_check import CheckReport, KeptChecks, check_name
from macros.adapters.keeping.sealed_store import SealedStore
from macros.checks.one_roadmap import CheckedRoadmap
from macros.diagnostics import Diagnostic, Span
from macros.sources.files import read_project

PLAIN = Path(__file__).resolve().parents[2] / "corpus" / "broken" / "_base"
PARTIES = (PLAIN / "parties.yaml").read_text(encoding="utf-8")
NOW = datetime(2025, 2, 10, 12, 1, tzinfo=UTC)
REPORT = CheckReport(
    (Diagnostic("docs/a.md", Span(2, 3, 4), "empty-field", "пусто", "впишите"),), 4, 69, 25, "https://e/"
)


@pytest.fixture
def section(tmp_path: Path, project_root: Path) -> Path:
    for name in ("mkdocs.yml", "roadmap.yaml"):
        shutil.copy2(project_root / name, tmp_path)
    (tmp_path / "overrides").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Раздел\n", encoding="utf-8")
    return tmp_path


def name(section: Path, now: datetime = NOW) -> str:
    return check_name(section, read_project(section), now)


def test_a_report_comes_back_whole(tmp_path: Path) -> None:
    kept = KeptChecks(SealedStore(tmp_path, b"k" * 32))
    assert kept.get("name") is None
    kept.put("name", REPORT)
    assert kept.get("name") == REPORT
    assert kept.get("other") is None


def test_without_a_store_nothing_is_kept() -> None:
    kept = KeptChecks(None)
    kept.put("name", REPORT)
    assert kept.get("name") is None


def test_what_has_no_name_is_not_kept(section: Path, tmp_path: Path) -> None:
    with (section / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("INHERIT: ../base.yml\n")
    assert name(section) == ""
    kept = KeptChecks(SealedStore(tmp_path / "kept", b"k" * 32))
    kept.put("", REPORT)
    assert (kept.get(""), (tmp_path / "kept").exists()) == (None, False)


def test_the_same_files_have_the_same_name(section: Path) -> None:
    assert name(section) == name(section, NOW + timedelta(minutes=5))


@pytest.mark.parametrize("file", ["mkdocs.yml", "roadmap.yaml", "docs/index.md", "docs/new.pdf", "overrides/new.html"])
def test_any_other_file_is_another_name(section: Path, file: str) -> None:
    before = name(section)
    with (section / file).open("ab") as edited:
        edited.write(b"\n# \xd0\xb0\n")
    assert name(section) != before


def test_a_moved_file_another_program_and_a_later_hour_are_other_names(
    section: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {name(section), name(section, NOW + timedelta(hours=1))}
    (section / "docs" / "index.md").rename(section / "docs" / "other.md")
    names.add(name(section))
    monkeypatch.setattr(kept_check, "engine_digest", lambda: "another")
    names.add(name(section))
    assert len(names) == 4


def test_a_second_check_says_the_same_without_checking(
    section: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(section)
    first = run_check_command([]), capsys.readouterr().out
    monkeypatch.setattr("macros.adapters.commands.check._report", lambda *_: pytest.fail("checked again"))
    assert (run_check_command([]), capsys.readouterr().out) == first


def test_to_count_measures_no_plan_is_read_whole(
    section: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A thousand plans were unpacked for their count, a quarter of the wait after an edit."""
    (section / "docs" / "parties.yaml").write_text(PARTIES, encoding="utf-8")
    plain = (PLAIN / "healthy.yaml").read_text(encoding="utf-8")
    (section / "roadmap.yaml").write_text(plain, encoding="utf-8")
    monkeypatch.chdir(section)
    monkeypatch.setattr(kept_roadmaps, "_latest", {})
    run_check_command([])
    monkeypatch.setattr(kept_roadmaps, "_latest", latest := dict[str, CheckedRoadmap]())
    (section / "docs" / "index.md").write_text("# Раздел\n\nПравка.\n", encoding="utf-8")
    run_check_command([])
    assert capsys.readouterr().out.count("дорожных карт – 1, мероприятий – 1") == 2
    (kept,) = latest.values()
    assert kept.loaded.value is not None
    assert "sections" not in vars(kept.loaded.value)
