"""Which day a site is of: the configured one, that of the commit, and only for want of both the clock's."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from macros.adapters.building.version_day import BY_CLOCK, SiteDay, commit_day, site_day
from macros.adapters.settings import MetodichkaOptions
from macros.cli import main
from tests.support.git_samples import FILES, SampleRepository

ZONE = "Asia/Vladivostok"
NO_GIT = date(2030, 1, 2)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.adapters.building.version_day.build_day", lambda _: NO_GIT)


def options(today: str = "") -> MetodichkaOptions:
    found = MetodichkaOptions()
    found.load_dict({"today": today, "time_zone": ZONE})
    return found


def repository(root: Path) -> SampleRepository:
    sample = SampleRepository(root)
    sample.git("init", "--quiet")
    return sample


def test_the_commits_moment_is_read_by_the_ministrys_clock(tmp_path: Path) -> None:
    sample = repository(tmp_path)
    sample.commit("2025-02-03T23:30:00+10:00", **{"mkdocs.yml": "site_name: x\n"})
    assert commit_day(tmp_path, ZONE) == date(2025, 2, 3)
    assert commit_day(tmp_path, "Pacific/Kiritimati") == date(2025, 2, 4)
    assert commit_day(tmp_path, "Pacific/Honolulu") == date(2025, 2, 3)


def test_no_git_no_commit_or_a_strangers_repository(tmp_path: Path) -> None:
    assert commit_day(tmp_path / "nowhere", ZONE) is None
    sample = repository(tmp_path)
    assert commit_day(tmp_path, ZONE) is None
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    sample.write("theirs.txt", "x")
    sample.git("add", "theirs.txt")
    sample.git("commit", "--quiet", "--message", "x")
    assert commit_day(tmp_path / "mine", ZONE) is None


@pytest.mark.usefixtures("clock")
def test_configured_then_commit_then_clock(tmp_path: Path) -> None:
    assert site_day(tmp_path, options()) == SiteDay(NO_GIT, by_clock=True)
    sample = repository(tmp_path)
    sample.commit("2025-02-10T12:00:00+10:00", **{"mkdocs.yml": "site_name: x\n"})
    assert site_day(tmp_path, options()) == SiteDay(date(2025, 2, 10))
    assert site_day(tmp_path, options("2024-12-31")) == SiteDay(date(2024, 12, 31))


def build(root: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    """Build with the command, and give the day that the site is of."""
    monkeypatch.chdir(root)
    assert main(["build", *arguments]) == 0
    page = (root / "site/roadmaps/plan/timeline/index.html").read_text(encoding="utf-8")
    return page.partition("По состоянию на ")[2].partition(":")[0]


def test_build_says_when_the_day_is_the_clocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("macros.adapters.building.version_day.build_day", lambda _: NO_GIT)
    monkeypatch.setattr("macros.adapters.mkdocs_plugin.build_day", lambda _: date(2026, 3, 4))
    sample = SampleRepository(tmp_path)
    for path, text in FILES.items():
        sample.write(path, text)
    assert build(tmp_path, monkeypatch) == "2\u00a0января 2030\u00a0г."
    assert BY_CLOCK in capsys.readouterr().err
    repository(tmp_path).commit("2025-02-10T12:00:00+10:00")
    assert build(tmp_path, monkeypatch) == "10\u00a0февраля 2025\u00a0г."
    assert BY_CLOCK not in capsys.readouterr().err
    assert build(tmp_path, monkeypatch, "--by-clock") == "4\u00a0марта 2026\u00a0г."


def test_a_hooks_variables_do_not_lead_to_another_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample = repository(tmp_path)
    sample.commit("2025-02-10T12:00:00+10:00", **{"mkdocs.yml": "site_name: x\n"})
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert commit_day(tmp_path, ZONE) == date(2025, 2, 10)
    assert os.environ["GIT_DIR"] and subprocess.run(["git", "-C", str(tmp_path), "log"], check=False).returncode != 0
