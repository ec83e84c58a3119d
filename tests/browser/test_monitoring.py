"""The monitoring page in a real browser: nothing leaves a phone's screen, bars are bars, no inline style is needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from macros.render import bundle_css, render_component
from macros.views.monitoring import monitoring_view
from tests.unit.render.test_monitoring import project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
SEARCH = """
async () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
  const { violations } = await axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}
"""


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_figures_fit_and_bars_show_them(chromium: Browser, tmp_path: Path, width: int) -> None:
    (tmp_path / "page.css").write_text(bundle_css(), encoding="utf-8")
    body = render_component("monitoring", monitoring_view(project(), "plan-june"), root="")
    policy = "default-src 'none'; style-src 'self' file:"
    (tmp_path / "page.html").write_text(
        '<!doctype html><html lang="ru"><meta charset="utf-8"><title>Проба</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="page.css">'
        f'<body class="md-typeset" data-md-color-scheme="default">{body}',
        encoding="utf-8",
    )
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "style" in message.text else None)
    page.goto((tmp_path / "page.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    heights = page.eval_on_selector_all(
        ".mt-monitoring__row .mt-monitoring__bar", "all => all.map((e) => e.clientHeight)"
    )
    assert heights
    assert all(5 <= height <= 12 for height in heights)
    done = page.locator(".mt-monitoring__row .mt-monitoring__piece--done").first
    first = page.locator(".mt-monitoring__row .mt-monitoring__bar").first
    share = done.evaluate("e => e.getBoundingClientRect().width") / first.evaluate(
        "e => e.getBoundingClientRect().width"
    )
    assert share == pytest.approx(2 / 3, abs=0.01)
    labels = page.locator(".mt-monitoring__head").first.evaluate("e => e.getBoundingClientRect().width")
    assert (labels <= 1) is (width < 700)  # cards on a phone, a table on a desk
    assert refused == []
    context.close()


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing(chromium: Browser, scheme: str) -> None:
    """With sample figures: the section itself may have none yet. Colours are those of both schemes."""
    body = render_component("monitoring", monitoring_view(project(), "plan-june"), root="")
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_content(
        '<!doctype html><html lang="ru"><meta charset="utf-8"><title>Ход выполнения</title>'
        f"<style>{bundle_css()}</style>"
        f'<body class="md-typeset" data-md-color-scheme="{scheme}"><main><h1>Ход выполнения</h1>{body}</main>'
    )
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(SEARCH)
    assert found == []
    context.close()
