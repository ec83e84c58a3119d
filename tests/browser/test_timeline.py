"""The timeline in a real browser: room for all words on a phone, and today moved by the script."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from macros.project import Project
from macros.render import bundle_css, bundle_js, render_component
from macros.views.timeline import timeline_view
from tests.support.timeline_samples import every_kind

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

BUILT = date(2025, 3, 5)
ASSETS = Path(__file__).resolve().parents[2] / "overrides" / "assets"

# Pairs of boxes of words that overlap, and words that leave their strip.
COLLISIONS = """() => [...document.querySelectorAll('.mt-timeline__strip')].flatMap((strip) => {
  const room = strip.getBoundingClientRect();
  const words = [...strip.querySelectorAll('.mt-timeline__word, .mt-timeline__tick, .mt-timeline__group')]
    .filter((word) => word.textContent)
    .map((word) => ({ text: word.textContent, box: word.getBoundingClientRect() }));
  const outside = words.filter(({ box }) => box.left < room.left - 1 || box.right > room.right + 1);
  const pairs = words.flatMap((one, i) => words.slice(i + 1).filter(({ box }) =>
    one.box.left < box.right && box.left < one.box.right && one.box.top + 3 < box.bottom && box.top + 3 < one.box.bottom
  ).map((other) => ({ text: one.text + ' | ' + other.text })));
  return [...outside, ...pairs].map(({ text }) => text);
})"""


@pytest.fixture
def page(chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    sample = every_kind()
    body = render_component("timeline", timeline_view(Project(roadmaps=(sample,)), sample, BUILT), root="")
    css = bundle_css().replace('url("fonts/', f'url("{ASSETS.as_uri()}/fonts/')
    css += ".md-header { position: sticky; top: 0; height: 132px; background: navy; color: white; z-index: 4 }"
    (tmp_path / "page.css").write_text(css, encoding="utf-8")
    (tmp_path / "page.js").write_text(bundle_js(), encoding="utf-8")
    policy = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; font-src 'self' file:"
    (tmp_path / "page.html").write_text(
        f'<!doctype html><html lang="ru"><meta charset="utf-8"><title>Проба</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="page.css">'
        f'<body class="md-typeset" data-md-color-scheme="default">'
        f'<header class="md-header">Шапка</header>{body}<script src="page.js"></script>',
        encoding="utf-8",
    )
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    opened = context.new_page()
    yield opened
    context.close()


def open_on(page: Page, day: str, tmp_path: Path) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto((tmp_path / "page.html").as_uri())
    page.evaluate("document.fonts.ready")


@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_words_neither_collide_nor_leave_the_picture(page: Page, tmp_path: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    open_on(page, "2025-03-05", tmp_path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(COLLISIONS) == []


def test_the_axis_stays_under_the_themes_header(page: Page, tmp_path: Path) -> None:
    open_on(page, "2025-03-05", tmp_path)
    assert page.locator(".mt-timeline__axis").evaluate("axis => getComputedStyle(axis).top") == "132px"
    page.locator(".mt-timeline__row").nth(2).evaluate("row => row.scrollIntoView()")
    assert page.locator(".mt-timeline__axis").bounding_box()["y"] == 132  # type: ignore[index]


def test_the_script_moves_today_to_the_readers_day(page: Page, tmp_path: Path) -> None:
    open_on(page, "2025-07-02", tmp_path)
    places = page.eval_on_selector_all(".mt-timeline__today", "lines => lines.map(line => line.getAttribute('x1'))")
    assert set(places) == {"50.00%"}
    assert len(places) == page.locator("[data-mt-axis]").count() + 1  # one for all rows, who share their lines
    assert page.locator("[data-mt-grid] .mt-timeline__today").count() == 1
    rows = page.locator(".mt-timeline__row .mt-timeline__picture")
    assert rows.locator("use").count() == rows.count()
    assert page.locator(".mt-timeline__today-word").text_content() == "сегодня, 2\u00a0июля"
    assert page.locator("[data-mt-now]").text_content() == "Сегодня 2\u00a0июля\u00a02025\u00a0г. – отмечено чертой."


def test_the_script_takes_today_away_when_the_plan_is_over(page: Page, tmp_path: Path) -> None:
    open_on(page, "2026-11-22", tmp_path)
    assert page.locator(".mt-timeline__today, .mt-timeline__today-word").count() == 0
    assert page.locator("[data-mt-now]").inner_text().endswith("показанный период закончился.")


def test_on_the_day_of_its_version_the_script_only_says_today(page: Page, tmp_path: Path) -> None:
    open_on(page, "2025-03-05", tmp_path)
    assert page.locator(".mt-timeline__today").first.get_attribute("x1") == "17.40%"
    assert page.locator(".mt-timeline__today-word").text_content() == "сегодня, 5\u00a0марта"
