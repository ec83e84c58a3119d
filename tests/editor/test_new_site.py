"""Another ministry gets a section of its own: it passes the check and builds at once, with its names and colours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.authoring.scaffold import contrast_with_white
from macros.cli import main

FLAGS = (
    *("--title", "Цифровая школа: Томск", "--publisher", "Департамент общего образования Томской области"),
    *("--territory", "Томская область", "--site-url", "https://example.org/tomsk", "--time-zone", "Asia/Tomsk"),
    *("--colour", "#5C1A3B", "--phone", "8 800 000-00-00", "--email", "help@example.org", "--today", "2025-02-10"),
)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The section's own copy of the program, as run.py starts it."""
    environment = dict(os.environ, NO_MKDOCS_2_WARNING="1", PYTHONUTF8="1")
    command = [sys.executable, "-m", "macros.cli", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def section(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "tomsk"
    assert main(["new", "site", str(folder), *FLAGS]) == 0, capsys.readouterr().err
    return folder


def test_it_passes_the_check_and_builds_at_once(section: Path) -> None:
    checked = run(section, "check", "--stale", "--today", "2025-02-10")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert checked.stdout.endswith("Ошибок и предупреждений нет.\n"), checked.stdout
    assert run(section, "check", "--fix").stdout.startswith("Исправлять нечего")
    built = run(section, "build", "--today", "2025-02-10")
    assert built.returncode == 0, built.stderr
    home = (section / "site" / "index.html").read_text("utf-8")
    assert "Цифровая школа: Томск" in home and "Департамент общего образования Томской области" in home
    assert "Приморск" not in home and "Пермск" not in home
    assert "#5c1a3b" in (section / "site/assets/section.css").read_text("utf-8")
    assert "8 800 000-00-00" in (section / "site/contacts/index.html").read_text("utf-8").replace("\u00a0", " ")
    assert "new measure" in (section / "roadmap.yaml").read_text("utf-8")
    added = run(
        *(section, "new", "measure", "--roadmap", "main-plan", "--section", "2", "--title", "Провести опрос"),
        *("--term", "до 1 мая", "--responsible", "Школа"),
    )
    assert added.returncode == 0 and 'номер: "2.2"' in added.stdout, added.stderr


def test_names_are_enough(tmp_path: Path) -> None:
    assert main(["new", "site", str(tmp_path / "x"), *FLAGS[:6]]) == 0
    checked = run(tmp_path / "x", "check")
    assert checked.stdout.endswith("Ошибок и предупреждений нет.\n"), checked.stdout


def test_a_folder_that_is_not_empty_stays(section: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in section.rglob("*.yaml")}
    assert main(["new", "site", str(section), *FLAGS]) == 2
    assert "не пуста" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in section.rglob("*.yaml")} == before


@pytest.mark.parametrize(
    ("flag", "value", "word"),
    [
        ("--colour", "#ffff00", "не прочесть белый текст"),
        ("--colour", "красный", "#0d3f5c"),
        ("--time-zone", "Томск", "неизвестный часовой пояс"),
        ("--site-url", "example", "полный адрес"),
        ("--email", "почта", "не похоже на адрес"),
    ],
)
def test_answers_that_do_not_fit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], flag: str, value: str, word: str
) -> None:
    pairs = dict(zip(FLAGS[::2], FLAGS[1::2], strict=True)) | {flag: value}
    assert main(["new", "site", str(tmp_path / "x"), *(part for pair in pairs.items() for part in pair)]) == 2
    assert word in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("colour", "contrast"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54)])
def test_contrast(colour: str, contrast: float) -> None:
    assert contrast_with_white(colour) == pytest.approx(contrast, abs=0.01)


def test_an_empty_folder_may_be_there_already(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    assert main(["new", "site", str(tmp_path / "x"), *FLAGS[:6]]) == 0
    assert (tmp_path / "x/roadmap.yaml").is_file()
