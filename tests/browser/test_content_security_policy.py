"""The strict policy in every page: nothing inline, nothing from elsewhere, and all of the scripts still work.

That no make of page is refused anything the sweep of `test_accessibility` sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.pages import html_pages

pytestmark = pytest.mark.browser

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
INLINE = re.compile(r"""<style|<[^>]*\sstyle=|<[^>]*\son[a-z]+=|<script(?![^>]*\s(src=|type="application/json"))""")
REPORT = """
document.addEventListener("securitypolicyviolation", (e) => console.error(`${e.violatedDirective} ${e.blockedURI}`));
"""


@pytest.fixture
def home(built_site: Path, serve_directory: Callable[[Path], str]) -> str:
    return serve_directory(built_site)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that counts every complaint as a failure."""
    with chromium.new_context() as context:
        page = context.new_page()
        page.add_init_script(REPORT)
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(f"{page.url}: {said.text}") if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        yield page
        assert complaints == []


def test_every_page_carries_the_policy_and_nothing_inline(built_site: Path) -> None:
    policies, inline = set(), {}
    for path in [*html_pages(built_site), built_site / "404.html"]:
        text = path.read_text(encoding="utf-8")
        (policy,) = POLICY.findall(text)
        policies.add(policy)
        inline[path.name] = INLINE.findall(text)
        assert text.index("Content-Security-Policy") < text.index("<link")
    (policy,) = policies
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "sha256" not in policy
    assert {name: found for name, found in inline.items() if found} == {}


def test_the_policy_is_in_force(home: str, chromium: Browser) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(home)
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p id=trap style=\"position: fixed\">.</p>')")
        expect(page.locator("#trap")).to_have_css("position", "static")


def test_theme_switch_is_remembered_and_there_before_the_first_paint(home: str, page: Page) -> None:
    page.goto(home)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_role("button", name="Тёмное оформление").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.route("**/bundle.*.js", lambda route: route.fulfill(body=""))  # the early script alone must do it
    page.goto(f"{home}roadmaps/", wait_until="commit")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.unroute_all()
    page.goto(home)


def test_dark_system_gets_the_dark_site_at_once(home: str, chromium: Browser) -> None:
    with chromium.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.route("**/bundle.*.js", lambda route: route.fulfill(body=""))
        page.goto(home)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_scripts_work_under_the_policy(home: str, page: Page) -> None:
    page.goto(f"{home}roadmaps/perm-2024/")
    page.get_by_label("Кто", exact=True).select_option(index=1)
    expect(page.get_by_role("status").first).to_contain_text("Показано")
    page.goto(f"{home}roadmaps/perm-2024/checklist/")
    page.locator("[data-mt-tick]").first.check()
    page.reload()
    expect(page.locator("[data-mt-tick]").first).to_be_checked()
    page.goto(f"{home}roadmaps/perm-2024/timeline/")
    expect(page.locator("h1")).to_be_visible()
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.insert_text("координатор")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_an_unreadable_memory_changes_nothing(home: str, chromium: Browser) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(home)
        page.evaluate("for (const key of ['/.__palette', 'metodichka:/:vision']) localStorage.setItem(key, '{broken')")
        page.goto(f"{home}roadmaps/")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
        page.get_by_role("button", name="Тёмное оформление").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        assert errors == []
