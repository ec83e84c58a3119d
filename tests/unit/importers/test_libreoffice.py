"""Documents that LibreOffice saved again are read as before: Word plans by Writer, workbooks by Calc."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from macros.exports.docx_files import export_roadmap_docx
from macros.exports.xlsx_files import export_roadmap_xlsx
from macros.loading import load_roadmap
from macros.model.roadmap import Roadmap
from tests.support.plan_documents import imported
from tests.support.unseen_plans import UNSEEN, reading_of

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
# Shapes that another program may well write in another way: lists, merged cells, two levels of headings.
WORD = ("drawn_numbers_of_two_levels", "merged_over_several_rows", "two_row_header", "typed_footnotes")
BOOK = "workbook_with_days_merges_and_hidden_rows"

pytestmark = [
    pytest.mark.skipif(SOFFICE is None, reason="не найден LibreOffice: установите его, чтобы проверить пересохранение"),
    pytest.mark.timeout(240),
]


def saved_again(files: list[Path], kind: str, folder: Path) -> list[Path]:
    """The files as LibreOffice saves them; skips where it lacks the program for this kind."""
    out = folder / f"again-{kind}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(out), *map(str, files)]
    subprocess.run(command, check=False, capture_output=True, timeout=200)
    made = [out / f"{path.stem}.{kind}" for path in files]
    if not all(path.is_file() for path in made):
        part = "Writer" if kind in ("docx", "odt") else "Calc"
        pytest.skip(f"LibreOffice здесь без {part}: файлы .{kind} он не сохраняет")
    return made


def plan(project_root: Path) -> Roadmap:
    path = "docs/roadmaps/perm-2024.yaml"
    roadmap = load_roadmap((project_root / path).read_text(encoding="utf-8"), path).value
    assert roadmap is not None
    return roadmap


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_writer_saves_plans_again(tmp_path: Path, project_root: Path, kind: str) -> None:
    files = []
    for name in WORD:
        (tmp_path / name).mkdir()
        made = UNSEEN[name].make(tmp_path / name)
        files.append(made.rename(tmp_path / f"{name}.docx"))
    official = tmp_path / "official.docx"
    official.write_bytes(export_roadmap_docx(plan(project_root)))
    *plans, again = saved_again([*files, official], kind, tmp_path)
    for name, path in zip(WORD, plans, strict=True):
        assert reading_of(imported(path)) == UNSEEN[name].lines, name
    assert reading_of(imported(again)) == reading_of(imported(official))


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_calc_saves_plans_again(tmp_path: Path, project_root: Path, kind: str) -> None:
    book = UNSEEN[BOOK].make(tmp_path)
    exported = tmp_path / "exported.xlsx"
    exported.write_bytes(export_roadmap_xlsx(plan(project_root)))
    own, again = saved_again([book, exported], kind, tmp_path)
    assert reading_of(imported(own)) == UNSEEN[BOOK].lines
    assert reading_of(imported(again)) == reading_of(imported(exported))
