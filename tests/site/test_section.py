"""The section's materials on the built site: every part has its place, and search knows it."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest

from macros.project import Project, SiteSettings, load_project
from macros.site.material_search import instruction_entries, registry_entries, report_entries, speech_entries
from macros.site.values import SearchEntry
from macros.sources.files import read_project
from macros.views.glossary import abbreviations
from macros.views.speech_module import block_views
from tests.site.pages import html_pages, read_page


@pytest.fixture(scope="module")
def project(project_root: Path) -> Project:
    return load_project(read_project(project_root), SiteSettings())


@pytest.fixture(scope="module")
def entries(project: Project) -> list[SearchEntry]:
    return [
        *(entry for each in project.instructions for entry in instruction_entries(each)),
        *(entry for each in project.speech_modules for entry in speech_entries(each)),
        *(entry for each in project.report_forms for entry in report_entries(each)),
        *registry_entries(project),
    ]


def test_the_section_is_not_empty(project: Project) -> None:
    """Else the tests below would have nothing to fail on."""
    assert project.instructions and project.speech_modules and project.report_forms and project.structures
    assert project.faq and project.contacts and project.glossary


def test_every_step_block_question_answer_and_word_has_its_place(built_site: Path, entries: list[SearchEntry]) -> None:
    lost = []
    for entry in entries:
        path, _, anchor = entry.location.partition("#")
        page = read_page(built_site / path / "index.html")
        if anchor and anchor not in page.ids:
            lost.append(entry.location)
    assert lost == []
    assert len({entry.location for entry in entries}) == len(entries)


def test_search_finds_each_of_them_once_and_no_frame_around(built_site: Path, entries: list[SearchEntry]) -> None:
    index = json.loads((built_site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    locations = [unquote(each["location"]) for each in index]
    pages = {"faq/", "glossary/", "contacts/"}
    for entry in entries:
        assert locations.count(entry.location) == 1, entry.location
    for each in index:
        place = unquote(each["location"]).partition("#")[0]
        if place in pages:
            assert "За текст отвечает" not in each["text"] and "Рядом с этой страницей" not in each["text"]


def test_the_clock_of_each_speech_ends_at_its_minutes(project: Project) -> None:
    for module in project.speech_modules:
        blocks = block_views(module)
        assert blocks[0].start == 0
        assert all(one.end == other.start for one, other in pairwise(blocks))
        assert blocks[-1].end == module.minutes * 60


def test_every_page_of_materials_names_its_owner_and_review(built_site: Path, project: Project) -> None:
    for each in (*project.instructions, *project.speech_modules):
        folder = "instructions" if each in project.instructions else "speech-modules"
        text = read_page(built_site / folder / each.id / "index.html").text
        assert "За текст отвечает" in text and "Проверено" in text and "Рядом с этой страницей" in text
    for page in project.pages:
        if page.meta.owner and page.path.startswith(("faq", "instructions/", "webinars/region")):
            path = page.path.removesuffix("index.md").removesuffix(".md")
            assert "За текст отвечает" in read_page(built_site / path / "index.html").text


def test_an_abbreviation_is_marked_outside_of_links_and_headings(built_site: Path, project: Project) -> None:
    words = {view.word for view in abbreviations(project)}
    marked = 0
    for path in html_pages(built_site):
        html = path.read_text(encoding="utf-8")
        for match in re.finditer(r'<a class="mt-abbr" href="([^"]+)"><abbr title="[^"]+">([^<]+)</abbr></a>', html):
            marked += 1
            assert match[2].replace("\u00a0", " ") in words
            before = html[: match.start()]
            assert before.rfind("<a ") <= before.rfind("</a>"), f"{path.name}: a link in a link"
    assert marked > 50


def test_links_of_the_sites_own_marks_lead_to_the_glossary(built_site: Path) -> None:
    ids = set(read_page(built_site / "glossary/index.html").ids)
    for path in html_pages(built_site):
        for anchor in re.findall(r'<a class="mt-abbr" href="[^"]*glossary/#([^"]+)"', path.read_text(encoding="utf-8")):
            assert anchor in ids


def test_no_markup_asks_for_an_open_content_policy(built_site: Path) -> None:
    for folder in ("instructions", "speech-modules", "reports", "parties"):
        for path in (built_site / folder).rglob("*.html"):
            main = path.read_text(encoding="utf-8").partition('id="mt-content"')[2].partition("mt-footer")[0]
            assert not re.search(r'\sstyle="|\son\w+="', main), path


def test_every_page_leads_programs_to_the_feed(built_site: Path) -> None:
    for path in html_pages(built_site):
        (found,) = re.findall(
            r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]+)">', path.read_text("utf-8")
        )
        feed = built_site / found.removeprefix("/myschool/") if found.startswith("/") else path.parent / found
        assert feed.resolve() == (built_site / "changes.atom").resolve()


def test_the_archive_is_apart_marked_and_found(built_site: Path) -> None:
    card = re.compile(r'class="mt-card__link" href="[^"]*primorye-2022/"')
    for path in ("index.html", "roadmaps/index.html"):
        before, archive = (built_site / path).read_text(encoding="utf-8").split('<details class="mt-archive"')
        assert card.search(archive) and not card.search(before)
    for path in ("", "timeline/", "checklist/"):
        page = (built_site / f"roadmaps/primorye-2022/{path}index.html").read_text(encoding="utf-8")
        assert re.search(r'class="mt-head__kicker">[^<]* · в архиве<', page)


def test_every_page_of_the_menu_stands_in_it_under_its_own_name(built_site: Path) -> None:
    """An index page in the middle of a section would else stand there as the section itself."""
    html = (built_site / "index.html").read_text(encoding="utf-8")
    menu = html[html.index('class="md-sidebar md-sidebar--primary"') :]
    names = {
        url: " ".join(re.sub("<[^>]+>", " ", words).split())
        for url, words in re.findall(r'<a href="([^"]*)" class="md-nav__link[^"]*">(.*?)</a>', menu, re.DOTALL)
    }
    assert (names["contacts/"], names["webinars/"], names["reports/"]) == ("Куда обратиться", "Вебинары", "Отчёты")
    assert "Ещё" not in names.values()


def test_a_link_that_is_sent_shows_what_the_page_is(built_site: Path) -> None:
    """Messengers take the preview from these; every page says what it is and whose, and no two pages the same."""
    titles: dict[str, Path] = {}
    for path in html_pages(built_site):
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        (title,) = re.findall(r"<title>([^<]+)</title>", head)
        assert titles.setdefault(title, path) == path, title
        assert title.endswith(" – ФГИС «Моя школа»") or path == built_site / "index.html", path
        if path.name == "404.html":
            assert title == "Такой страницы нет – ФГИС «Моя школа»" and "og:title" not in head
            continue
        assert re.findall(r'<meta property="og:title" content="([^"]+)">', head) == [title], path
        (about,) = re.findall(r'<meta name="description" property="og:description" content="([^"]+)">', head)
        assert len(about) > 20, path
