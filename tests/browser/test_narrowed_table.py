"""A roadmap's table narrowed down: on a phone, and by a link to a row that the choices hide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
PLAN = "/roadmaps/municipal-2025/"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_section_without_rows_is_not_seen(
    chromium: Browser, built_site: Path, serve_directory: Callable[[Path], str], width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{serve_directory(built_site)}{PLAN}?party=class-teacher")
    shown = page.locator(".mt-table__row:visible")
    assert shown.count() == int(page.locator("[data-mt-shown]").inner_text())
    for section in page.locator(".mt-table__section").all():
        assert section.is_visible() is (section.locator(".mt-table__row:visible").count() > 0)
    page.close()


@pytest.mark.parametrize("plan", [PLAN, "/roadmaps/perm-2024/"])
def test_the_head_of_a_section_says_how_much_of_it_is_shown(
    chromium: Browser, built_site: Path, serve_directory: Callable[[Path], str], plan: str
) -> None:
    page = chromium.new_page()
    page.goto(f"{serve_directory(built_site)}{plan}")
    sections = page.locator(".mt-table__section")
    whole = sections.locator("[data-mt-count]").all_inner_texts()
    page.get_by_label("Кто", exact=True).select_option(index=1)
    parts = 0
    for section, before in zip(sections.all(), whole, strict=True):
        rows = section.locator(".mt-table__row")
        left, total = rows.locator("visible=true").count(), rows.count()
        said = section.locator("[data-mt-count]").text_content()
        assert said == (f"показано {left} из {total}" if 0 < left < total else before)
        parts += 0 < left < total
    assert parts > 0
    page.locator(".mt-filters [type=reset]").click()
    page.wait_for_function("text => document.querySelector('[data-mt-count]').textContent === text", arg=whole[0])
    assert sections.locator("[data-mt-count]").all_inner_texts() == whole
    page.close()


@pytest.mark.parametrize("choice", ["party=class-teacher", "status=next"])
def test_a_link_to_a_hidden_row_shows_it(
    chromium: Browser, built_site: Path, serve_directory: Callable[[Path], str], choice: str
) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    page.clock.install(time="2025-02-10T12:00:00")
    page.goto(f"{serve_directory(built_site)}{PLAN}?{choice}&sort=date#m-1-2")
    row = page.locator("#m-1-2")
    row.wait_for()
    assert page.url.endswith(f"{PLAN}?sort=date#m-1-2")
    assert abs(row.evaluate("row => row.getBoundingClientRect().top")) < 400
    assert page.locator("[data-mt-shown]").inner_text() == "30"
    page.close()


def test_a_link_to_a_row_that_is_there_leaves_the_choice(
    chromium: Browser, built_site: Path, serve_directory: Callable[[Path], str]
) -> None:
    page = chromium.new_page()
    page.clock.install(time="2025-02-10T12:00:00")
    page.goto(f"{serve_directory(built_site)}{PLAN}?status=now#m-2-2")
    page.locator("#m-2-2").wait_for()
    assert "status=now" in page.url
    page.evaluate("location.hash = 'm-1-3'")  # in November
    page.locator("#m-1-3").wait_for()
    assert "status=" not in page.url
    page.close()


def test_paper_tells_that_it_is_a_part(
    chromium: Browser, built_site: Path, serve_directory: Callable[[Path], str]
) -> None:
    page = chromium.new_page()
    home = serve_directory(built_site)
    page.goto(f"{home}{PLAN}?party=class-teacher")
    count, choice = page.locator(".mt-filters__count"), page.locator(".mt-filters__fold")
    page.emulate_media(media="print")
    assert count.is_visible() and not choice.is_visible()
    told = count.evaluate("count => getComputedStyle(count, '::after').content")
    assert told == '". Отбор: " "Кто – Классный руководитель"' or told.endswith('Отбор: Кто – Классный руководитель"')
    page.goto(f"{home}{PLAN}?sort=date")
    assert not count.is_visible()
    page.close()
