"""«Что сейчас» on a page that was built some time ago."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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
