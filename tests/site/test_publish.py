"""`metodichka publish` on the real project: what a person sees, and what a broken edit changes on the site: nothing."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Any

import pytest

from macros.adapters.disk.file_lock import file_lock
from macros.adapters.publishing import command
from macros.adapters.publishing.publishing import LOCK_FILE
from macros.adapters.publishing.validating import validate_site
from macros.cli import main
from macros.project import SiteSettings, load_project
from macros.sources.files import read_project

CONTENT = ("docs", "overrides", "mkdocs.yml", "roadmap.yaml")
DAY = ("--today", "2025-02-10")


@pytest.fixture
def project(tmp_path: Path, project_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's content in a folder of its own, which is the working directory."""
    folder = tmp_path / "project"
    folder.mkdir()
    for name in CONTENT:
        source = project_root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    monkeypatch.chdir(folder)
    return folder


def test_an_editors_day(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "www")
    assert main(["publish", out, *DAY]) == 0
    assert "Опубликована версия 2025-02-10-0001-" in capsys.readouterr().out
    assert main(["publish", out, *DAY]) == 0
    assert "Содержание не изменилось" in capsys.readouterr().out

    page, home = project / "docs/index.md", tmp_path / "www/current/index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "\nНовые слова на главной.\n", encoding="utf-8")
    assert main(["publish", out, *DAY]) == 0
    assert "Новые слова" in home.read_text(encoding="utf-8")

    roadmap = project / "roadmap.yaml"
    whole = roadmap.read_text(encoding="utf-8")
    roadmap.write_text(whole.replace("уровень: регион", "уровень: область"), encoding="utf-8")
    assert main(["publish", out, *DAY]) == 1
    said = capsys.readouterr().err
    assert "roadmap.yaml:" in said
    assert said.endswith("Опубликованный сайт не тронут.\n")
    assert "Новые слова" in home.read_text(encoding="utf-8")

    assert main(["publish", out, "--rollback"]) == 0
    assert "Новые слова" not in home.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["publish", out, "--list"]) == 0
    newest, oldest = capsys.readouterr().out.splitlines()
    assert newest.startswith("2025-02-10-0002-")
    assert oldest.startswith("2025-02-10-0001-")
    assert oldest.endswith("сейчас на сайте")


def test_refusals_are_sentences(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["publish", str(project / "docs/site")]) == 1
    assert "внутри «docs»" in capsys.readouterr().err
    assert main(["publish", str(tmp_path / "www"), "--rollback"]) == 1
    assert "более ранней версии нет" in capsys.readouterr().err
    assert main(["publish", str(tmp_path / "empty"), "--list"]) == 0
    assert "ещё ничего не опубликовано" in capsys.readouterr().out
    with file_lock(tmp_path / "www" / LOCK_FILE, 0, lambda: None):
        assert main(["publish", str(tmp_path / "www"), "--wait", "0"]) == 1
    assert "идёт другая публикация" in capsys.readouterr().err

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "somewhere")

    monkeypatch.setattr(command, "build_whole_site", full)
    assert main(["publish", str(tmp_path / "www")]) == 1
    said = capsys.readouterr().err
    assert said.splitlines()[-1] == (
        "Не опубликовано: на диске кончилось место. Освободите его и повторите команду. Опубликованный сайт не тронут."
    )


@pytest.mark.parametrize("count", ["0", "-1", "много"])
def test_a_wrong_number_of_versions_is_told(capsys: pytest.CaptureFixture[str], count: str) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["publish", "www", f"--keep={count}"])
    assert stop.value.code == 2
    assert "не количество версий" in capsys.readouterr().err


def test_the_real_site_passes_its_examination(built_site: Path, project_root: Path) -> None:
    contacts = load_project(read_project(project_root), SiteSettings()).contacts
    assert validate_site(built_site, ("index.html", "404.html"), "https://example.org/myschool/", contacts) == ()
