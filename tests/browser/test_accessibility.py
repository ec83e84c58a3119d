"""Every make of page for everyone: axe-core finds nothing, nothing scrolls sideways, targets are large enough to hit,
and the browser complains of nothing.

Loading a page takes longer than looking at it, so each is loaded once a width for all of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.site.pages import unlike_pages

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"  # axe-core 4, see axe-LICENSE.txt
PARTS = 3  # each width is swept in so many parts, for as many workers
MANY = ("parties/", "editors/")  # dozens of one make: each meets all rules at one of the widths
COLOUR_RULES = ["color-contrast", "link-in-text-block"]  # all that a colour scheme can change

# Everything folded is unfolded first: what is read only after a click must be readable as well.
SWEEP = """
async ([colourRules, allRules]) => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
  const found = [];
  async function examine(scheme, runOnly) {
    document.body.setAttribute("data-md-color-scheme", scheme);
    const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"], preload: false });
    for (const { id, nodes } of violations)
      for (const node of nodes) found.push(`${scheme} ${id}: ${node.target} ${node.failureSummary}`);
  }
  await examine("default", allRules ? { type: "tag", values: tags } : { type: "rule", values: colourRules });
  await examine("slate", { type: "rule", values: colourRules });
  const { clientWidth, scrollWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [...found, `scrolls: ${scrollWidth}`] : found;
}
"""
SCROLLS = """() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`scrolls at ${clientWidth}: ${scrollWidth}`] : [];
}"""
REPORT = """
document.addEventListener("securitypolicyviolation", (e) => console.error(`${e.violatedDirective} ${e.blockedURI}`));
"""

# WCAG 2.2, 2.5.8: 24 by 24 pixels; links within a line of text are exempt.
SMALL_TARGETS = """
() => {
  const small = [];
  const inText = (element) => getComputedStyle(element).display === "inline";
  for (const target of document.querySelectorAll("a[href], button, select, summary, input, [tabindex='0']")) {
    const { width, height } = target.getBoundingClientRect();
    const shown = target.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width > 1;
    if (!shown || target.closest(".mt-hidden") || inText(target)) continue;
    const label = target.labels?.[0]?.getBoundingClientRect() ?? { width: 0, height: 0 };
    if (Math.max(width, label.width) < 24 || Math.max(height, label.height) < 24)
      small.push(`${target.className || target.outerHTML.slice(0, 80)} ${Math.round(width)}×${Math.round(height)}`);
  }
  return small;
}
"""


@pytest.fixture
def home(built_site: Path, serve_directory: Callable[[Path], str]) -> str:
    return serve_directory(built_site)


@pytest.fixture
def open_context(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    contexts: list[BrowserContext] = []

    def new(width: int, **options: Any) -> BrowserContext:
        contexts.append(
            chromium.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce", **options)
        )
        return contexts[-1]

    yield new
    for context in contexts:
        context.close()


def addresses(site: Path) -> list[str]:
    return [path.relative_to(site).as_posix().removesuffix("index.html") for path in unlike_pages(site)]


@pytest.fixture
def sweeping(open_context: Callable[..., BrowserContext], request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page with axe in it that counts every complaint of the browser, of the policy too, as a failure."""
    context = open_context(request.param)
    context.add_init_script(AXE.read_text(encoding="utf-8"))
    context.add_init_script(REPORT)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    yield page
    assert complaints == []


@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("sweeping", [1280, 320], indirect=True)
def test_nothing_is_wrong_with_any_make_of_page(home: str, built_site: Path, sweeping: Page, part: int) -> None:
    """320 pixels is a window of 1280 at 400 %; there 640, the same at 200 %, is looked at as well."""
    size = sweeping.viewport_size
    assert size is not None
    faults = {}
    for number, address in enumerate(addresses(built_site)[part::PARTS]):
        all_rules = not address.startswith(MANY) or number % 2 == (size["width"] < 640)
        sweeping.set_viewport_size(size)
        sweeping.goto(home + address)
        found = [] if size["width"] > 640 else sweeping.evaluate(SMALL_TARGETS)
        found += sweeping.evaluate(SWEEP, [COLOUR_RULES, all_rules])
        if size["width"] < 640:
            sweeping.set_viewport_size({"width": 640, "height": 800})
            found += sweeping.evaluate(SMALL_TARGETS) + sweeping.evaluate(SCROLLS)
        faults[address] = found
    assert {address: found for address, found in faults.items() if found} == {}


def test_axe_finds_what_is_wrong(home: str, open_context: Callable[..., BrowserContext]) -> None:
    context = open_context(320)
    context.add_init_script(AXE.read_text(encoding="utf-8"))
    page = context.new_page()
    page.goto(home)
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<h4>x</h4><img src=y><input>')")
    page.evaluate(
        "const wide = document.querySelector('h1'); wide.textContent = 'x'.repeat(99); wide.style.width = '99em'"
    )
    found = " ".join(page.evaluate(SWEEP, [COLOUR_RULES, True]))
    page.set_viewport_size({"width": 640, "height": 800})
    assert page.evaluate(SCROLLS) and page.evaluate(SMALL_TARGETS)
    for rule in ("image-alt", "label", "heading-order", "scrolls"):
        assert rule in found
