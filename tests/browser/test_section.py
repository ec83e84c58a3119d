"""The section in a reader's hands: copying, the timer, abbreviations, permanent links, the seven visitors' way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

MODULE = "speech-modules/parents-primary/"
VISITORS = {
    "Директор школы": "Что делать директору школы",
    "Администратор школы": "Что делать школьному координатору",
    "Муниципальный координатор": "Что делать муниципальному координатору",
    "Учитель": "Что делать педагогу",
    "Классный руководитель": "Что делать классному руководителю",
    "Родитель": "Что делать родителям (законным представителям)",
    "Ученик": "Что делать обучающимся",
}


@pytest.fixture(scope="module")
def base(built_site: Path, serve_directory: Callable[[Path], str]) -> str:
    return serve_directory(built_site)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)
    yield context
    context.close()


@pytest.fixture
def without_script(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(java_script_enabled=False)
    yield context
    context.close()


def opened(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    return page


@pytest.mark.parametrize(("word", "title"), VISITORS.items())
def test_a_visitor_finds_what_to_do_in_two_clicks(context: BrowserContext, base: str, word: str, title: str) -> None:
    page = opened(context, base)
    assert page.get_by_role("navigation", name="Кто вы").get_by_role("link").count() == len(VISITORS)
    page.get_by_role("link", name=f"Я – {word}", exact=True).click()
    assert page.locator("h1").inner_text().replace("\n", " ") == title
    assert page.get_by_role("heading", name="Материалы для вас").count() == 1
    link = page.locator(".mt-materials__step, .mt-materials .mt-card__link").first
    link.click()
    page.wait_for_url(lambda url: "/parties/" not in url)
    page.locator("h1").wait_for()
    if "#" in page.url:
        assert page.locator(f"[id='{page.url.partition('#')[2]}']").is_visible()


def test_a_family_reads_its_materials_before_the_plans(context: BrowserContext, base: str) -> None:
    def top(page: Page, selector: str) -> float:
        box = page.locator(selector).first.bounding_box()
        assert box
        return box["y"]

    page = opened(context, f"{base}/parties/parent/")
    assert top(page, "#materials") < top(page, ".mt-tasks")
    page = opened(context, f"{base}/parties/director/")
    assert top(page, "#materials") > top(page, ".mt-tasks")


def test_the_message_is_copied_as_it_was_written(context: BrowserContext, base: str, project_root: Path) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(context, f"{base}/{MODULE}")
    page.get_by_role("button", name="Скопировать сообщение").click()
    page.get_by_text("Скопировано.").wait_for()
    source = yaml.safe_load((project_root / f"docs/{MODULE.rstrip('/')}.yaml").read_text(encoding="utf-8"))
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == source["сообщение"].strip()


def test_without_a_script_there_is_no_dead_button(without_script: BrowserContext, base: str) -> None:
    page = opened(without_script, f"{base}/{MODULE}")
    assert not page.get_by_role("button", name="Скопировать сообщение").is_visible()
    assert "Уважаемые родители" in page.locator("[data-mt-copy-text]").inner_text()


def test_the_timer_runs_pauses_and_starts_anew(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    page.clock.install()
    page.goto(f"{base}/{MODULE}read/")
    now, line = page.locator("[data-mt-read-now]"), page.locator("[data-mt-read-block]")
    page.get_by_role("button", name="Начать").click()
    page.clock.run_for(125_000)
    assert now.inner_text() == "2:05"
    assert "Что такое «Моя школа»: осталось 2:55" in line.inner_text()
    assert page.locator(".mt-read__part--current").get_attribute("id") == "block-2"
    page.get_by_role("button", name="Пауза").click()
    page.clock.run_for(60_000)
    assert now.inner_text() == "2:05"
    page.get_by_role("button", name="Продолжить").click()
    page.clock.run_for(18 * 60_000)
    assert now.inner_text() == "20:05"
    assert "Время вышло 0:05 назад" in line.inner_text()
    page.get_by_role("button", name="Сначала").click()
    assert now.inner_text() == "0:00"
    assert line.inner_text() == ""


def test_the_timer_obeys_the_keyboard(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    page.clock.install()
    page.goto(f"{base}/{MODULE}read/")
    page.locator("body").press("Space")
    page.clock.run_for(3_000)
    assert page.locator("[data-mt-read-now]").inner_text() == "0:03"
    page.locator("body").press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "block-2-title"
    page.keyboard.press("Space")
    page.clock.run_for(3_000)
    assert page.locator("[data-mt-read-now]").inner_text() == "0:03"


def test_the_words_are_there_without_a_script(without_script: BrowserContext, base: str) -> None:
    page = opened(without_script, f"{base}/{MODULE}read/")
    assert not page.locator("[data-mt-read-bar]").is_visible()
    assert page.locator(".mt-read__words").count() > 20
    size = float(page.locator(".mt-read__words").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))
    assert size >= 22


def test_an_abbreviation_is_explained_to_the_keyboard(context: BrowserContext, base: str) -> None:
    page = opened(context, f"{base}/instructions/region-first-steps/")
    word = page.locator("a.mt-abbr", has_text="СТП").first
    word.evaluate("e => document.querySelector('h1').setAttribute('tabindex', '-1')")
    word.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    note = page.locator(".mt-abbr__note:visible")
    note.wait_for()
    assert "Служба технической поддержки." in note.inner_text()
    assert word.get_attribute("aria-expanded") == "true"
    assert "Служба технической поддержки" in (word.get_attribute("aria-description") or "")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "В словаре"
    page.keyboard.press("Escape")
    assert note.count() == 0
    assert page.evaluate("document.activeElement.classList.contains('mt-abbr')")
    page.keyboard.press("Enter")
    note.wait_for()
    page.keyboard.press("Escape")
    assert note.count() == 0


def test_an_abbreviation_is_explained_to_the_mouse(context: BrowserContext, base: str) -> None:
    page = opened(context, f"{base}/instructions/region-first-steps/")
    word = page.locator("a.mt-abbr", has_text="СТП").first
    word.hover()
    note = page.locator(".mt-abbr__note:visible")
    note.wait_for()
    note.hover()  # the way to the note does not close it
    page.wait_for_timeout(400)
    assert note.count() == 1
    page.mouse.move(5, 5)
    note.wait_for(state="hidden")


def test_an_abbreviation_is_explained_to_the_finger(phone: BrowserContext, base: str) -> None:
    page = opened(phone, f"{base}/instructions/region-first-steps/")
    word = page.locator("a.mt-abbr", has_text="СТП").first
    address = page.url
    word.tap()
    note = page.locator(".mt-abbr__note:visible")
    note.wait_for()
    box = note.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert page.url == address
    page.locator("h1").tap()
    assert note.count() == 0
    word.tap()
    page.get_by_role("link", name="В словаре").tap()
    page.wait_for_url("**/glossary/#stp")


def test_an_abbreviation_is_a_link_without_a_script(without_script: BrowserContext, base: str) -> None:
    page = opened(without_script, f"{base}/instructions/region-first-steps/")
    word = page.locator("a.mt-abbr", has_text="СТП").first
    assert (word.locator("abbr").get_attribute("title") or "").startswith("Служба технической поддержки.")
    word.click()
    assert page.url.endswith("/glossary/#stp")
    assert page.locator("#stp").is_visible()


def test_an_answers_own_link_opens_it(context: BrowserContext, base: str) -> None:
    page = opened(context, f"{base}/faq/#student-under-14")
    answer = page.locator("#student-under-14")
    answer.wait_for(state="visible")
    assert page.locator("details.mt-faq__entry[open]").count() == 1


def test_a_long_question_leaves_its_arrow_room(phone: BrowserContext, base: str) -> None:
    page = opened(phone, f"{base}/faq/")
    tight = page.evaluate(
        """() => [...document.querySelectorAll("summary.mt-faq__question")].filter((summary) => {
            const words = document.createRange();
            words.selectNodeContents(summary);
            const arrow = getComputedStyle(summary, "::before");
            const room = summary.getBoundingClientRect().right - parseFloat(arrow.right) - parseFloat(arrow.width) - 4;
            return [...words.getClientRects()].some((line) => line.right > room);
        }).length"""
    )
    assert tight == 0


def test_printing_opens_every_answer(context: BrowserContext, base: str) -> None:
    page = opened(context, f"{base}/faq/")
    closed = page.locator("details.mt-faq__entry:not([open])").count()
    assert closed > 10
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.mt-faq__entry:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.mt-faq__entry:not([open])").count() == closed


def test_a_structure_is_a_picture_or_an_outline(context: BrowserContext, phone: BrowserContext, base: str) -> None:
    url = f"{base}/webinars/region-structure/"
    wide = opened(context, url)
    assert wide.locator(".mt-structure__drawing").first.is_visible()
    narrow = opened(phone, url)
    assert not narrow.locator(".mt-structure__drawing").first.is_visible()
    assert narrow.locator(".mt-structure__unit").first.is_visible()


@pytest.mark.parametrize(
    "path",
    [
        *("", "faq/", "glossary/", "contacts/", MODULE, f"{MODULE}read/", "instructions/region-first-steps/"),
        *("reports/perm-2024/", "webinars/region-structure/", "parties/parent/"),
    ],
)
def test_nothing_is_wider_than_a_small_phone(chromium: Browser, base: str, path: str) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 700})
    page = opened(context, f"{base}/{path}")
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width <= 320


ANSWERS = {
    "Директор школы": "#m-2-6",
    "Классный руководитель": "#m-2-6",
    "Муниципальный координатор": "#m-3-4",
    "Родитель": "instructions/region-first-steps/#step-8",
}


@pytest.mark.parametrize(("who", "answer"), ANSWERS.items())
def test_the_answer_is_a_tap_and_two_screens_away(
    phone: BrowserContext, base: str, today: date, who: str, answer: str
) -> None:
    """«Что мне делать и до какого числа», «Как получить доступ ребёнку»: on a phone, from the home page."""
    page = phone.new_page()
    page.set_viewport_size({"width": 360, "height": 640})
    page.clock.set_fixed_time(datetime.combine(today, time(12)))
    page.goto(base)
    page.get_by_role("link", name=f"Я – {who}", exact=True).tap()
    link = page.locator(f"main a[href$='{answer}']").first
    expect(link).to_be_visible()
    box = link.bounding_box()
    assert box
    assert box["y"] + box["height"] < 2 * 640


def test_a_measure_that_a_link_leads_to_says_whose_it_is(phone: BrowserContext, base: str) -> None:
    page = opened(phone, f"{base}roadmaps/perm-2024/#m-3-2")
    whose = page.get_by_role("link", name="ФГИС «Моя школа» в Пермском крае, 2024 год")
    in_table = page.locator(".mt-table__row").get_by_role("link", name="ФГИС «Моя школа» в Пермском крае, 2024 год")
    expect(in_table).to_be_in_viewport()
    page.evaluate("location.hash = 'm-3-4'")
    expect(page.locator("#m-3-4").get_by_role("link", name="Пермском крае")).to_be_visible()
    expect(in_table).to_have_count(1)
    in_table.click()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(in_table).to_have_count(0)
    expect(whose).to_have_count(0)


def test_from_a_roadmap_its_parties_are_a_tap_away(phone: BrowserContext, base: str) -> None:
    page = opened(phone, f"{base}roadmaps/municipal-2025/")
    page.get_by_role("link", name="Кто что делает").tap()
    expect(page.get_by_role("heading", name="Кто участвует")).to_be_in_viewport()
