"""Every page for everyone: axe-core finds nothing, nothing scrolls sideways, targets are large enough to hit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.site.pages import unlike_pages

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"  # axe-core 4, see axe-LICENSE.txt
PARTS = 3  # each width is swept in so many parts, for as many workers
COLOUR_RULES = ["color-contrast", "link-in-text-block"]  # all that a colour scheme can change

# Everything folded is unfolded first: what is read only after a click must be readable as well.
SWEEP = """
async (colourRules) => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
  const found = [];
  async function examine(scheme, runOnly) {
    document.body.setAttribute("data-md-color-scheme", scheme);
    const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"], preload: false });
    for (const { id, nodes } of violations)
      for (const node of nodes) found.push(`${scheme} ${id}: ${node.target} ${node.failureSummary}`);
  }
  await examine("default", { type: "tag", values: tags });
  await examine("slate", { type: "rule", values: colourRules });
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) found.push(`scrolls: ${document.documentElement.scrollWidth}`);
  return found;
}
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


@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_on_any_make_of_page(
    home: str, built_site: Path, open_context: Callable[..., BrowserContext], width: int, part: int
) -> None:
    context = open_context(width)
    context.add_init_script(AXE.read_text(encoding="utf-8"))
    page = context.new_page()
    faults = {}
    for address in addresses(built_site)[part::PARTS]:
        page.goto(home + address)
        faults[address] = page.evaluate(SWEEP, COLOUR_RULES)
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
    found = " ".join(page.evaluate(SWEEP, COLOUR_RULES))
    for rule in ("image-alt", "label", "heading-order", "scrolls"):
        assert rule in found


@pytest.mark.parametrize("width", [640, 320])
def test_nothing_scrolls_sideways_and_targets_can_be_hit(
    home: str, built_site: Path, open_context: Callable[..., BrowserContext], width: int
) -> None:
    """640 pixels is a window of 1280 at 200 %, 320 one at 400 %."""
    page = open_context(width).new_page()
    faults: dict[str, list[str]] = {}
    for address in addresses(built_site):
        page.goto(home + address)
        scrolls = page.evaluate("document.documentElement.scrollWidth") > width
        faults[address] = [*(["scrolls"] if scrolls else []), *page.evaluate(SMALL_TARGETS)]
    assert {address: found for address, found in faults.items() if found} == {}
