"""The keyboard alone: every stop is seen, nothing is a trap, what closes leads back to where the reader was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

pytestmark = pytest.mark.browser

FIELD = "[data-md-component=search-query]"
RESULT = ".md-search-result__link"
PAGES = ("", "roadmaps/perm-2024/", "roadmaps/perm-2024/timeline/", "instructions/region-first-steps/")

# What is wrong with the element that has the focus; nothing where no element has it.
FAULTS = """() => {
    const STAYING = ".md-header, .md-search, .mt-timeline__axis, .mt-read__bar";
    const element = document.activeElement;
    if (element === document.body) return null;
    const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const header = document.querySelector(".md-header"), inHeader = header.contains(element);
    const free = Math.max(0, header.getBoundingClientRect().bottom);
    const name = `${element.tagName} ${element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 40)}`;
    const faults = [];
    if (width < 2 || height < 2) faults.push("no size");
    if (outlineStyle === "none" || outlineWidth === "0px") faults.push("no outline");
    if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) faults.push("out of the window");
    const isSkip = element.classList.contains("md-skip");
    if (!inHeader && !isSkip && top < free - 1 && height < innerHeight - free) faults.push(`under the header: ${top}`);
    const [x, y] = [Math.min(Math.max(left + width / 2, 1), innerWidth - 1), Math.max(top + 8, free + 1)];
    const seen = document.elementFromPoint(x, Math.min(y, innerHeight - 1));
    if (!inHeader && !isSkip && seen?.closest(STAYING) && !element.closest(STAYING)) faults.push(`behind ${top}`);
    return { name, faults };
}"""


@pytest.fixture(scope="module")
def site(built_site: Path, serve_directory: Callable[[Path], str]) -> str:
    return serve_directory(built_site)


@pytest.fixture(params=[360, 1280])
def reader(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[BrowserContext]:
    size = {"width": request.param, "height": 640 if request.param == 360 else 800}
    with chromium.new_context(viewport=size, reduced_motion="reduce") as context:
        yield context


def without_fonts(context: BrowserContext) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    context.route("**/*.woff2", refuse)


def without_scripts_of_the_theme(context: BrowserContext) -> None:
    context.route("**/assets/javascripts/bundle*.js", lambda route: route.abort())


def walk(page: Page, key: str) -> list[str]:
    """Press the key until the page is left; what was wrong on the way."""
    wrong = []
    for _ in range(400):
        page.keyboard.press(key)
        found = page.evaluate(FAULTS)
        if found is None:
            return wrong
        wrong += [f"{found['name']}: {fault}" for fault in found["faults"]]
    return [*wrong, "a trap"]


@pytest.mark.parametrize("path", PAGES)
def test_every_stop_is_seen_there_and_back(reader: BrowserContext, site: str, path: str) -> None:
    without_fonts(reader)  # those of the system are wider, and the header higher
    page = reader.new_page()
    page.goto(site + path)
    assert walk(page, "Tab") == []
    assert walk(page, "Shift+Tab") == []


@pytest.mark.parametrize("path", ["", "roadmaps/perm-2024/", "faq/", "editors/macros/structure/"])
def test_every_stop_is_seen_while_the_themes_script_is_on_its_way(reader: BrowserContext, site: str, path: str) -> None:
    """Its stylesheet takes the ring from folds and code until its script has given them a class."""
    without_scripts_of_the_theme(reader)
    page = reader.new_page()
    page.goto(site + path)
    assert walk(page, "Tab") == []


def open_search(page: Page, words: str) -> None:
    """With something found, by the keyboard."""
    page.keyboard.press("Control+k")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.insert_text(words)
    expect(page.locator("[data-md-score]").first).to_be_attached()  # the theme has taken over


def test_tab_leads_to_what_is_found_and_on_to_the_page(reader: BrowserContext, site: str) -> None:
    page = reader.new_page()
    page.goto(site)
    open_search(page, "ЕТД")
    links = page.locator(f"{RESULT}:visible")
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.md-search-result__list') !== null")
    expect(links.first).not_to_be_focused()
    for _ in range(60):
        if not page.evaluate("document.activeElement.closest('.md-search')"):
            break
        page.keyboard.press("Tab")
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.evaluate(FAULTS)["faults"] == []
    assert page.evaluate("document.activeElement.closest('.md-search')") is None


def test_what_is_found_is_opened_by_enter(reader: BrowserContext, site: str) -> None:
    page = reader.new_page()
    page.goto(site)
    open_search(page, "кординаторы")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/parties/regional-coordinator/**")


def test_what_is_found_is_read_aloud_as_links_by_their_words(reader: BrowserContext, site: str) -> None:
    page = reader.new_page()
    page.goto(site)
    open_search(page, "координаторы")
    search = page.get_by_role("dialog", name="Поиск")
    first = search.get_by_role("listitem").first.get_by_role("link").first
    expect(first).to_have_accessible_name(re.compile("^Региональный координатор Ведёт"))
    expect(search.get_by_role("heading")).to_have_count(0)
    expect(search.get_by_role("status")).to_contain_text("Найдено")


def test_headings_are_read_aloud_without_their_signs(reader: BrowserContext, site: str) -> None:
    page = reader.new_page()
    page.goto(site)
    expect(page.get_by_role("heading", name="Дорожные карты", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="#", exact=True)).to_have_count(0)


def test_escape_leads_back_to_where_the_reader_was(reader: BrowserContext, site: str) -> None:
    page = reader.new_page()
    page.goto(f"{site}roadmaps/")
    link = page.locator(".mt-card__link").nth(1)
    link.focus()
    open_search(page, "координатор")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()
    expect(link).to_be_in_viewport()


def test_letters_alone_do_nothing(reader: BrowserContext, site: str) -> None:
    """Whoever dictates says letters all the time (WCAG 2.1.4)."""
    page = reader.new_page()
    page.goto(f"{site}faq/")
    open_search(page, "вопрос")
    page.keyboard.press("Escape")
    for key in ("f", "s", "/", "n", "p", ".", ","):
        page.keyboard.press(key)
        expect(page.locator("#__search")).not_to_be_checked()
    assert page.url == f"{site}faq/"


def test_light_and_dark_are_a_button_that_says_what_it_does(reader: BrowserContext, site: str) -> None:
    page = reader.new_page()
    page.emulate_media(color_scheme="light")
    page.goto(site)
    body, header = page.locator("body"), page.get_by_role("banner")
    dark, light = (header.get_by_role("button", name=f"{name} оформление") for name in ("Тёмное", "Светлое"))
    for key, button, other, scheme in (("Enter", dark, light, "slate"), ("Space", light, dark, "default")):
        button.focus()
        page.keyboard.press(key)
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
        expect(other).to_be_focused()
        expect(button).to_be_hidden()
    expect(header.get_by_role("radio")).to_have_count(0)
    open_search(page, "координатор")  # the theme's script comes and agrees
    page.keyboard.press("Escape")
    for key, button, other, scheme in (("Enter", dark, light, "slate"), ("Enter", light, dark, "default")):
        button.focus()
        page.keyboard.press(key)
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
        expect(other).to_be_focused()
    dark.click()
    page.reload()
    expect(light).to_be_visible()


@pytest.mark.parametrize(
    "place",
    [
        "roadmaps/perm-2024/#m-3-2",
        "glossary/#biblioteka",
        "instructions/region-first-steps/#step-4",
        "speech-modules/parents-primary/#question-2",
        "reports/perm-2024/#examples",
    ],
)
def test_a_place_that_is_linked_to_is_not_under_the_header(reader: BrowserContext, site: str, place: str) -> None:
    without_fonts(reader)
    page = reader.new_page()
    page.goto(site + place)
    top, free = page.evaluate(
        """() => {
            const header = document.querySelector(".md-header");
            return [document.querySelector(":target"), header].map((element) => element.getBoundingClientRect())
                .map(({ top, bottom }, n) => n ? bottom : top);
        }"""
    )
    assert free <= top < free + 40


def test_a_header_that_is_higher_than_usual_leaves_the_place_free(reader: BrowserContext, site: str) -> None:
    page = reader.new_page()
    page.goto(f"{site}roadmaps/perm-2024/#m-3-2")
    page.evaluate("document.querySelector('.mt-identity__name').textContent = 'Министерство '.repeat(60)")
    expect(page.locator("html")).not_to_have_css("scroll-padding-top", "64px")
    page.wait_for_function(
        """() => {
            const height = document.querySelector(".md-header").offsetHeight;
            return height > 100 && document.querySelector(":target").getBoundingClientRect().top >= height;
        }"""
    )


def test_a_place_is_told_from_its_neighbours_in_forced_colours(reader: BrowserContext, site: str) -> None:
    page = reader.new_page()
    page.emulate_media(forced_colors="active")
    page.goto(f"{site}roadmaps/perm-2024/#m-3-2")
    expect(page.locator(".mt-table__row#m-3-2")).to_have_css("outline-style", "solid")
    expect(page.locator(".mt-table__row#m-3-3")).to_have_css("outline-style", "none")


def test_at_400_per_cent_the_header_leaves_the_window_to_the_page(chromium: Browser, site: str) -> None:
    with chromium.new_context(viewport={"width": 320, "height": 256}) as context:
        page = context.new_page()
        page.goto(f"{site}roadmaps/perm-2024/#m-3-2")
        expect(page.locator(".md-header")).not_to_be_in_viewport()
        expect(page.locator("#m-3-2")).to_be_in_viewport()
        assert 0 <= page.locator("#m-3-2").evaluate("row => row.getBoundingClientRect().top") < 40
