"""The same commit gives the same bytes on another machine, in another zone and on another day, with nothing set."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from macros.cli import main
from tests.support.surroundings import (
    PLAIN,
    SITECUSTOMIZE,
    STRANGE,
    commit_folder,
    different,
    make_everything,
)

SECTION = ("--title", "Цифровая школа", "--publisher", "Департамент образования", "--territory", "Томская область")
# Kinds of files that must have been compared, so that an empty comparison is no success.
KINDS = {".atom", ".css", ".csv", ".docx", ".html", ".ics", ".js", ".json", ".pdf", ".xlsx", ".xml", ".zip"}
WHAT_IS_STRANGE = "import datetime, os, time; print(datetime.date.today(), time.gmtime().tm_year, *os.listdir('.'))"


@pytest.fixture(scope="module")
def section(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new section in a repository, committed on 11.02.2025 by the ministry's clock."""
    folder = tmp_path_factory.mktemp("same") / "section"
    assert main(["new", "site", str(folder), *SECTION, "--time-zone", "Asia/Tomsk", "--today", "2025-01-09"]) == 0
    commit_folder(folder, "2025-02-10T20:00:00+00:00")
    return folder


def test_same_commit_same_bytes(section: Path, tmp_path: Path) -> None:
    usual = make_everything(section, tmp_path / "one", PLAIN)
    strange = make_everything(section, tmp_path / "two" / "deeper", STRANGE)
    assert {Path(path).suffix for path in usual} >= KINDS
    assert different(usual, strange) == []


def test_the_strange_machine_is_strange(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(SITECUSTOMIZE, encoding="utf-8")
    (tmp_path / "a").touch()
    command = [sys.executable, "-B", "-c", WHAT_IS_STRANGE]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=True
    )
    day, year, *names = done.stdout.split()
    assert date.fromisoformat(day) - date.today() > timedelta(days=390)  # noqa: DTZ011 - it is the clock we look at
    assert int(year) > date.today().year  # noqa: DTZ011
    assert names == ["sitecustomize.py", "a"]


def test_the_day_is_that_of_the_commit_by_the_ministrys_clock(section: Path, tmp_path: Path) -> None:
    make_everything(section, tmp_path / "one", PLAIN)
    home = (tmp_path / "one/out/site/index.html").read_text(encoding="utf-8")
    assert 'data-mt-built="2025-02-11"' in home
    assert 'по состоянию на <time datetime="2025-02-11">11\u00a0февраля 2025\u00a0г.</time></p></noscript>' in home
