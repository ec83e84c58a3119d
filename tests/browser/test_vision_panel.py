"""The panel «Версия для слабовидящих»: chosen by keyboard, remembered, there before the first paint, lost by nobody."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

# One page of every kind.
KINDS = (
    *("", "parties/", "parties/class-teacher/", "parties/class-teacher/checklist/", "roadmaps/", "faq/", "contacts/"),
    *("roadmaps/municipal-2025/", "roadmaps/municipal-2025/timeline/", "roadmaps/municipal-2025/checklist/"),
    *("instructions/region-first-steps/", "speech-modules/municipal-coordinators/", "glossary/", "editors/macros/"),
    *("webinars/region-structure/", "reports/perm-2024/"),
)
SCHEMES = {
    "black-white": ("rgb(255, 255, 255)", "rgb(0, 0, 0)"),
    "white-black": ("rgb(0, 0, 0)", "rgb(255, 255, 255)"),
    "blue": ("rgb(157, 209, 255)", "rgb(6, 52, 98)"),
}
PARTS = 2  # the pages are looked at in so many parts, for as many workers
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
CONTRAST = """
async () => {
  const contrast = { type: "rule", values: ["color-contrast"] };
  const { violations } = await axe.run(document, { runOnly: contrast, preload: false });
  return violations.flatMap((rule) => rule.nodes.map((node) => `${node.target} ${node.failureSummary}`));
}
"""


@pytest.fixture
def home(built_site: Path, serve_directory: Callable[[Path], str]) -> str:
    return serve_directory(built_site)


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """`open_page(width, size="200")`: a page of a reader who has chosen so before."""
    contexts = []

    def new(width: int = 1280, **choices: str) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
        contexts.append(context)
        if choices:
            words = json.dumps(json.dumps(choices))
            context.add_init_script(f"localStorage.setItem('metodichka:/:vision', {words})")
        return context.new_page()

    yield new
    for context in contexts:
        context.close()


def test_is_opened_used_and_closed_from_the_keyboard(home: str, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(home)
    opener = page.get_by_role("button", name="Версия для слабовидящих")
    expect(opener).to_contain_text("Версия для слабовидящих")
    opener.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Версия для слабовидящих")
    expect(panel).to_be_visible()
    panel.get_by_label("100 %").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("html")).to_have_attribute("data-mt-size", "150")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()


def test_choices_are_remembered_and_taken_back(home: str, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(home)
    before = page.evaluate("getComputedStyle(document.querySelector('main p')).fontSize")
    page.get_by_role("button", name="Версия для слабовидящих").click()
    for words in ("200 %", "белым по чёрному", "увеличенные", "заменить описаниями"):
        page.get_by_label(words).check()
    page.get_by_role("button", name="Закрыть").click()
    page.goto(f"{home}roadmaps/")
    for name, value in {"size": "200", "colours": "white-black", "spacing": "wide", "images": "off"}.items():
        expect(page.locator("html")).to_have_attribute(f"data-mt-{name}", value)
    page.goto(home)
    after = page.evaluate("getComputedStyle(document.querySelector('main p')).fontSize")
    assert float(after.removesuffix("px")) == pytest.approx(2 * float(before.removesuffix("px")), rel=0.01)
    page.get_by_role("button", name="Версия для слабовидящих").click()
    expect(page.get_by_label("200 %")).to_be_checked()
    page.get_by_role("button", name="Вернуть обычный вид").click()
    expect(page.get_by_label("100 %")).to_be_checked()
    assert page.evaluate("Object.keys(document.documentElement.dataset).filter((n) => n.startsWith('mt'))") == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_is_there_before_any_other_script(home: str, open_page: Callable[..., Page], scheme: str) -> None:
    page = open_page(size="150", colours=scheme)
    page.route("**/bundle.*.js", lambda route: route.fulfill(body=""))
    page.route("**/metodichka.*.js", lambda route: route.fulfill(body=""))
    page.goto(home)
    paper, ink = SCHEMES[scheme]
    expect(page.locator("body")).to_have_css("background-color", paper)
    expect(page.locator("h1").first).to_have_css("color", ink)
    expect(page.locator("html")).to_have_attribute("data-mt-size", "150")


@pytest.mark.parametrize("part", range(PARTS))
def test_every_scheme_is_two_colours_that_can_be_read(home: str, open_page: Callable[..., Page], part: int) -> None:
    page = open_page(colours="blue")
    page.context.add_init_script(AXE)
    faults = {}
    for address in KINDS[part::PARTS]:
        page.goto(home + address)
        expect(page.locator("html")).to_have_attribute("data-mt-colours", "blue")
        for scheme, (paper, ink) in SCHEMES.items():
            page.evaluate("scheme => { document.documentElement.dataset.mtColours = scheme; }", scheme)
            expect(page.locator("body")).to_have_css("background-color", paper)
            expect(page.locator("h1").first).to_have_css("color", ink)
            faults[address, scheme] = page.evaluate(CONTRAST)
    assert {place: found for place, found in faults.items() if found} == {}


@pytest.mark.parametrize(("width", "spacing"), [(320, "normal"), (320, "wider"), (1280, "wider")])
def test_nothing_is_lost_at_200_percent(home: str, open_page: Callable[..., Page], width: int, spacing: str) -> None:
    page = open_page(width, size="200", spacing=spacing)
    wide = []
    for address in KINDS:
        page.goto(home + address)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)
        header = page.locator("header.md-header")
        box = header.bounding_box()
        assert box
        for control in header.locator("label:visible, button:visible, a:visible").all():
            place = control.bounding_box()
            assert place is None or place["x"] + place["width"] <= width + 1, (address, control)
    assert wide == []
    page.get_by_role("button", name="Версия для слабовидящих").click()
    last = page.get_by_role("button", name="Вернуть обычный вид")
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    expect(page.get_by_role("button", name="Закрыть")).to_be_in_viewport()


def test_hidden_pictures_leave_their_words(home: str, open_page: Callable[..., Page]) -> None:
    page = open_page(images="off")
    page.goto(home)
    page.locator("#mt-content").evaluate(
        "root => root.insertAdjacentHTML('beforeend', '<img id=a alt=\"Схема входа\"><img id=b alt>')"
    )
    page.get_by_role("button", name="Версия для слабовидящих").click()
    page.get_by_label("150 %").check()  # any change looks at the page anew
    expect(page.locator("#a")).to_be_hidden()
    expect(page.locator("#mt-content")).to_contain_text("Изображение: Схема входа")
    assert page.locator("[data-mt-image-words]").count() == 1


def test_paper_knows_nothing_of_it(home: str, open_page: Callable[..., Page]) -> None:
    page = open_page(size="200", colours="white-black", spacing="wider", images="off")
    page.goto(home)
    page.emulate_media(media="print")
    expect(page.locator("body")).not_to_have_css("background-color", "rgb(0, 0, 0)")
    expect(page.locator("main p").first).to_have_css("letter-spacing", "normal")
    plain = open_page()
    plain.goto(home)
    plain.emulate_media(media="print")
    size = "getComputedStyle(document.querySelector('main p')).fontSize"
    assert page.evaluate(size) == plain.evaluate(size)


def test_narrow_window_keeps_the_name_of_the_button(home: str, open_page: Callable[..., Page]) -> None:
    page = open_page(320)
    page.goto(home)
    button = page.get_by_role("button", name="Версия для слабовидящих")
    box = button.bounding_box()
    assert box
    assert box["width"] >= 24 and box["height"] >= 24
    button.click()
    expect(page.get_by_role("dialog", name="Версия для слабовидящих")).to_be_visible()
