"""The way to a page written by hand: the same as generated pages have, where pages lie above it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from macros.model.page import Page, PageMeta
from macros.project import Project
from macros.site import expand_page
from macros.views.page_path import page_path_view
from tests.support.plan_samples import make_project


def page(path: str, title: str = "") -> Page:
    return Page(path, PageMeta(название=title), "# Слова\n", 1)


PAGES = (
    page("index.md", "Сайт"),
    page("faq.md", "Вопросы"),
    page("webinars/index.md", "Вебинары"),
    page("webinars/region.md", "Структура"),
    page("webinars/2025/may.md", "Май"),
    page("notes/index.md"),
    page("notes/one.md", "Заметка"),
    page("roadmaps/plan/remark.md", "Пояснение"),
    page("lonely/page.md", "Одна"),
)


def project() -> Project:
    return replace(make_project(), pages=PAGES)


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("index.md", []),
        ("faq.md", []),
        ("webinars/index.md", []),
        ("webinars/region.md", [("Главная", ""), ("Вебинары", "webinars/")]),
        ("webinars/2025/may.md", [("Главная", ""), ("Вебинары", "webinars/")]),
        ("notes/one.md", []),  # nobody knows what the page above is called
        ("roadmaps/plan/remark.md", [("Главная", ""), ("Внедрение «Моей школы»", "roadmaps/plan/")]),
        ("lonely/page.md", []),
    ],
)
def test_the_way_leads_over_the_pages_above(path: str, way: list[tuple[str, str]]) -> None:
    (found,) = (each for each in PAGES if each.path == path)
    assert [(link.text, link.url) for link in page_path_view(project(), found)] == way


def test_it_stands_above_the_pages_own_words_for_any_generator() -> None:
    whole = project()
    below = expand_page(whole, PAGES[3], date(2025, 2, 10), "webinars/region/")
    html = below.insert("<h1>Слова</h1>")
    assert html.startswith('<nav class="mt-page-path"') and html.index("</nav>") < html.index("<h1>")
    assert 'href="../../webinars/"' in html
    plain = below.insert_plain()
    assert plain.startswith('<nav class="mt-page-path"') and "</nav>\n\n# Слова" in plain
    alone = expand_page(whole, PAGES[1], date(2025, 2, 10), "faq/")
    assert alone.insert("<h1>Слова</h1>").startswith("<h1>") and alone.insert_plain().startswith("# Слова")
