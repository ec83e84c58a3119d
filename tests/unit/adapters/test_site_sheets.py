"""Sheets of a project on disk: which are looked at again after an edit, and what a build gets that cannot have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.generated_section import make_section
from macros.adapters.building import cores
from macros.adapters.building import site_sheets as under_test
from macros.adapters.building.patience import ENDLESS, Patience
from macros.adapters.building.site_sheets import SiteSheets, site_sheets
from macros.adapters.keeping.kept_sheets import STORE_FOLDER
from macros.adapters.project_reader import read_whole_project
from macros.exports.pdf.compiler import SheetCompiler
from macros.exports.site_files import PlannedFiles
from tests.support.git_samples import SampleRepository, at
from tests.support.made_files import compile_nothing

PLAN = "docs/roadmaps/00001.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A section of three plans; the compiler is not worked."""
    make_section(tmp_path / "section", 3, 5, pages=1)
    monkeypatch.setattr(SheetCompiler, "compile", compile_nothing)
    monkeypatch.setattr(cores, "available_cores", lambda: 1)  # a child could not tell what it has looked at
    return tmp_path / "section"


def sheets_of(
    root: Path, seconds: float | None = None, *, by_name: bool = True, patience: Patience = ENDLESS
) -> SiteSheets:
    read = read_whole_project(root)
    zone = read.options.time_zone
    return site_sheets(read.project, read.sources, root, zone, seconds, by_name=by_name, patience=patience)


