"""Links to sheets for paper as markup, and where a page gets them."""

from __future__ import annotations

from macros.render import render_component
from macros.site.downloads import with_downloads
from macros.site.values import GeneratedPage
from macros.views.downloads import downloads_by_page
from macros.views.sheets.facts import SheetFacts
from tests.support.golden_files import Golden
from tests.unit.sheets.samples import EDITION, whole_project

PAGE = "roadmaps/plan-2025/"
MADE = {
    "files/roadmap-plan-2025-checklist.pdf": SheetFacts(2, 49_000),
    "files/roadmap-plan-2025-checklist-large.pdf": SheetFacts(5, 61_000),
    "files/roadmap-plan-2025-official.pdf": SheetFacts(3, 1_300_000),
}
DOWNLOADS = downloads_by_page(whole_project(), MADE, EDITION)


def test_component_is_as_reviewed(golden: Golden) -> None:
    golden("render/downloads.html", render_component("downloads", DOWNLOADS[PAGE], root="../../"))


def test_downloads_stand_under_the_head_of_their_page() -> None:
    body = "<header><h1>План</h1></header>\n<p>Текст</p>"
    other = GeneratedPage("roadmaps/other/", "Другая", "", body)
    mine, same = with_downloads([GeneratedPage(PAGE, "План", "", body), other], DOWNLOADS)
    assert mine.body.index("</header>") < mine.body.index("mt-downloads") < mine.body.index("<p>Текст</p>")
    assert same == other


def test_page_without_a_head_begins_with_its_downloads() -> None:
    (page,) = with_downloads([GeneratedPage(PAGE, "План", "", "<p>Текст</p>")], DOWNLOADS)
    assert page.body.startswith('<div class="mt-downloads"')
