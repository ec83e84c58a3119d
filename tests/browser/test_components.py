"""Components in a real browser: filters, marks, ticks, narrow windows, paper, and no JavaScript at all."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.render import COMPONENTS, CSS_PATH, JS_PATH, bundle_css, bundle_js
from tests.support.component_pages import sample_pages

pytestmark = pytest.mark.browser

FRAME = """<!doctype html>
<html lang="ru" class="no-js"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Проба</title><link rel="icon" href="data:,">
<script src="{root}early.js" data-scope="{root}"></script>
<link rel="stylesheet" href="{root}theme.css"><link rel="stylesheet" href="{root}{css}"></head>
<body dir="ltr" data-md-color-scheme="default"><input class="md-toggle" type="checkbox" aria-label="Меню">
<div data-md-component="skip"><a class="md-skip" href="#">К содержанию</a></div><header class="md-header">Шапка</header>
<div class="md-container"><main class="md-main">
<div class="md-main__inner md-grid"><div class="md-content"><article class="md-content__inner md-typeset">
{body}
</article></div></div></main></div><script src="{root}{js}"></script></body></html>
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_directory: Callable[[Path], str]) -> str:
    """The sample pages under the theme's own stylesheet, one folder below the server's root."""
    top = tmp_path_factory.mktemp("components")
    folder = top / "section"
    (folder / "assets").mkdir(parents=True)
    shutil.copytree(COMPONENTS.parent / "assets" / "fonts", folder / "assets" / "fonts")
    shutil.copy(COMPONENTS.parent / "assets" / "javascripts" / "early.js", folder)
    (folder / CSS_PATH).write_text(bundle_css(), encoding="utf-8")
    (folder / JS_PATH).write_text(bundle_js(), encoding="utf-8")
    theme = find_spec("material")
    assert theme and theme.origin
    (style,) = (Path(theme.origin).parent / "templates" / "assets" / "stylesheets").glob("main.*.css")
    shutil.copy(style, folder / "theme.css")
    for url, body in sample_pages().items():
        path = folder / url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        root = "../" * url.count("/")
        path.write_text(FRAME.format(root=root, css=CSS_PATH, js=JS_PATH, body=body), encoding="utf-8")
    return f"{serve_directory(top)}section/"


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context


def open_page(context: BrowserContext, address: str, day: str = "2025-02-10") -> Page:
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"script failed: {error}"))
    page.clock.install(time=f"{day}T12:00:00")
    page.goto(address)
    return page


def shown_numbers(page: Page) -> list[str]:
    links = page.locator("tr[data-mt-item]:visible .mt-permalink").all_inner_texts()
    return [text.split()[0] for text in links if text]


def test_filter_narrows_counts_and_can_be_sent_on(site: str, context: BrowserContext) -> None:
    page = open_page(context, f"{site}roadmaps/plan/")
    page.get_by_label("Кто", exact=True).select_option("ministry")
    assert shown_numbers(page) == ["1.1", "2.1"]
    expect(page.get_by_role("status").first).to_have_text("Показано 2 из 4")
    page.get_by_label("Система").select_option("Сферум")
    assert shown_numbers(page) == ["2.1"]
    expect(page.get_by_text("1. Организация")).to_be_hidden()
    assert "party=ministry" in page.url
    other = open_page(context, page.url)
    assert shown_numbers(other) == ["2.1"]
    other.get_by_role("button", name="Сбросить отбор").click()
    expect(other.get_by_role("status").first).to_have_text("Показано 4 из 4")
    assert "?" not in other.url or other.url.endswith("?")


def test_choices_are_made_of_what_the_rows_say(site: str, context: BrowserContext) -> None:
    page = open_page(context, f"{site}roadmaps/plan/")

    def choices(label: str) -> list[str]:
        return page.get_by_label(label, exact=True).locator("option").all_inner_texts()

    assert choices("Кто") == ["все", "Министерство (2)", "Школа (4)"]
    assert choices("Система") == ["все", "Сферум (1)", "ФГИС «Моя школа» (2)"]
    assert choices("Срок") == ["любой", "Сейчас", "Впереди", "Без даты", "Срок прошёл"]
    assert choices("Месяц")[:3] == ["любой", "январь 2025", "февраль 2025"]
    assert choices("Месяц")[-1] == "декабрь 2025"
    page.get_by_label("Месяц").select_option("2025-09")
    assert shown_numbers(page) == ["1.2", "2.1"]
    tasks = open_page(context, f"{site}parties/director/")
    assert "ФГИС «Моя школа» (2)" in tasks.get_by_label("Система").locator("option").all_inner_texts()
    plans = tasks.get_by_label("Дорожная карта")
    assert plans.locator("option").all_inner_texts() == ["все", "Внедрение «Моей школы» (4)", "План прошлых лет (2)"]
    plans.select_option("old")
    expect(tasks.get_by_role("status").first).to_have_text("Показано 2 из 6")


