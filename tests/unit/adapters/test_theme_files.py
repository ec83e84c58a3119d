"""The theme's files are walked through once for a process, and the host finds the same ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from macros.adapters.host.theme_files import list_theme_once


def theme_in(folder: Path) -> Theme:
    folder.mkdir(exist_ok=True)
    return Theme(name="mkdocs", custom_dir=str(folder))


def files_of(theme: Theme, folder: Path) -> list[str]:
    """What the host would copy from the theme."""
    files = Files([])
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "site_dir": str(folder), "docs_dir": str(folder)})
    config.validate()
    config.theme = theme
    files.add_files_from_theme(theme.get_env(), config)
    return [file.src_uri for file in files]


def test_the_host_finds_the_same_files_and_templates(tmp_path: Path) -> None:
    (tmp_path / "own/.icons").mkdir(parents=True)
    (tmp_path / "own/.icons/bell.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "own/main.html").write_text("{{ 1 + 1 }}", encoding="utf-8")
    (tmp_path / "own/style.css").write_text("a{}", encoding="utf-8")
    plain, listed = theme_in(tmp_path / "own"), theme_in(tmp_path / "own")
    list_theme_once(listed)
    found = files_of(listed, tmp_path)
    assert found == files_of(plain, tmp_path)
    assert "style.css" in found and ".icons/bell.svg" not in found
    assert listed.get_env().get_template("main.html").render() == "2"


def test_the_disk_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = theme_in(tmp_path / "another")
    list_theme_once(theme)
    first = theme.get_env().list_templates()
    monkeypatch.setattr(os, "scandir", None)  # would fail when called
    assert theme.get_env().list_templates() == first
