"""«Что сейчас» on a page that was built some time ago."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("day", "due"), [("2025-02-10", True), ("2025-02-16", True), ("2026-11-22", False)])
def test_what_has_passed_leaves_the_list(
    chromium: Browser, built_site: Path, serve_directory: Callable[[Path], str], day: str, due: bool
) -> None:
    page = chromium.new_page()
    page.clock.install(time=f"{day}T12:00:00")
    page.goto(serve_directory(built_site))
    assert (page.locator(".mt-now .mt-due__item:visible").count() > 0) is due
    gone = page.locator(".mt-now .mt-due__item:visible :is(.mt-status--past, .mt-status--undated)")  # a report, say
    assert gone.count() == 0
    assert page.locator(".mt-now [data-mt-nothing]").is_visible() is not due
    page.close()


@pytest.mark.parametrize(("day", "shown"), [("2025-02-10", True), ("2025-02-16", False)])
def test_a_count_is_shown_on_its_own_day_only(
    chromium: Browser, built_site: Path, serve_directory: Callable[[Path], str], day: str, shown: bool
) -> None:
    page = chromium.new_page()
    page.clock.install(time=f"{day}T12:00:00")
    page.goto(f"{serve_directory(built_site)}/roadmaps/")
    assert (page.locator(".mt-card__due:visible").count() > 0) is shown
    page.close()


def test_without_scripts_every_page_says_which_day_its_marks_are_of(
    chromium: Browser, built_site: Path, serve_directory: Callable[[Path], str]
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("", "/roadmaps/", "/parties/director/", "/roadmaps/perm-2024/timeline/"):
        page.goto(f"{serve_directory(built_site)}{path}")
        assert "по состоянию на 10 февраля 2025" in page.locator(".mt-footer").inner_text().replace("\u00a0", " ")
    assert "сегодня" not in (page.locator(".mt-timeline").text_content() or "").lower()
    context.close()


def _open(chromium: Browser, address: str, day: str) -> Page:
    page = chromium.new_page()
    page.clock.install(time=f"{day}T12:00:00")
    page.goto(address)
    return page


def test_what_the_home_page_did_not_name_is_not_counted_on_another_day(
    chromium: Browser, built_site: Path, serve_directory: Callable[[Path], str]
) -> None:
    page = _open(chromium, serve_directory(built_site), "2025-02-10")
    more = page.locator(".mt-now .mt-due__more:visible a")
    assert any("ещё" in words for words in more.all_inner_texts())
    page.close()
    page = _open(chromium, serve_directory(built_site), "2025-12-05")
    assert page.locator(".mt-now .mt-due__more:visible a").all_inner_texts() == ["Всё, что идёт сейчас"]
    assert page.locator(".mt-now [data-mt-nothing]").is_hidden()  # there may be more than the page names
    page.locator(".mt-now .mt-due__more:visible a").click()
    assert int(page.locator("[data-mt-shown]").inner_text()) > 0
    page.close()


def test_a_roadmap_whose_period_has_ended_since_is_among_the_finished(
    chromium: Browser, built_site: Path, serve_directory: Callable[[Path], str]
) -> None:
    page = _open(chromium, serve_directory(built_site), "2025-12-31")
    assert page.locator(".mt-now__list > :visible").count() == 1
    page.close()
    page = _open(chromium, serve_directory(built_site), "2026-01-01")
    first, _second = page.locator(".mt-now__list > :visible").all_inner_texts()
    assert first.endswith("закончился 31.12.2025")
    page.close()


@pytest.mark.parametrize("day", ["2025-02-10", "2025-02-20", "2025-10-20", "2025-12-05", "2026-01-01"])
def test_the_summary_of_a_roadmap_is_of_the_readers_day(
    chromium: Browser, built_site: Path, serve_directory: Callable[[Path], str], day: str
) -> None:
    page = _open(chromium, f"{serve_directory(built_site)}/roadmaps/municipal-2025/", day)
    panels = {name: page.locator(f".mt-panel--{name}") for name in ("now", "next")}
    assert panels["now"].is_visible() is (day < "2026")
    for name, panel in panels.items():
        marks = panel.locator(".mt-due__item:visible .mt-status").all()
        assert {mark.get_attribute("class") for mark in marks} <= {f"mt-status mt-status--{name}"}
    for words in page.locator(".mt-summary [data-mt-day]:visible").all_inner_texts():
        named = re.findall(r"(\d\d)\.(\d\d)\.(\d{4})", words)
        assert not named or max((year, month, at) for at, month, year in named) >= tuple(day.split("-"))
    page.close()


def test_a_day_that_has_passed_is_no_tasks_headline(
    chromium: Browser, built_site: Path, serve_directory: Callable[[Path], str]
) -> None:
    page = _open(chromium, f"{serve_directory(built_site)}/parties/director/", "2025-03-10")
    terms = page.locator(".mt-tasks__group--now .mt-task__term").all_inner_texts()
    now = [words.replace("\u00a0", " ") for words in terms]
    assert "до 01.03.2025, далее – постоянно" in now  # the document's own words
    assert not any(re.fullmatch(r"(до|отчёт до) \d\d\.02\.2025", words) for words in now)
    page.close()