def test_filter_that_fits_nothing_says_so(site: str, context: BrowserContext) -> None:
    page = open_page(context, f"{site}roadmaps/plan/?party=ministry&status=past")
    expect(page.get_by_text("не подходит ни одно мероприятие")).to_be_visible()


def test_unknown_values_in_the_address_are_ignored(site: str, context: BrowserContext) -> None:
    page = open_page(context, f"{site}roadmaps/plan/?party=%3Cscript%3E&status=later")
    assert len(shown_numbers(page)) == 4


def test_rows_by_date_and_back(site: str, context: BrowserContext) -> None:
    page = open_page(context, f"{site}roadmaps/plan/")
    page.get_by_label("Порядок").select_option("date")
    assert shown_numbers(page) == ["2.2", "1.1", "2.1", "1.2"]
    page.get_by_label("Порядок").select_option("")
    assert shown_numbers(page) == ["1.1", "1.2", "2.1", "2.2"]


def test_marks_follow_the_readers_own_day(site: str, context: BrowserContext) -> None:
    page = open_page(context, f"{site}roadmaps/plan/", day="2026-11-22")
    assert set(page.locator("#table-plan .mt-status").all_inner_texts()) == {"срок прошёл", "период карты закончился"}
    page.get_by_label("Срок", exact=True).select_option("past")
    assert len(shown_numbers(page)) == 4


def test_tasks_move_to_the_group_of_the_readers_own_day(site: str, context: BrowserContext) -> None:
    page = open_page(context, f"{site}parties/director/", day="2025-09-20")
    now = page.locator('[data-mt-group="now"] h3')
    assert now.all_inner_texts() == ["Вести списки"]
    past = page.locator('[data-mt-group="past"] li[data-mt-item]')
    assert past.count() == 4
    expect(page.locator("[data-mt-today]")).to_have_text("20 сентября 2025 г.")
    expect(page.locator("details.mt-tasks__group")).not_to_have_attribute("open", "")


def test_what_is_past_opens_when_nothing_else_is_left(site: str, context: BrowserContext) -> None:
    page = open_page(context, f"{site}parties/director/", day="2026-11-22")
    assert page.locator('[data-mt-group="past"] li[data-mt-item]:visible').count() == 6


def test_what_is_past_leaves_the_summary_and_nothing_there_needs_a_mark(site: str, context: BrowserContext) -> None:
    items, marks = ".mt-panel--now .mt-due__item:visible", ".mt-panel--now .mt-status:visible"
    today = open_page(context, f"{site}roadmaps/plan/")
    later = open_page(context, f"{site}roadmaps/plan/", day="2025-03-02")
    assert (today.locator(items).count(), today.locator(marks).count()) == (2, 0)
    assert (later.locator(items).count(), later.locator(marks).count()) == (1, 0)


def test_ticks_are_kept_cleared_and_brought_back(site: str, context: BrowserContext) -> None:
    address = f"{site}roadmaps/plan/checklist/"
    page = open_page(context, address)
    page.get_by_label("Назначить координаторов").check()
    page.get_by_label("Права выданы").check()
    expect(page.get_by_text("Отмечено 2 из 8")).to_be_visible()
    again = open_page(context, address)
    expect(again.get_by_label("Права выданы")).to_be_checked()
    again.get_by_role("button", name="Очистить отметки").click()
    expect(again.get_by_label("Права выданы")).not_to_be_checked()
    again.get_by_role("button", name="Вернуть отметки").click()
    expect(again.get_by_label("Права выданы")).to_be_checked()
    again.get_by_role("button", name="Очистить отметки").click()
    expect(open_page(context, address).get_by_label("Права выданы")).not_to_be_checked()


def test_ticks_belong_to_one_sheet_of_one_site(site: str, context: BrowserContext) -> None:
    page = open_page(context, f"{site}roadmaps/plan/checklist/")
    page.get_by_label("Назначить координаторов").check()
    assert page.evaluate("Object.keys(localStorage)") == ["metodichka:/section/:checklist:roadmap-plan"]
    other = open_page(context, f"{site}parties/director/checklist/")
    expect(other.get_by_label("Назначить координаторов")).not_to_be_checked()


