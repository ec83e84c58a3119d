"""Building again with sheets: what a clean build gives, byte for byte, whatever was spoilt or not made in time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.generated_section import make_section
from macros.adapters.building.build import Built, build_whole_site
from macros.adapters.building.rebuild import Unchanged, rebuild_site
from macros.adapters.keeping.kept_sheets import STORE_FOLDER
from macros.exports.pdf.compiler import SheetCompiler
from tests.support.made_files import compile_nothing, tree

TODAY = date(2025, 2, 10)
SHEET = "files/roadmap-plan-00001-checklist.pdf"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_section(tmp_path / "section", 2, 5, pages=1)
    monkeypatch.setattr(SheetCompiler, "compile", compile_nothing)
    return tmp_path / "section"


def rebuilt(root: Path, seconds: float | None = None) -> Built:
    built = rebuild_site(root, root.parent / "out", today=TODAY, sheet_seconds=seconds)
    assert not isinstance(built, Unchanged)
    assert not built.diagnostics
    return built


def clean(root: Path) -> dict[str, bytes]:
    assert not build_whole_site(root, root.parent / "clean", today=TODAY).diagnostics
    return tree(root.parent / "clean")


def test_sheets_that_there_was_no_time_for_are_not_mentioned_and_come_with_the_next_build(root: Path) -> None:
    out = root.parent / "out"
    first = rebuilt(root, seconds=-1)
    assert first.waiting > 0
    assert not list(out.rglob("*.pdf"))
    assert b"mt-downloads" not in (out / "roadmaps/plan-00001/index.html").read_bytes()
    assert not rebuilt(root).waiting, "nothing was edited, but it was not whole"
    assert b"mt-downloads" in (out / "roadmaps/plan-00001/index.html").read_bytes()
    assert tree(out) == clean(root)
    assert isinstance(rebuild_site(root, out, today=TODAY), Unchanged)


def test_sheets_stay_untouched_and_spoilt_ones_are_mended(root: Path) -> None:
    out = root.parent / "out"
    rebuilt(root)
    (out / "files/roadmap-plan-00000.xlsx").unlink()
    (out / "files/roadmap-plan-00000-official.pdf").write_bytes(b"spoilt")
    at = (out / SHEET).stat().st_mtime_ns
    plan = root / "docs/roadmaps/00000.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("название: ", "название: Новая ", 1), encoding="utf-8")
    for path in (root / STORE_FOLDER).iterdir():
        path.write_bytes(path.read_bytes()[::-1])
    rebuilt(root)
    assert tree(out) == clean(root)
    assert (out / SHEET).stat().st_mtime_ns == at