def contents(sheets: SiteSheets) -> dict[str, bytes]:
    return {path: data for part in sheets.ready.parts for path, data in part.make().files.items()}


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The first paths of the plans that are not taken as they were."""
    found: list[str] = []
    ready = PlannedFiles.ready

    def counted(plan: PlannedFiles) -> object:
        found.append(plan.paths[0])
        return ready(plan)

    monkeypatch.setattr(PlannedFiles, "ready", counted)
    return found


def test_parts_bring_what_links_tell_of(root: Path) -> None:
    sheets = sheets_of(root)
    assert not sheets.faults
    made = contents(sheets)
    assert {"files/roadmap-plan-00001-checklist.pdf", "files/roadmap-plan-00001.xlsx"} <= set(made)
    assert {path: len(data) for path, data in made.items()} == {
        path: facts.size for path, facts in sheets.ready.catalogue.items()
    }
    assert [list(part.paths()) for part in sheets.ready.parts] == [list(part.files) for part in sheets.ready.parts]


def test_unchanged_materials_are_not_looked_at(root: Path, looked_at: list[str]) -> None:
    first = sheets_of(root)
    assert len(looked_at) == len(first.ready.parts)
    looked_at.clear()
    again = sheets_of(root)
    assert not looked_at
    assert again.ready.catalogue == first.ready.catalogue
    assert [part.content for part in again.ready.parts] == [part.content for part in first.ready.parts]
    assert contents(again) == contents(first)


def test_what_is_published_is_looked_at_and_not_made_again(
    root: Path, looked_at: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = sheets_of(root)
    looked_at.clear()
    monkeypatch.setattr(SheetCompiler, "compile", None)  # would fail when called
    again = sheets_of(root, by_name=False)
    assert looked_at == [part.name for part in first.ready.parts]
    assert again.ready.catalogue == first.ready.catalogue
    assert contents(again) == contents(first)


def test_an_edit_of_a_plan_lets_the_others_be(root: Path, looked_at: list[str]) -> None:
    before = sheets_of(root)
    looked_at.clear()
    edit(root, PLAN, "название: ", "название: Новая ")
    after = sheets_of(root)
    assert {"files/roadmap-plan-00001-checklist.pdf", "files/roadmap-plan-00001.docx"} <= set(looked_at)
    assert not [path for path in looked_at if path.startswith(("files/roadmap-plan-00000", "files/roadmap-plan-00002"))]
    other = {
        part.name
        for part, old in zip(after.ready.parts, before.ready.parts, strict=True)
        if part.content != old.content
    }
    assert "files/roadmap-plan-00001-checklist.pdf" in other
    assert other <= set(looked_at)


def test_a_page_and_the_faq_are_on_no_sheet(root: Path, looked_at: list[str]) -> None:
    sheets_of(root)
    looked_at.clear()
    (root / "docs/faq.yaml").write_text("вопросы:\n  - {ид: a, вопрос: Что?, ответ: [То.]}\n", encoding="utf-8")
    (root / "docs/new.md").write_text("# Новая\n", encoding="utf-8")
    assert sheets_of(root).ready.parts
    assert not looked_at


def test_a_commit_of_something_else_makes_no_paper_old(root: Path, looked_at: list[str]) -> None:
    sample = SampleRepository(root)
    sample.git("init", "--quiet")
    sample.commit(at("2025-02-10"))
    before = sheets_of(root)
    looked_at.clear()
    sample.commit(at("2025-02-11"), **{"docs/new.md": "# Новая\n"})
    after = sheets_of(root)
    assert not looked_at
    assert contents(after) == contents(before)
    sample.commit(at("2025-02-12"), **{PLAN: sample.replace(PLAN, "название: ", "название: Новая ")})
    sheets_of(root)
    assert looked_at and not [path for path in looked_at if path.startswith("files/roadmap-plan-00000")]


def test_what_is_spoilt_in_the_store_is_made_anew(root: Path) -> None:
    whole = contents(sheets_of(root))
    for number, path in enumerate(sorted((root / STORE_FOLDER).iterdir())):
        size = path.stat().st_size
        path.write_bytes(b"x" * (size if number % 2 else size - 1))
    assert contents(sheets_of(root)) == whole


def test_a_text_that_cannot_be_printed_is_told_and_the_rest_is_known(root: Path, looked_at: list[str]) -> None:
    edit(root, PLAN, "название: ", "название: 😀 ")
    sheets = sheets_of(root)
    assert {fault.path for fault in sheets.faults} >= {"files/roadmap-plan-00001-checklist.pdf"}
    assert "files/roadmap-plan-00001-checklist.pdf" not in sheets.ready.catalogue
    looked_at.clear()
    edit(root, PLAN, "😀 ", "")
    assert not sheets_of(root).faults
    assert not [path for path in looked_at if path.startswith("files/roadmap-plan-00000")]


def test_an_instruction_and_a_speech_module_are_known_by_their_own_texts(root: Path, looked_at: list[str]) -> None:
    source = Path(__file__).resolve().parents[3] / "docs"
    for folder in ("instructions", "speech-modules"):
        (root / "docs" / folder).mkdir()
        path = sorted((source / folder).glob("*.yaml"))[0]
        text = path.read_text(encoding="utf-8").replace(path.stem, "same-id")
        (root / "docs" / folder / "same-id.yaml").write_text(text, encoding="utf-8")
    sheets_of(root)
    looked_at.clear()
    edit(root, "docs/instructions/same-id.yaml", "название: ", "название: Новая ")
    sheets_of(root)
    assert looked_at == ["files/instruction-same-id-checklist.pdf"]
    looked_at.clear()
    edit(root, "docs/speech-modules/same-id.yaml", "название: ", "название: Новый ")
    sheets_of(root)
    assert looked_at and all(path.startswith("files/speech-same-id-") for path in looked_at)


def test_when_the_time_is_over_the_rest_waits(
    root: Path, looked_at: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(under_test, "BATCH", 4)
    clock = iter(range(1000))
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    some = sheets_of(root, 2.5)  # by a clock that goes on a second with every look
    assert len(looked_at) == 8
    assert len(some.ready.parts) == 8
    assert len(some.ready.catalogue) == 16
    assert some.waiting > 0
    rest = sheets_of(root)
    assert len(looked_at) == len(set(looked_at)) == len(rest.ready.parts), "each once"
    assert len(some.ready.catalogue) + some.waiting == len(rest.ready.catalogue)
    assert not rest.waiting


def test_no_time_at_all_gives_what_is_there(root: Path, looked_at: list[str]) -> None:
    assert not sheets_of(root, -1).ready.parts
    assert not looked_at
    whole = sheets_of(root)
    assert sheets_of(root, -1).ready.catalogue == whole.ready.catalogue


def test_whoever_has_something_more_urgent_gets_what_is_there(root: Path, looked_at: list[str]) -> None:
    urgent = root / "urgent"
    urgent.touch()
    assert sheets_of(root, 1000.0, patience=Patience(urgent)).waiting > 0
    assert not looked_at
    urgent.unlink()
    assert not sheets_of(root, 1000.0, patience=Patience(urgent)).waiting
