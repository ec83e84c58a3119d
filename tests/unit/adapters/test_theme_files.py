"""The theme's files are walked through once for a process, and the host finds the same ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import FileSystemLoader
from mkdocs.theme import Theme

from macros.adapters.theme_files import list_theme_once


def theme_in(folder: Path) -> Theme:
    folder.mkdir(exist_ok=True)
    return Theme(name="mkdocs", custom_dir=str(folder))


def test_the_same_files_are_listed_and_templates_are_found(tmp_path: Path) -> None:
    plain, listed = theme_in(tmp_path / "own"), theme_in(tmp_path / "own")
    (tmp_path / "own/main.html").write_text("{{ 1 + 1 }}", encoding="utf-8")
    list_theme_once(listed)
    assert listed.get_env().list_templates() == plain.get_env().list_templates()
    assert listed.get_env().get_template("main.html").render() == "2"


def test_the_disk_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = theme_in(tmp_path / "another")
    list_theme_once(theme)
    first = theme.get_env().list_templates()
    monkeypatch.setattr(FileSystemLoader, "list_templates", None)  # would fail when called
    assert theme.get_env().list_templates() == first
