"""The name of a build's inputs: the same for the same things, another one for everything that a site depends on."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.adapters.keeping import build_inputs
from macros.adapters.keeping.build_inputs import inputs_name


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in {
        "mkdocs.yml": "site_name: Раздел\ntheme:\n  name: material\n  custom_dir: overrides\n",
        "roadmap.yaml": "ид: perm-2024\n",
        "docs/index.md": "# Раздел\n",
        "docs/images/plan.png": "png",
        "overrides/main.html": "{% extends 'base.html' %}",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_same_project_has_the_same_name_wherever_files_were_touched(root: Path) -> None:
    name = inputs_name(root, None, True)
    assert name
    (root / "docs/index.md").touch()
    (root / "site").mkdir()
    (root / "site/index.html").write_text("x", encoding="utf-8")
    assert inputs_name(root, None, True) == name


@pytest.mark.parametrize(
    "path", ["mkdocs.yml", "roadmap.yaml", "docs/index.md", "docs/images/plan.png", "overrides/main.html"]
)
def test_every_file_is_in_the_name(root: Path, path: str) -> None:
    name = inputs_name(root)
    (root / path).write_text((root / path).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert inputs_name(root) != name


CHANGES: dict[str, Callable[[Path], object]] = {
    "new file": lambda root: (root / "docs/new.md").write_text("x", encoding="utf-8"),
    "file gone": lambda root: (root / "docs/images/plan.png").unlink(),
    "renamed": lambda root: (root / "docs/index.md").rename(root / "docs/other.md"),
    "link": lambda root: (root / "docs/link.md").symlink_to("index.md"),
    "link in place of a folder": lambda root: (root / "docs").rename(root / "d") and (root / "docs").symlink_to("d"),
    "no roadmap": lambda root: (root / "roadmap.yaml").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_files_there_are_is_in_the_name(root: Path, change: Callable[[Path], object]) -> None:
    name = inputs_name(root)
    change(root)
    assert inputs_name(root) != name


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_has_nothing_to_read(root: Path) -> None:
    name = inputs_name(root)
    os.mkfifo(root / "docs" / "pipe")
    assert inputs_name(root) == name


def test_options_are_in_the_name(root: Path) -> None:
    assert inputs_name(root, "2025-02-10", True) != inputs_name(root, "2025-02-10", False)


def test_the_libraries_are_in_the_name(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = inputs_name(root)
    monkeypatch.setattr(build_inputs, "_libraries", lambda: ["mkdocs-9.dist-info"])
    assert inputs_name(root) != name


def test_a_commit_is_in_the_name(root: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@b", *arguments], check=True)

    names = {inputs_name(root)}
    git("init", "-q")
    for message in ("one", "two"):
        git("commit", "-q", "--allow-empty", "-m", message)
        names.add(inputs_name(root))
    assert len(names) == 3


@pytest.mark.parametrize(
    "line",
    [
        "INHERIT: ../base.yml",
        "site_name: !ENV NAME",
        "hooks: [hook.py]",
        "x: !!python/name:a.b",
        "  custom_dir: ../theme",
        "  custom_dir: overrides/theme",
        "markdown_extensions: [pymdownx.snippets]",
    ],
)
def test_a_configuration_that_reads_elsewhere_has_no_name(root: Path, line: str) -> None:
    (root / "mkdocs.yml").write_text(f"{line}\n", encoding="utf-8")
    assert inputs_name(root) == ""


def test_line_ends_of_windows_are_no_reason_to_build_everything(root: Path) -> None:
    text = (root / "mkdocs.yml").read_bytes()
    (root / "mkdocs.yml").write_bytes(text.replace(b"\n", b"\r\n"))
    assert inputs_name(root)
