"""The section from a USB stick: every page opens, links lead on, search finds, and no policy is broken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.adapters.offline.archive import offline_files
from tests.site.pages import html_pages, read_page
from tests.support.search_parts import copy_in_parts

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def stick(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked section, in a folder whose name a URL has to escape."""
    return unpacked(built_site, tmp_path_factory.mktemp("Флешка № 1"))


@pytest.fixture(scope="module")
def large_stick(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with its search index in parts."""
    site = copy_in_parts(built_site, tmp_path_factory.mktemp("large") / "site")
    return unpacked(site, tmp_path_factory.mktemp("Флешка № 2"))


def unpacked(site: Path, folder: Path) -> Path:
    for name, content in offline_files(site).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context() as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(f"{page.url}: {said.text}") if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        yield page
        assert complaints == []


def test_pages_of_every_folder_open_with_their_style(stick: Path, page: Page) -> None:
    places = {path: path.relative_to(stick).parts for path in html_pages(stick)}
    each = {(parts[0], len(parts)): path for path, parts in places.items()}  # one of each depth
    for path in each.values():
        page.goto(path.as_uri())
        expect(page.locator("body")).to_have_css("font-family", '"Golos Text", "Segoe UI", system-ui, sans-serif')
        assert page.title()


def test_every_link_names_a_file(stick: Path) -> None:
    lost = []
    for path in html_pages(stick):
        for link in read_page(path).links:
            parts = urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            if not (path.parent / unquote(parts.path)).resolve().is_file():
                lost.append(f"{path.relative_to(stick)}: {link}")
    assert lost == []


def test_links_lead_on(stick: Path, page: Page) -> None:
    page.goto((stick / "index.html").as_uri())
    page.locator(".md-tabs").get_by_role("link", name="Дорожные карты").click()
    expect(page.locator("h1")).to_contain_text("Дорожные карты")
    page.locator("main").get_by_role("link", name="Хронология").first.click()
    expect(page).to_have_url((stick / "roadmaps").as_uri() + "/municipal-2025/timeline/index.html")
    page.locator(".md-header").get_by_role("link").first.click()
    expect(page).to_have_url((stick / "index.html").as_uri())


@pytest.mark.parametrize("words", ["координаторов", "кординаторов"])
@pytest.mark.parametrize("section", ["stick", "large_stick"])
def test_search_finds_and_leads(section: str, words: str, page: Page, request: pytest.FixtureRequest) -> None:
    stick: Path = request.getfixturevalue(section)
    page.goto((stick / "roadmaps/index.html").as_uri())
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.insert_text(words)
    first = page.locator(".md-search-result__link").first
    expect(first).to_be_visible()
    first.click()
    expect(page.locator("h1").first).to_be_visible()
    assert Path(unquote(urlsplit(page.url).path)).is_file()


def test_all_that_is_found_has_a_title_and_a_file(stick: Path, page: Page) -> None:
    """The home page too, whose own places have no path in front of them."""
    page.goto((stick / "faq/index.html").as_uri())
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.insert_text("дорожные карты")
    found = page.locator(".md-search-result__link")
    expect(found.first).to_be_visible()
    files = {Path(unquote(urlsplit(each.evaluate("link => link.href")).path)) for each in found.all()}
    assert stick / "index.html" in files
    assert not [path for path in files if not path.is_file()]
    titles = page.locator(".md-search-result__article :is(h1, h2)")
    assert titles.count() >= found.count() and all(text.strip() for text in titles.all_text_contents())


def test_filters_ticks_and_the_panel_work(stick: Path, page: Page) -> None:
    page.goto((stick / "roadmaps/perm-2024/index.html").as_uri())
    page.get_by_label("Кто", exact=True).select_option(index=1)
    expect(page.get_by_role("status").first).to_contain_text("Показано")
    page.goto((stick / "roadmaps/perm-2024/checklist/index.html").as_uri())
    page.locator("[data-mt-tick]").first.check()
    page.reload()
    expect(page.locator("[data-mt-tick]").first).to_be_checked()
    page.get_by_role("button", name="Версия для слабовидящих").click()
    page.get_by_label("150 %").check()
    expect(page.locator("html")).to_have_attribute("data-mt-size", "150")
