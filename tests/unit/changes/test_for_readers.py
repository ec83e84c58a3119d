"""What readers are told of the history: editors' pages are no news to them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from macros.changes import Changes, History, Kind, MaterialChange, Revision, Sort
from macros.changes.for_readers import for_readers
from macros.loading import load_page
from macros.model.page import Page
from macros.project import Project

EDITORS = MaterialChange(Kind.CHANGED, Sort.PAGE, "editors/macros.md", "Справочник")
READERS = MaterialChange(Kind.ADDED, Sort.PAGE, "faq.md", "Вопросы")
NAMESAKE = MaterialChange(Kind.ADDED, Sort.WORD, "editors/macros.md", "Слово")


def page(path: str, meta: str = "") -> Page:
    loaded = load_page(f"---\nназвание: Страница\n{meta}---\n\nТекст.\n", f"docs/{path}", path).value
    assert loaded is not None
    return loaded


def test_pages_that_the_search_leaves_out_are_no_news() -> None:
    project = Project(pages=(page("editors/macros.md", "поиск: {исключить: да}\n"), page("faq.md")))
    moment = datetime(2025, 2, 10, 12, tzinfo=UTC)
    days = [(EDITORS, READERS, NAMESAKE), (EDITORS,)]
    revisions = [
        Revision(str(n), moment, date(2025, 2, 10 - n), Changes(materials=each)) for n, each in enumerate(days)
    ]
    told = for_readers(History(tuple(revisions)), project)
    assert [each.changes.materials for each in told.revisions] == [(READERS, NAMESAKE)]
    assert for_readers(History(tuple(revisions)), Project()).revisions == tuple(revisions)
