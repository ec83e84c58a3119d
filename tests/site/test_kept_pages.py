"""Hand-written pages that nothing of theirs has changed for are not made again, and are what a clean build makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from mkdocs.structure.pages import Page as HostPage

from benchmarks.generated_section import make_section
from macros.adapters.building.build import build_whole_site
from macros.adapters.building.rebuild import Unchanged, rebuild_site
from macros.adapters.building.search_index import SEARCH_INDEX, host_documents, put_host_documents
from macros.adapters.host.config import load_host_config
from macros.adapters.keeping.kept_pages import KeptPages, kept_pages
from macros.project import Project
from macros.sources.files import SourceFiles
from tests.support.made_files import tree
from tests.support.markup import Markup

TODAY = date(2025, 2, 10)
ALL = ["index.md", "notes/note-000.md", "notes/note-001.md", "notes/note-002.md"]
FIRST = "docs/notes/note-000.md"
Change = Callable[[str], str]


class Section:
    """A section that was built once; `made` are the hand-written pages that the host has converted since."""

    def __init__(self, folder: Path, made: list[str]) -> None:
        self.root, self.out, self.clean, self.made = folder / "section", folder / "out", folder / "clean", made
        make_section(self.root, 2, 5, pages=3)

    def edit(self, path: str, change: Change) -> None:
        place = self.root / path
        before = place.read_text(encoding="utf-8")
        place.write_text(change(before), encoding="utf-8")
        assert change(before) != before

    def build(self, today: date = TODAY) -> list[str]:
        """Build again, compare with a clean build; the hand-written pages that were made."""
        self.made.clear()
        built = rebuild_site(self.root, self.out, today=today, sheets=False)
        assert not isinstance(built, Unchanged) and not built.diagnostics
        made = sorted(path for path in self.made if path in ALL)
        self.made.clear()
        build_whole_site(self.root, self.clean, today=today, sheets=False)
        assert sorted(path for path in self.made if path in ALL) == ALL
        assert tree(self.out) == tree(self.clean)
        return made


@pytest.fixture
def section(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Section]:
    made: list[str] = []
    render = HostPage.render

    def noted(page: HostPage, *given: object) -> None:
        made.append(page.file.src_uri)
        render(page, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(HostPage, "render", noted)
    found = Section(tmp_path, made)
    assert found.build() == ALL
    yield found


def test_an_edit_of_a_page_or_a_plan_makes_no_other_page_again(section: Section) -> None:
    section.edit(FIRST, lambda text: f"{text}\n## Ещё часть\n\nЕщё *слова* об [этом](note-001.md#часть-1).\n")
    assert section.build() == ["notes/note-000.md"]
    section.edit("docs/roadmaps/00000.yaml", lambda text: text.replace("название: ", "название: Новый ", 1))
    assert section.build() == []
    section.edit(FIRST, lambda text: text.split("\n## Ещё")[0])
    assert section.build() == [], "as it was at first"


def test_a_build_from_nothing_leaves_no_page_as_a_build_before_it_has_left_it(section: Section) -> None:
    section.edit("docs/roadmaps/00000.yaml", lambda text: text.replace("название: ", "название: Новый ", 1))
    rebuild_site(section.root, section.out, today=TODAY, sheets=False)
    section.edit(FIRST, lambda text: f"{text}\nДругие слова.\n")
    build_whole_site(section.root, section.clean, today=TODAY, sheets=False)
    assert "Другие слова" in (section.clean / "notes/note-000/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("mkdocs.yml", lambda text: text.replace("Главная: index.md", "Начало: index.md")),
        ("mkdocs.yml", lambda text: text.replace("use_directory_urls: true", "use_directory_urls: true\ncopyright: ©")),
        (FIRST, lambda text: text.replace("название: ", "название: Другая ", 1)),
        ("docs/parties.yaml", lambda text: text.replace("    вид: ", "    описание: Новое\n    вид: ", 1)),
        ("overrides/main.html", lambda text: text.replace("{% block", "<!-- x -->{% block", 1)),
    ],
)
def test_what_all_pages_show_or_may_ask_makes_all_again(section: Section, path: str, change: Change) -> None:
    section.edit(path, change)
    assert section.build() == ALL


def test_another_day_makes_all_again(section: Section) -> None:
    assert section.build(date(2025, 2, 11)) == ALL


def test_a_page_with_a_macro_is_made_when_its_plan_changes(section: Section) -> None:
    section.edit("docs/index.md", lambda text: f'{text}\n\n{{{{ roadmap_table("plan-00000") }}}}\n')
    assert section.build() == ["index.md"]
    section.edit("docs/roadmaps/00001.yaml", lambda text: text.replace("название: ", "название: Новый ", 1))
    assert section.build() == []
    section.edit("docs/roadmaps/00000.yaml", lambda text: text.replace("срок: ", "срок: до 03.03.2025, ", 1))
    assert section.build() == ["index.md"]


def test_a_class_that_goes_with_its_page_s_words_goes_from_the_styles(section: Section) -> None:
    section.edit(FIRST, lambda text: f"{text}\n!!! note\n\n    Важно.\n")
    assert section.build() == ["notes/note-000.md"]
    section.edit("docs/notes/note-001.md", lambda text: f"{text}\nПросто слова.\n")
    assert section.build() == ["notes/note-001.md"], "the note's styles are still there"
    section.edit(FIRST, lambda text: text.split("\n!!!")[0])
    assert section.build() == []


def test_the_menu_calls_a_page_without_a_title_by_its_heading(section: Section) -> None:
    section.edit("mkdocs.yml", lambda text: text.replace("  - Заметки: notes/note-000.md", "  - notes/note-000.md"))
    section.edit(FIRST, lambda text: text.replace("название: Заметка 0\n", ""))
    assert section.build() == ALL
    section.edit("docs/notes/note-001.md", lambda text: f"{text}\nЕщё.\n")
    assert section.build() == ["notes/note-000.md", "notes/note-001.md"]
    section.edit(FIRST, lambda text: text.replace("# Заметка 0", "# Другое имя"))
    assert section.build() == ALL
    assert "Другое имя" in (section.out / "index.html").read_text(encoding="utf-8")


def test_the_menu_calls_a_page_of_a_plan_by_its_name(section: Section) -> None:
    ways = "nav:\n  - roadmaps/plan-00000.md\n  - Второй: roadmaps/plan-00001/\n"
    section.edit("mkdocs.yml", lambda text: text.replace("nav:\n", ways, 1))
    assert section.build() == ALL
    page = Markup((section.out / "notes/note-001/index.html").read_text(encoding="utf-8"))
    led = {a.text.strip(): a.attributes["href"] for a in page.all("a") if "plan-" in (a.attributes.get("href") or "")}
    assert led["Второй"] == "../../roadmaps/plan-00001/"
    assert "../../roadmaps/plan-00000/" in led.values()
    section.edit("docs/roadmaps/00000.yaml", lambda text: text.replace("название: План", "название: Новый план", 1))
    assert section.build() == ALL
    assert "Новый план" in (section.out / "notes/note-001/index.html").read_text(encoding="utf-8")


def test_a_page_that_is_in_no_menu_is_kept_too(section: Section) -> None:
    section.edit("mkdocs.yml", lambda text: f"{text}\nnot_in_nav: /notes/note-002.md\n")
    assert section.build() == ALL
    section.edit(FIRST, lambda text: f"{text}\nЕщё.\n")
    assert section.build() == ["notes/note-000.md"]


def test_a_place_that_a_kept_page_leads_to_is_still_looked_for(section: Section) -> None:
    section.edit(FIRST, lambda text: f"{text}\n[Часть первая](note-001.md#часть-1)\n")
    assert section.build() == ["notes/note-000.md"]
    section.edit("docs/notes/note-001.md", lambda text: text.replace("## Часть 1", "## Глава"))
    built = rebuild_site(section.root, section.out, today=TODAY, sheets=False)
    assert not isinstance(built, Unchanged)
    assert [(each.code, each.file) for each in built.diagnostics] == [("dead-anchor", FIRST)]


def test_pages_of_which_something_is_said_are_not_kept(section: Section) -> None:
    section.edit(FIRST, lambda text: text.replace("описание: ", "# описание: ", 1))
    for _ in range(2):
        section.made.clear()
        built = rebuild_site(section.root, section.out, today=TODAY, sheets=False)
        assert not isinstance(built, Unchanged) and built.diagnostics
        assert sorted(path for path in section.made if path in ALL) == ALL


def test_the_host_s_documents_are_put_back_as_it_writes_them(section: Section) -> None:
    index = section.out / SEARCH_INDEX
    documents = host_documents(section.out)
    assert documents and {"location", "title", "text"} <= documents[0].keys()
    put_host_documents(section.out, documents[1:])
    assert host_documents(section.out) == documents[1:]
    index.unlink()
    put_host_documents(section.out, documents)
    assert not index.exists() and host_documents(section.out) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - abbr\n", "  - abbr\n  - smarty\n"),
        ("anchors: ignore", "anchors: warn"),
        ("plugins:\n", "plugins:\n  - tags\n"),
        ("custom_dir: overrides", "custom_dir: other"),
    ],
)
def test_no_page_is_kept_where_it_may_depend_on_what_has_no_name_here(tmp_path: Path, before: str, after: str) -> None:
    root = tmp_path / "section"
    make_section(root, 1, 3, pages=0)
    (root / "other").mkdir()
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert kept_pages(root, load_host_config(root).config, Project(), SourceFiles()).store is not None
    assert text.replace(before, after) != text
    settings.write_text(text.replace(before, after), encoding="utf-8")
    kept = kept_pages(root, load_host_config(root).config, Project(), SourceFiles())
    assert kept == KeptPages()
