"""Without JavaScript everything can be read and reached; with it the same can be done from the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.pages import html_pages, read_page

pytestmark = pytest.mark.browser


@pytest.fixture
def home(built_site: Path, serve_directory: Callable[[Path], str]) -> str:
    return serve_directory(built_site)


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    contexts = []

    def new(width: int, *, scripts: bool = False) -> Page:
        contexts.append(
            chromium.new_context(
                viewport={"width": width, "height": 700}, java_script_enabled=scripts, reduced_motion="reduce"
            )
        )
        return contexts[-1].new_page()

    yield new
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_no_dead_controls(home: str, open_page: Callable[..., Page], width: int) -> None:
    page = open_page(width)
    for url in ("", "roadmaps/perm-2024/", "roadmaps/perm-2024/checklist/", "faq/", "speech-modules/"):
        page.goto(home + url)
        dead = page.locator(
            "button:visible, select:visible, input:not([type=checkbox]):visible, label[for=__search]:visible"
        )
        assert dead.count() == 0, (url, dead.first)
        assert page.locator("[data-md-component=palette]:visible").count() == 0


def test_menu_of_a_phone_opens_and_leads_on(home: str, open_page: Callable[..., Page]) -> None:
    page = open_page(360)
    page.goto(home)
    drawer = page.locator(".md-sidebar--primary")
    expect(drawer).to_be_hidden()
    page.locator(".md-header__button[for=__drawer]").click()
    link = drawer.get_by_role("link", name="Дорожные карты")
    expect(link).to_be_in_viewport()
    link.click()
    expect(page).to_have_url(f"{home}roadmaps/")


def test_nested_list_of_a_phone_opens(home: str, open_page: Callable[..., Page]) -> None:
    page = open_page(360)
    page.goto(home)
    page.locator(".md-header__button[for=__drawer]").click()
    drawer = page.locator(".md-sidebar--primary")
    expect(drawer.get_by_role("link", name="Словарь")).to_be_hidden()
    drawer.locator("label.md-nav__link", has_text="Ещё").first.click()
    expect(drawer.get_by_role("link", name="Словарь")).to_be_in_viewport()


def test_every_page_is_reached_by_links_alone(built_site: Path) -> None:
    """From the home page through links in the markup; the pages of single errors are led to by the messages."""
    pages = {path.resolve() for path in html_pages(built_site)}
    seen, waiting = set(), [(built_site / "index.html").resolve()]
    while waiting:
        path = waiting.pop()
        if path in seen or path not in pages:
            continue
        seen.add(path)
        for link in read_page(path).links:
            target = link.split("#")[0]
            if target and "://" not in target:
                found = (path.parent / target).resolve()
                waiting.append(found / "index.html" if target.endswith("/") or found.is_dir() else found)
    lost = {path.relative_to(built_site.resolve()).as_posix() for path in pages - seen}
    assert {path for path in lost if not path.startswith("editors/errors/")} == set()


def test_words_of_the_page_are_the_same_with_and_without(home: str, open_page: Callable[..., Page]) -> None:
    plain, alive = open_page(1280), open_page(1280, scripts=True)
    for url in ("", "roadmaps/municipal-2025/", "instructions/region-first-steps/"):
        plain.goto(home + url)
        alive.goto(home + url)
        words = set(alive.locator("#mt-content").inner_text().split())
        assert len(words - set(plain.locator("#mt-content").inner_text().split())) < 0.15 * len(words), url


def test_menu_is_opened_and_closed_from_the_keyboard(home: str, open_page: Callable[..., Page]) -> None:
    page = open_page(360, scripts=True)
    page.goto(f"{home}roadmaps/")
    opener = page.get_by_role("button", name="Меню")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    drawer = page.locator(".md-sidebar--primary")
    expect(drawer.get_by_role("link", name="Главная")).to_be_focused()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(opener).to_be_focused()


@pytest.mark.parametrize("width", [360, 1280])
def test_tab_follows_the_page_and_meets_nothing_unseen(home: str, open_page: Callable[..., Page], width: int) -> None:
    page = open_page(width, scripts=True)
    page.goto(f"{home}roadmaps/")
    places = []
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => {
              const element = document.activeElement;
              // A box of the theme is focused in place of the label after it, which is what is seen.
              const seen = element.matches(".md-option") ? element.nextElementSibling : element;
              const { x, y, width, height } = seen.getBoundingClientRect();
              const name = element.className || element.tagName;
              const parts = ["header", ".md-tabs", ".md-sidebar", "main", "footer"];
              const visible = seen.checkVisibility({ visibilityProperty: true });
              return { name, shown: visible && x + width > 0 && height > 0,
                part: parts.findIndex((part) => element.closest(part)), search: !!element.closest(".md-search") };
            }"""
        )
        if focused["name"] == "BODY":
            break
        assert focused["shown"], focused
        places.append(focused["part"])
        if focused["search"]:  # an open search holds the focus, as a dialog does
            page.keyboard.press("Escape")
    assert len(places) > 5
    assert places == sorted(places), places