def test_everything_is_there_without_javascript(site: str, chromium: Browser) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}roadmaps/plan/")
        assert shown_numbers(page) == ["1.1", "1.2", "2.1", "2.2"]
        assert page.locator("select:visible, button:visible").count() == 0
        page.goto(f"{site}roadmaps/plan/checklist/")
        assert page.locator("input[type=checkbox]:visible").count() == 8
        assert page.locator("button:visible").count() == 0


@pytest.mark.parametrize("width", [320, 640, 1000, 1920])
def test_no_page_scrolls_sideways(site: str, chromium: Browser, width: int) -> None:
    with chromium.new_context(viewport={"width": width, "height": 700}) as context:
        page = context.new_page()
        for url in sample_pages():
            page.goto(site + url)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, url


def test_cells_of_a_typed_table_stand_as_their_column_says(site: str, context: BrowserContext) -> None:
    """The theme's own rule for cells must not outweigh it."""
    page = open_page(context, f"{site}roadmaps/plan/")
    found = page.evaluate("""() => {
        const table = document.createElement("table")
        const sides = ["left", "center", "right"]
        for (const tag of ["th", "td"])
            table.insertRow().innerHTML = sides.map(side => `<${tag} class="mt-align-${side}">1</${tag}>`).join("")
        document.querySelector("article").append(table)
        return [...table.querySelectorAll("th, td")].map(cell => getComputedStyle(cell).textAlign)
    }""")
    assert found == ["left", "center", "right"] * 2


def test_the_number_stays_narrow_where_a_plan_has_no_results(site: str, context: BrowserContext) -> None:
    page = open_page(context, f"{site}roadmaps/plan/")
    width = page.evaluate("""() => {
        const table = document.createElement("div")
        const columns = ["number", "title", "term", "people"]
        const head = columns.map(each => `<th class="mt-table__column mt-table__column--${each}">1</th>`).join("")
        table.innerHTML = `<table class="mt-table__table"><thead><tr>${head}</tr></thead></table>`
        table.className = "mt-table"
        table.style.width = "1200px"
        document.querySelector("article").append(table)
        return table.querySelector("th").getBoundingClientRect().width
    }""")
    assert 0 < width < 90


def test_narrow_table_is_cards_with_labels(site: str, chromium: Browser) -> None:
    with chromium.new_context(viewport={"width": 360, "height": 700}) as context:
        page = context.new_page()
        page.goto(f"{site}roadmaps/plan/")
        cell = page.locator('#m-1-1 td[data-label="Ответственные"]')
        assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Ответственные"'
        assert page.locator("#m-1-1").evaluate("row => getComputedStyle(row).display") == "block"


def test_paper_has_columns_to_fill_in_and_no_controls(site: str, context: BrowserContext) -> None:
    page = open_page(context, f"{site}roadmaps/plan/checklist/")
    expect(page.get_by_role("columnheader", name="Подпись")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.get_by_role("columnheader", name="Подпись").first).to_be_visible()
    assert page.locator("button:visible, .mt-head__bar:visible").count() == 0
    box = page.locator(".mt-tick").first.evaluate("box => getComputedStyle(box).borderTopStyle")
    assert box == "solid"


@pytest.mark.parametrize(("url", "sheets"), [("roadmaps/plan/checklist/", 1), ("roadmaps/plan/", 2)])
def test_wide_pages_are_printed_across_without_an_empty_sheet(
    site: str, context: BrowserContext, url: str, sheets: int
) -> None:
    page = open_page(context, site + url)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True))
    assert len(boxes) == sheets
    assert all(float(width) > float(height) for width, height in boxes)


def test_focus_is_seen(site: str, context: BrowserContext) -> None:
    page = open_page(context, f"{site}roadmaps/plan/")
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_permanent_link_appears_on_focus(site: str, context: BrowserContext) -> None:
    page = open_page(context, f"{site}roadmaps/plan/")
    link, word = page.locator("#m-1-1 .mt-permalink"), page.locator("#m-1-1 .mt-permalink > span")
    assert word.evaluate("word => getComputedStyle(word).opacity") == "0"
    page.keyboard.press("Tab")
    link.focus()
    assert word.evaluate("word => getComputedStyle(word).opacity") == "1"


def test_targets_are_large_enough(site: str, chromium: Browser) -> None:
    with chromium.new_context(viewport={"width": 360, "height": 700}, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        for url in ("roadmaps/plan/", "roadmaps/plan/checklist/", "parties/director/"):
            page.goto(site + url)
            for target in page.locator(
                "button:visible, select:visible, .mt-tick:visible, .mt-tabs__link:visible"
            ).all():
                box = target.bounding_box()
                assert box and box["height"] >= 24 and box["width"] >= 24
