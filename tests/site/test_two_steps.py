"""A preview shows the page of the edited file first: as it will be when everything is built, or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from benchmarks.generated_section import make_section
from macros.adapters.building import edited_pages
from macros.adapters.building.build import build_whole_site
from macros.adapters.preview import two_steps
from macros.adapters.preview.messages import Answer, Request
from macros.adapters.preview.two_steps import TwoSteps
from tests.support.made_files import tree

TODAY = date(2025, 2, 10)
PLAN, NOTE = "docs/roadmaps/00001.yaml", "docs/notes/note-000.md"
PLAN_FILES = {
    "roadmaps/plan-00001/index.html",
    "roadmaps/plan-00001/checklist/index.html",
    "roadmaps/plan-00001/timeline/index.html",
    "api/v1/roadmaps/plan-00001.json",
    "api/v1/roadmaps/plan-00001.csv",
    "calendar/plan-00001.ics",
}


@dataclass
class Editor:
    """Edits a small section and looks at its preview, between the two steps as well."""

    root: Path
    steps: TwoSteps
    between: dict[str, bytes] | None = None  # the site at that moment
    after: dict[str, bytes] = field(default_factory=dict)
    answer: Answer | None = None

    @property
    def site(self) -> Path:
        return self.root.parent / "preview"

    def build(self, *edited: str) -> int:
        self.between = None

        def look() -> None:
            self.between = tree(self.site)

        urgent = self.root.parent / "urgent"
        self.answer = self.steps.do(
            Request(str(self.site), str(self.root.parent / "told.json"), edited, str(urgent)), look
        )
        self.after = tree(self.site)
        return self.answer.code

    def edit(self, path: str, change: Callable[[str], str]) -> int:
        text = (self.root / path).read_text(encoding="utf-8")
        assert change(text) != text
        (self.root / path).write_text(change(text), encoding="utf-8")
        return self.build(path)

    def told(self) -> list[str]:
        return [each["code"] for each in json.loads((self.root.parent / "told.json").read_text(encoding="utf-8"))]


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    made = Editor(tmp_path / "section", TwoSteps(tmp_path / "section", TODAY))
    make_section(made.root, 2, 5, pages=2)
    assert made.build() == 0
    assert made.between is None
    yield made


def test_what_is_shown_first_is_what_stays(editor: Editor) -> None:
    before = editor.after
    assert editor.edit(PLAN, lambda text: text.replace("название: Н", "название: Обязательно н", 1)) == 0
    assert editor.between
    assert changed(before, editor.between) == PLAN_FILES
    assert "Обязательно н".encode() in editor.between["roadmaps/plan-00001/index.html"]
    assert b"files/roadmap-plan-00001" in editor.between["roadmaps/plan-00001/index.html"]
    later = changed(editor.between, editor.after)
    assert not later & {path for path in PLAN_FILES if not path.endswith("roadmaps/plan-00001/index.html")}
    assert "parties/office-00001/index.html" in later

    before = editor.after
    assert editor.edit(NOTE, lambda text: f"{text}\nЕщё одно предложение, МСЭД.\n") == 0
    assert editor.between
    assert changed(before, editor.between) == {"notes/note-000/index.html"}
    assert "Ещё одно предложение".encode() in editor.between["notes/note-000/index.html"]
    assert "notes/note-000/index.html" not in changed(editor.between, editor.after)
    assert "search/search_index.json" in changed(editor.between, editor.after)

    build_whole_site(editor.root, editor.root.parent / "clean", today=TODAY)
    assert tree(editor.root.parent / "clean") == editor.after


def test_a_fault_that_shows_later_takes_back_what_was_shown(editor: Editor) -> None:
    before = editor.after
    assert editor.edit(NOTE, lambda text: f"{text}\n[Новое место](#нет-такого-места) и ещё слово.\n") == 1
    assert editor.between
    assert changed(before, editor.between) == {"notes/note-000/index.html"}
    assert (editor.after, editor.told()) == (before, ["dead-anchor"])

    # From then on nothing is shown before all is well: the site of before has to stay.
    assert editor.edit(PLAN, lambda text: text.replace("название: Н", "название: Обязательно н", 1)) == 1
    assert (editor.between, editor.after) == (None, before)
    assert editor.edit(NOTE, lambda text: text.replace("[Новое место](#нет-такого-места)", "Туда")) == 0
    assert editor.between is None
    assert changed(before, editor.after) >= PLAN_FILES | {"notes/note-000/index.html"}


def test_a_build_that_is_given_up_has_shown_the_edited_page(editor: Editor) -> None:
    before, urgent = editor.after, editor.root.parent / "urgent"
    urgent.touch()
    editor.edit(NOTE, lambda text: f"{text}\nЕщё слово.\n")
    assert editor.answer == Answer(0, given_up=True)
    assert editor.after == editor.between
    editor.edit(PLAN, lambda text: text.replace("название: Н", "название: Обязательно н", 1))
    assert changed(before, editor.after) == PLAN_FILES | {"notes/note-000/index.html"}
    assert sorted(path.name for path in editor.root.parent.iterdir()) == ["preview", "section", "told.json", "urgent"]

    # A fault takes back what it has brought itself, not what was well before it.
    urgent.unlink()
    before = editor.after
    assert editor.edit(NOTE, lambda text: f"{text}\n[Новое место](#нет-такого-места)\n") == 1
    assert editor.between != before == editor.after
    assert editor.edit(NOTE, lambda text: text.replace("[Новое место](#нет-такого-места)", "")) == 0
    build_whole_site(editor.root, editor.root.parent / "clean", today=TODAY)
    assert tree(editor.root.parent / "clean") == editor.after


def test_a_build_that_breaks_takes_back_what_was_shown(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    before = editor.after

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(two_steps, "rebuild_site", full)
    with pytest.raises(OSError, match="No space"):
        editor.edit(NOTE, lambda text: f"{text}\nЕщё слово.\n")
    assert editor.between and editor.between != before
    assert tree(editor.site) == before


@pytest.mark.parametrize(
    ("path", "change"),
    [
        (PLAN, lambda text: f"{text}# заметка\n"),  # the same pages
        (PLAN, lambda text: text.replace("ид: plan-00001", "ид: plan-1")),  # another roadmap
        (PLAN, lambda text: text.replace("срок:", "сроки:", 1)),
        (PLAN, lambda text: text + "\t[\n"),
        (PLAN, lambda text: text.replace("описание: ", "описание: Звоните +7 (900) 000-00-00. ")),
        (NOTE, lambda text: text + "\n{{ неизвестный() }}\n"),
        (NOTE, lambda text: text + "\n<script>alert(1)</script>\n"),
        (NOTE, lambda text: text + "\n" + "> " * 40 + "слово\n"),
        (NOTE, lambda text: text.replace("название:", "название: [", 1)),
        (NOTE, lambda text: text.replace("название:", "назвние:", 1)),
        ("docs/parties.yaml", lambda text: text.replace("Директора", "Директора школ")),
    ],
)
def test_what_cannot_be_known_alone_waits_for_the_rest(editor: Editor, path: str, change: Callable[[str], str]) -> None:
    editor.edit(path, change)
    assert editor.between is None


def test_new_gone_and_many_files_and_another_day_wait_for_the_rest(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    (editor.root / "docs/notes/new.md").write_bytes((editor.root / NOTE).read_bytes())
    assert editor.build("docs/notes/new.md") == 0
    assert editor.between is None
    (editor.root / "docs/notes/new.md").unlink()
    assert editor.build("docs/notes/new.md") == 0
    assert editor.between is None
    monkeypatch.setattr(edited_pages, "MOST_FILES", 0)
    assert editor.edit(NOTE, lambda text: f"{text}\nЕщё слово.\n") == 0
    assert editor.between is None
    monkeypatch.undo()
    assert editor.build() == 0  # nothing has changed
    assert editor.edit(NOTE, lambda text: f"{text}\nИ ещё слово.\n") == 0
    assert editor.between is not None


def test_sheets_that_there_was_no_time_for_are_made_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = Editor(tmp_path / "section", TwoSteps(tmp_path / "section", TODAY))
    make_section(editor.root, 1, 5, pages=1)
    assert editor.steps.do(Request(), lambda: None) == Answer(0)  # nothing is built yet
    monkeypatch.setattr(two_steps, "SECONDS_FOR_SHEETS", -1.0)
    request = Request(str(editor.site), str(tmp_path / "told.json"))
    first = editor.steps.do(request, lambda: None)
    assert (first.code, first.unmade > 0) == (0, True)
    assert not list(editor.site.rglob("*.pdf"))
    assert editor.steps.do(Request(), lambda: None) == Answer(0, unmade=first.unmade)
    monkeypatch.undo()
    assert editor.steps.do(Request(), lambda: None) == Answer(0)
    assert editor.steps.do(request, lambda: None) == Answer(0)
    assert len(list((editor.site / "files").iterdir())) == first.unmade


def test_a_roadmap_that_has_grown_parts_waits_for_the_rest(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.views.roadmap_parts.MOST_MEASURES", 3)
    editor.edit(PLAN, lambda text: text.replace("название: Н", "название: Обязательно н", 1))
    assert editor.between is None
