"""The border holds: other hosts build the same content, and the host fails when our checks do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.pages import html_pages, read_page

CONTENT = ("docs", "overrides", "mkdocs.yml", "roadmap.yaml")
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@pytest.fixture
def copy(tmp_path: Path, project_root: Path) -> Path:
    """The project's content in a folder of its own."""
    for name in CONTENT:
        source = project_root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    return tmp_path


def run(command: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=cwd, env=QUIET, capture_output=True, text=True, timeout=100, check=False
    )


def texts(site: Path) -> dict[str, str]:
    """The words of each page, without the sizes of sheets: a copy without a history prints no day of its version."""
    return {
        path.relative_to(site).as_posix(): re.sub(r"\d+\s(?=КБ\b)", "", read_page(path).text)
        for path in html_pages(site)
    }


def test_properdocs_builds_the_same_site(copy: Path, built_site: Path) -> None:
    config = (copy / "mkdocs.yml").read_text(encoding="utf-8")
    fixed = config.replace("  - metodichka:\n", '  - metodichka:\n      today: "2025-02-10"\n')
    (copy / "mkdocs.yml").write_text(fixed, encoding="utf-8")
    done = run(["properdocs", "build", "-q"], copy)
    assert done.returncode == 0, done.stderr
    assert texts(copy / "site") == texts(built_site)


@pytest.mark.parametrize("flag", ["-q", "-v", None])
def test_mkdocs_itself_refuses_broken_content(copy: Path, flag: str | None) -> None:
    text = (copy / "roadmap.yaml").read_text(encoding="utf-8")
    (copy / "roadmap.yaml").write_text(text.replace("уровень: регион", "уровень: область"), encoding="utf-8")
    done = run(["mkdocs", "build", *([flag] if flag else [])], copy)
    assert done.returncode != 0
    assert "roadmap.yaml:" in done.stderr
    assert "область" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (copy / "site").exists()


def test_mkdocs_itself_refuses_what_markdown_made_of_a_page(copy: Path) -> None:
    with (copy / "docs/faq.md").open("a", encoding="utf-8") as page:
        page.write("\n\nСлово\n{: onclick=alert(1) }\n")
    done = run(["mkdocs", "build", "-q"], copy)
    assert done.returncode != 0
    assert "[html-attribute]" in done.stderr and "docs/faq.md:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((copy / "site").rglob("*.html"))


def test_an_impossible_date_in_front_matter_is_told_and_not_swallowed(copy: Path) -> None:
    page = copy / "docs/index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("2026-11-22", "2026-02-31"), encoding="utf-8")
    done = run(["macros.cli", "build"], copy)
    assert done.returncode == 1
    assert "docs/index.md:" in done.stderr
    assert "2026-02-31" in done.stderr


def test_the_staged_tree_builds_without_our_plugin(copy: Path, built_site: Path) -> None:
    staged = run(["macros.cli", "stage", "plain", "--today", "2025-02-10"], copy)
    assert staged.returncode == 0, staged.stderr
    plain = copy / "plain"
    assert "metodichka:" not in (plain / "mkdocs.yml").read_text(encoding="utf-8")
    built = run(["mkdocs", "build", "-q", "--strict"], plain)
    assert built.returncode == 0, built.stderr
    ours, theirs = texts(built_site), texts(plain / "site")
    assert set(ours) == set(theirs)
    for name, text in ours.items():
        own = _letters(text).partition("Кначалу")[0]  # the frame stands before and after the page's own words
        assert own[-90:] in _letters(theirs[name]), name


def _letters(text: str) -> str:
    """A page's text without spaces: marks of abbreviations, which a plain tree has not, leave some behind."""
    return "".join(text.split("Перейти к содержанию", 1)[-1].split())


def test_stage_refuses_a_folder_with_something_in_it(copy: Path) -> None:
    (copy / "plain").mkdir()
    (copy / "plain/letter.txt").write_text("…", encoding="utf-8")
    done = run(["macros.cli", "stage", "plain"], copy)
    assert done.returncode == 2
    assert "не пуста" in done.stderr
    assert [path.name for path in (copy / "plain").iterdir()] == ["letter.txt"]


def test_two_builds_give_the_same_bytes(copy: Path, tmp_path: Path) -> None:
    trees = []
    other = shutil.copytree(copy, tmp_path / "other", ignore=shutil.ignore_patterns("other"))
    for place, zone, seed in ((other, "UTC", "1"), (copy, "Asia/Vladivostok", "2")):
        out = tmp_path / f"out-{seed}"
        environment = {**QUIET, "TZ": zone, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "macros.cli", "build", "--site-dir", str(out), "--today", "2025-02-10"]
        subprocess.run(command, cwd=place, env=environment, check=True, capture_output=True, timeout=100)
        trees.append({p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()})
    assert list(trees[0]) == list(trees[1])
    assert [name for name in trees[0] if trees[0][name] != trees[1][name]] == []
