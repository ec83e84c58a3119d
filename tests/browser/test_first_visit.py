"""What a first visit on a slow line costs, and that the search comes when somebody touches it."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Response

pytestmark = pytest.mark.browser

FIRST_VISIT = 60_000  # bytes through gzip, fonts apart
NEXT_PAGE = 12_600  # a roadmap of 20 measures, half of it its words; nearly all pages are lighter
FIELD = "[data-md-component=search-query]"


@pytest.fixture
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    yield context
    context.close()


@pytest.fixture
def site(built_site: Path, serve_directory: Callable[[Path], str]) -> str:
    return serve_directory(built_site).rstrip("/")


def fetched(page: Page, address: str) -> dict[str, int]:
    """What the visit fetched and how big it is on its way, fonts apart."""
    sizes: dict[str, int] = {}

    def note(response: Response) -> None:
        if not response.url.endswith(".woff2"):
            sizes[response.url] = len(gzip.compress(response.body(), 6))

    page.on("response", note)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.remove_listener("response", note)
    return sizes


def test_a_first_visit_is_light_and_the_next_page_lighter(reader: BrowserContext, site: str) -> None:
    page = reader.new_page()
    first = fetched(page, f"{site}/")
    assert sum(first.values()) <= FIRST_VISIT, first
    assert not [url for url in first if "search" in url or "bundle" in url or "lunr" in url]
    seen = set(first)
    following = {
        url: size for url, size in fetched(page, f"{site}/roadmaps/perm-2024/").items() if url not in seen
    }  # the test's server lets nothing be kept, a real one does
    assert sum(following.values()) <= NEXT_PAGE, following


def test_what_is_typed_at_once_is_found(reader: BrowserContext, site: str) -> None:
    page = reader.new_page()
    page.goto(f"{site}/")
    page.locator("label[for=__search]").first.click()
    page.keyboard.type("координаторов")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_two_keys_open_the_search_and_are_not_typed(chromium: Browser, site: str) -> None:
    page = chromium.new_page()
    page.goto(f"{site}/")
    page.keyboard.press("Control+k")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("отчёт")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    expect(page.locator(FIELD)).to_have_value("отчёт")
    page.close()


def test_an_address_with_a_query_searches(reader: BrowserContext, site: str) -> None:
    page = reader.new_page()
    page.goto(f"{site}/?q=Сферум")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_a_lost_line_costs_a_second_touch_only(reader: BrowserContext, site: str) -> None:
    page = reader.new_page()
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(f"{site}/")
    with page.expect_event("requestfailed"):
        page.locator("label[for=__search]").first.click()
    page.unroute("**/bundle.*.js")
    page.locator(FIELD).click()
    page.keyboard.type("Сферум")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_light_and_dark_are_chosen_and_kept_without_the_themes_script(chromium: Browser, site: str) -> None:
    page = chromium.new_page(color_scheme="light")
    page.goto(f"{site}/")
    shown, body = page.locator("[data-md-component=palette] label:visible"), page.locator("body")
    expect(shown).to_have_count(1)
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    shown.click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{site}/faq/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.locator(FIELD).click()  # the theme's own script comes and agrees
    page.keyboard.type("вопрос")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.close()


def test_colours_follow_the_system_until_somebody_chooses(chromium: Browser, site: str) -> None:
    page = chromium.new_page(color_scheme="dark")
    page.goto(f"{site}/")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.close()
