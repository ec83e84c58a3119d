"""The same materials give the same bytes: in another process, zone, folder and order, from the store and without it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.exports.pdf import MadeSheets, SheetStore, make_sheets
from macros.exports.pdf.compiler import Compiled, SheetCompiler
from macros.exports.pdf.making import Made, Spread
from macros.project import Project
from macros.views.sheets.catalogue import NamedSheet, site_sheets
from macros.views.sheets.edition import Edition
from tests.unit.sheets.samples import EDITION, KINDS, made_pdf, sheet_of, whole_project

ELSEWHERE = """
import hashlib, sys
from tests.unit.sheets.samples import KINDS, made_pdf
for kind in reversed(KINDS):
    print(kind, hashlib.sha256(made_pdf(kind)).hexdigest())
"""


class CountingStore:
    """A dictionary that counts what was asked in vain."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.missed = 0

    def get(self, key: str) -> bytes | None:
        found = self.kept.get(key)
        self.missed += found is None
        return found

    def put(self, key: str, data: bytes) -> None:
        self.kept[key] = data


def site_pdfs(whole: Project, edition: Edition, store: SheetStore, spread: Spread = map) -> MadeSheets:
    return make_sheets(whole, site_sheets(whole, edition), store, spread)


def test_another_process_zone_and_folder(project_root: Path, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(project_root),
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "SOURCE_DATE_EPOCH": "1",
    }
    command = [sys.executable, "-c", ELSEWHERE]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=True)
    there = dict(line.split() for line in done.stdout.splitlines())
    assert there == {kind: hashlib.sha256(made_pdf(kind)).hexdigest() for kind in KINDS}


def test_second_time_nothing_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    store, whole = CountingStore(), whole_project()
    first = site_pdfs(whole, EDITION, store)
    assert store.missed == len(first.files) > 0
    monkeypatch.setattr(SheetCompiler, "compile", None)  # would fail when called
    second = site_pdfs(whole, EDITION, store)
    assert store.missed == len(first.files)
    assert second.files == first.files
    assert second.catalogue == first.catalogue


def test_only_what_is_not_kept_is_handed_out_to_be_made() -> None:
    store, whole = CountingStore(), whole_project()
    asked: list[int] = []

    def spread(work: Callable[[NamedSheet], Made], sheets: Sequence[NamedSheet]) -> Iterable[Made]:
        asked.append(len(sheets))
        return map(work, sheets)

    first = site_pdfs(whole, EDITION, store, spread)
    dropped = sorted(store.kept)[:3]
    for key in dropped:
        del store.kept[key]
    second = site_pdfs(whole, EDITION, store, spread)
    assert asked == [len(first.files), len(dropped)]
    assert list(second.files.items()) == list(first.files.items())


def test_one_changed_measure_makes_only_its_sheets_anew() -> None:
    store, whole = CountingStore(), whole_project()
    before = site_pdfs(whole, EDITION, store)
    region = whole.roadmaps[1]
    section = region.sections[0]
    measure = section.measures[0].model_copy(update={"title": "Открыть доступ всем"})
    changed_section = section.model_copy(update={"measures": (measure,)})
    changed = region.model_copy(update={"sections": (changed_section,)})
    after = site_pdfs(replace(whole, roadmaps=(whole.roadmaps[0], changed)), EDITION, store)
    different = {path for path in after.files if after.files[path] != before.files[path]}
    assert different
    assert {path for path in different if "plan-2025" in path or "speech" in path or "instruction" in path} == set()
    assert "files/roadmap-region-checklist.pdf" in different


def test_sheets_of_the_site_do_not_depend_on_the_day_of_the_build() -> None:
    assert "Напечатано" not in sheet_of("checklist").view.head.printed
    assert Edition(date(2025, 2, 3)).printed is None


def test_version_is_in_the_bytes() -> None:
    sheet = sheet_of("checklist")
    other = replace(sheet, view=replace(sheet.view, head=replace(sheet.view.head, version="Редакция от 04.02.2025")))
    whole = whole_project()
    assert make_sheets(whole, [sheet]).files != make_sheets(whole, [other]).files


def test_another_compiler_font_or_template_makes_all_sheets_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    store, whole = CountingStore(), whole_project()
    made = len(site_pdfs(whole, EDITION, store).files)
    monkeypatch.setattr("macros.exports.pdf.making.press_digest", lambda: "another press")
    monkeypatch.setattr(SheetCompiler, "compile", _refuse)
    assert site_pdfs(whole, EDITION, store).faults
    assert store.missed > made


def _refuse(*_: object) -> Compiled:
    return Compiled(None, "nothing is made here")


def test_a_warning_of_the_compiler_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "odd.typ").write_text('#set document(title: "А")\n#set text(font: "Нет такого")\nСлова', "utf-8")
    made = SheetCompiler(tmp_path).compile("odd", {}, None)
    assert made.pdf is None and "unknown font family" in made.complaint
