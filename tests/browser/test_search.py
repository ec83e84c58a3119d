"""Search as people use it: typed, pasted, inflected, without ё, by number and by abbreviation.

A small section has its index in one file, a large one in parts: people find the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from playwright.sync_api import expect

from tests.support.search_parts import copy_in_parts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FIRST = 5  # pages that are seen without scrolling
CORPUS = Path(__file__).parents[1] / "corpus"
QUERIES = yaml.safe_load((CORPUS / "search_queries.yaml").read_text(encoding="utf-8"))
MISSPELT = yaml.safe_load((CORPUS / "search_misspellings.yaml").read_text(encoding="utf-8"))
LEADING = [case for case in MISSPELT if "finds" in case]


@pytest.fixture(scope="module")
def site_in_parts(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_in_parts(built_site, tmp_path_factory.mktemp("parts") / "site")


@pytest.fixture(scope="module", params=["whole", "in parts"])
def home(
    request: pytest.FixtureRequest,
    chromium: Browser,
    built_site: Path,
    site_in_parts: Path,
    serve_directory: Callable[[Path], str],
) -> Iterator[Page]:
    page = chromium.new_page()
    page.goto(serve_directory(built_site if request.param == "whole" else site_in_parts))
    page.locator("[data-md-component=search-query]").click()
    yield page
    page.close()


def search(page: Page, words: str) -> list[list[str]]:
    """The pages found, best first, each with the addresses of its own places that fit; root-relative."""
    field = page.locator("[data-md-component=search-query]")
    meta = page.locator(".md-search-result__meta")
    field.fill("")
    expect(meta).to_contain_text("Начните")
    field.fill(words)
    expect(meta).not_to_contain_text("Начните")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")  # all is told
    expect(meta).not_to_have_text(re.compile("^Лучшие страницы: [1-3] из"))  # the others are on their way
    assert re.search("Найден|Лучшие", meta.inner_text()), f"nothing found for {words!r}"
    answers = page.locator(".md-search-result__item").evaluate_all(
        "items => items.map(item => [...item.querySelectorAll('a')].map(a => (a.pathname + a.hash).slice(1)))"
    )
    return [[str(link) for link in links] for links in answers]


@pytest.mark.parametrize("case", QUERIES, ids=[case["query"] for case in QUERIES])
def test_is_found_among_the_first(home: Page, case: dict[str, Any]) -> None:
    found = search(home, case["query"])
    first = [address for links in found[: case.get("place", FIRST)] for address in links]
    assert any(address.startswith(case["finds"]) for address in first), first


def test_pasted_text_is_searched_for(home: Page) -> None:
    field = home.locator("[data-md-component=search-query]")
    field.fill("")
    home.evaluate("document.querySelector('[data-md-component=search-query]').focus()")
    # What a paste, a drop or a dictation does: the value changes, an input event comes, no key is pressed.
    home.keyboard.insert_text("координаторов")
    home.wait_for_selector(".md-search-result__link")


def test_markup_in_a_query_is_only_text(home: Page) -> None:
    field = home.locator("[data-md-component=search-query]")
    field.fill("<img src=x onerror=alert(1)> + - ~ ^ : *")
    home.wait_for_timeout(300)
    assert home.locator(".md-search-result img").count() == 0


# A query is mended where it has a word that no page holds, by the words that the worker knows.
MENDED = """async queries => {
    const index = await (await fetch("../../../search/search_index.json")).json();
    const { split } = index.config;
    const held = split
        ? (await (await fetch(`../../../search/${split.version}/words.json`)).json()).flat()
        : self.spelling.wordsOf(index.docs.flatMap(({ title, text }) => [title, text.replace(/<[^>]*>/g, " ")]));
    const stems = held.map(self.russian.stemmed);
    const isNowhere = (word) => {
        const sought = self.russian.stemmed(word);
        return !stems.some((stem) => stem.startsWith(sought));
    };
    const mend = self.spelling.vocabulary(held);
    return queries.map((query) => mend(query, isNowhere) ?? null);
}"""


def test_misspelt_words_are_told_from_near_ones(home: Page) -> None:
    found = home.workers[0].evaluate(MENDED, [case["query"] for case in MISSPELT])
    told = {case["query"]: meant for case, meant in zip(MISSPELT, found, strict=True)}
    assert told == {case["query"]: case.get("meant") for case in MISSPELT}


@pytest.mark.parametrize("case", LEADING, ids=[case["query"] for case in LEADING])
def test_a_misspelt_query_is_answered_and_the_reader_is_told(home: Page, case: dict[str, str]) -> None:
    found = search(home, case["query"])
    assert any(address.startswith(case["finds"]) for links in found[:FIRST] for address in links), found[:FIRST]
    status = home.get_by_role("status").filter(has_text="Возможно, вы искали")
    expect(status).to_have_text(re.compile(f"^Возможно, вы искали: «{case['meant']}». (Найдено|Лучшие)"))


def test_what_is_found_as_it_is_typed_is_not_mended(home: Page) -> None:
    search(home, "абракадабра координаторов")
    expect(home.get_by_role("status")).not_to_contain_text("Возможно")
    search(home, "поддержк")
    expect(home.get_by_role("status")).not_to_contain_text("Возможно")


def test_nobody_is_told_of_words_while_typing(home: Page) -> None:
    field, status = home.locator("[data-md-component=search-query]"), home.get_by_role("status")
    field.fill("")
    expect(status).to_contain_text("Начните")
    home.evaluate(
        """() => {
            window.told = [];
            const status = document.querySelector("[role=status]");
            new MutationObserver(() => window.told.push(status.textContent)).observe(status, { childList: true });
        }"""
    )
    field.press_sequentially("журнл", delay=60)
    expect(status).to_contain_text("«журнал»")
    assert all("«журнал»" in told for told in home.evaluate("told") if "Возможно" in told)
