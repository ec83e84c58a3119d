"""A field over a list of hundreds of lines: words narrow it down, and without scripts there is no field."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from macros.render import bundle_css, bundle_js, render_component
from macros.views.roadmap_list import RoadmapCardView, RoadmapListView
from macros.views.term import ARCHIVED

pytestmark = pytest.mark.browser

PLACES = ("Арбажский округ", "Берёзовский округ", "город Берёзовка")


def write_page(folder: Path, *, script: bool) -> str:
    cards = [
        RoadmapCardView("План", "a/", "", place, "", "2025 год", "3 мероприятия", "", ARCHIVED, "", "")
        for place in PLACES
    ]
    body = render_component("roadmap-list", RoadmapListView(tuple(cards), as_lines=True), root="")
    path = folder / "index.html"
    path.write_text(
        f"<!doctype html><html lang=ru><meta charset=utf-8><title>x</title><style>{bundle_css()}</style>"
        f"<body data-md-color-scheme=default><main class=md-typeset>{body}</main>"
        f"{f'<script>{bundle_js()}</script>' if script else ''}",
        encoding="utf-8",
    )
    return path.as_uri()


def test_words_narrow_the_list_down(chromium: Browser, tmp_path: Path) -> None:
    with chromium.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(write_page(tmp_path, script=True))
        field, lines = page.get_by_label("Найти в списке"), page.locator(".mt-plans > li:visible")
        for words, count in (("березов", 2), ("ОКРУГ берёз", 1), ("нигде", 0), ("план 2025", 3)):
            field.fill(words)
            expect(lines).to_have_count(count)
            expect(page.get_by_role("status")).to_have_text(f"Показано {count} из 3")
        field.fill(" ")
        expect(page.get_by_role("status")).to_have_text("")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_scripts_the_list_is_whole_and_there_is_no_field(chromium: Browser, tmp_path: Path) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(write_page(tmp_path, script=False))
        expect(page.locator(".mt-plans > li:visible")).to_have_count(3)
        expect(page.get_by_label("Найти в списке")).to_be_hidden()
