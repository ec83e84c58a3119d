"""What `metodichka build` says of its work, and a build without sheets for paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.adapters.commands import build as build_command
from macros.cli import main

SECTION = ("--title", "Цифровая школа", "--publisher", "Департамент образования", "--territory", "Томская область")


@pytest.fixture
def section(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "section"
    assert main(["new", "site", str(folder), *SECTION, "--today", "2025-01-09"]) == 0
    monkeypatch.chdir(folder)
    capsys.readouterr()
    return folder


def test_says_what_was_built_and_where_the_time_went(section: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--today", "2025-02-10", "--no-sheets", "--profile"]) == 0
    first, *stages = capsys.readouterr().out.splitlines()
    pages = len(list((section / "site").rglob("*.html")))
    said = re.fullmatch(
        r"Сайт собран в «site» за \d+,\d\u00a0с: страниц – (\d+), других файлов – \d+\. Ошибок и предупреждений нет\.",
        first,
    )
    assert said and int(said[1]) == pages
    assert {line.partition(" с  ")[2] for line in stages} >= {
        "чтение и проверка",
        "страницы карт и ролей",
        "MkDocs и тема",
    }
    assert not list((section / "site").rglob("*.pdf"))
    assert "Скачать PDF" not in "".join(path.read_text(encoding="utf-8") for path in (section / "site").rglob("*.html"))


def test_two_builds_into_one_folder_come_one_after_the_other(
    section: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_command, "LONGEST_WAIT", 0.15)
    with build_command._alone(section, Path("site")):
        assert main(["build", "--no-sheets"]) == 2
        said = capsys.readouterr().err
        assert "В «site» уже собирает сайт другая команда: жду её." in said
        assert "дождитесь её и повторите" in said
        assert not (section / "site").exists()
        with build_command._alone(section, Path("other")):
            pass
    with build_command._alone(section, section / "site"):
        pass


def test_where_nothing_can_be_kept_a_build_asks_nobody(section: Path) -> None:
    (section / ".cache").write_bytes(b"")
    with build_command._alone(section, Path("site")), build_command._alone(section, Path("site")):
        pass


def test_a_section_may_do_without_sheets_for_good(section: Path) -> None:
    config = section / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("  - metodichka:\n", "  - metodichka:\n      sheets: false\n"), encoding="utf-8")
    assert main(["build", "--today", "2025-02-10"]) == 0
    assert not list((section / "site").rglob("*.pdf"))
