"""The theme's frame in our manner: whose section it is, the menu on a phone, the skip link, the footer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def home(built_site: Path, serve_directory: Callable[[Path], str]) -> str:
    return serve_directory(built_site)


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context(viewport={"width": 360, "height": 700}) as context:
        yield context.new_page()


def test_header_says_whose_section_it_is(home: str, phone: Page) -> None:
    phone.goto(home)
    header = phone.get_by_role("banner")
    expect(header.get_by_role("link").first).to_contain_text("министерство")
    expect(header.get_by_role("link").first).to_contain_text("ФГИС «Моя школа»")


def test_menu_opens_on_a_phone(home: str, phone: Page) -> None:
    phone.goto(f"{home}roadmaps/")
    phone.locator("label[for=__drawer] .mt-header-button").click()
    expect(phone.get_by_role("link", name="Главная").last).to_be_visible()


@pytest.mark.parametrize(("url", "named"), [("faq/", "Вопросы"), ("webinars/region-structure/", "Структура внедрения")])
def test_the_menu_says_which_of_its_pages_is_open(home: str, phone: Page, url: str, named: str) -> None:
    phone.goto(home + url)
    current = phone.locator(".md-nav--primary .md-nav__link[aria-current=page]")
    expect(current).to_have_count(1)
    expect(current).to_contain_text(named)
    expect(current).to_have_css("font-weight", "600")
    others = phone.locator(".md-nav--primary .md-nav__link:not(.md-nav__link--active)")
    assert "600" not in others.evaluate_all("links => links.map((link) => getComputedStyle(link).fontWeight)")


def test_the_menu_knows_a_page_made_of_data(home: str, phone: Page) -> None:
    def in_the_menu(route: Route) -> None:
        page = route.fetch()
        route.fulfill(
            response=page, body=page.text().replace('href="../../reports/"', 'href="../../roadmaps/perm-2024/"')
        )

    phone.route("**/roadmaps/perm-2024/", in_the_menu)
    phone.goto(f"{home}roadmaps/perm-2024/#results")
    current = phone.locator(".md-nav--primary [aria-current=page]")
    expect(current).to_have_count(1)
    expect(current).to_contain_text("Отчёты")
    expect(current).to_have_class(re.compile("md-nav__link--active"))


def test_skip_link_is_first_seen_on_focus_and_leads_to_the_content(home: str, phone: Page) -> None:
    phone.goto(f"{home}roadmaps/")
    phone.keyboard.press("Tab")
    skip = phone.get_by_role("link", name="Перейти к содержанию")
    expect(skip).to_be_focused()
    expect(skip).to_have_css("opacity", "1")
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.id") == "mt-content"


def test_every_page_has_one_main_heading_and_a_footer(home: str, phone: Page) -> None:
    for url in ("", "roadmaps/", "parties/", "roadmaps/perm-2024/", "roadmaps/perm-2024/checklist/"):
        phone.goto(home + url)
        assert phone.get_by_role("heading", level=1).count() == 1
        expect(phone.get_by_role("contentinfo")).to_be_visible()


def test_menu_of_a_section_with_one_page_is_not_empty(home: str, phone: Page) -> None:
    phone.goto(f"{home}roadmaps/")
    phone.locator("label[for=__drawer] .mt-header-button").click()
    drawer = phone.locator(".md-sidebar--primary")
    expect(drawer.get_by_role("link", name="Главная").last).to_be_in_viewport()
    expect(drawer.get_by_role("link", name="Дорожные карты").first).to_be_in_viewport()


def test_no_stray_lines_over_a_written_page(home: str, phone: Page) -> None:
    phone.goto(home)
    assert phone.locator("#mt-content > hr").count() == 0


def test_search_field_ends_where_the_text_does(home: str, chromium: Browser) -> None:
    with chromium.new_context(viewport={"width": 1280, "height": 700}) as context:
        page = context.new_page()
        page.goto(home)
        field, text = (page.locator(each).bounding_box() for each in (".md-search__form", ".md-content__inner"))
        assert field and text
        assert field["x"] + field["width"] == pytest.approx(text["x"] + text["width"], abs=1)


def test_open_tab_is_told_from_the_others_in_a_forced_palette(home: str, chromium: Browser) -> None:
    with chromium.new_context(viewport={"width": 1280, "height": 700}, forced_colors="active") as context:
        page = context.new_page()
        page.goto(f"{home}roadmaps/perm-2024/")
        widths = page.locator(".mt-tabs__link").evaluate_all(
            "links => links.map(each => parseFloat(getComputedStyle(each).borderBottomWidth))"
        )
        assert widths[0] > max(widths[1:])
