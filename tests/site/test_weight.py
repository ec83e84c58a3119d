"""What a reader on a slow line fetches: no styles that no page needs, and no page too heavy."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from brotli import MODE_TEXT, compress
from tinycss2 import parse_blocks_contents, parse_rule_list, parse_stylesheet, serialize

from macros.render import bundle_css
from tests.site.pages import html_pages, read_page

FIRST_VISIT = 60_000  # bytes through gzip, without fonts
FURTHER_PAGE = 12_288  # bytes through gzip, without what a browser has
# 30 measures; 37 tasks and nine questions: their bare words are 7.7 KB, the frame is 2.9.
LONGEST = {"roadmaps/municipal-2025": 15_500, "parties/director": 14_800}


def statements(css: str) -> Iterator[tuple[str, str]]:
    """Each selector with its at-rules before it, and each declaration that it gives; values of variables left out."""

    def walk(rules: list[Any], around: str) -> Iterator[tuple[str, str]]:
        for rule in rules:
            if rule.type == "qualified-rule":
                given = [each.serialize() for each in parse_blocks_contents(rule.content, skip_whitespace=True)]
                for selector in serialize(rule.prelude).split(","):
                    yield from ((f"{around} {selector.strip()}", each) for each in given if not each.startswith("--"))
            elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
                inner = parse_rule_list(rule.content, skip_whitespace=True)
                yield from walk(inner, f"{around}@{rule.lower_at_keyword}{serialize(rule.prelude)}")

    yield from walk(parse_stylesheet(css, skip_comments=True, skip_whitespace=True), "")


@pytest.fixture(scope="module")
def theme(built_site: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(built_site.glob("assets/stylesheets/*.min.css")))


@pytest.fixture(scope="module")
def styles(built_site: Path) -> Path:
    (path,) = built_site.glob("assets/metodichka.*.css")
    return path


def test_every_class_of_a_page_keeps_all_its_rules(built_site: Path, theme: str, styles: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in html_pages(built_site)]
    found = {name for page in pages for names in re.findall(r' class="([^"]+)"', page) for name in names.split()}
    assert {"md-header", "admonition", "footnote", "mt-table"} <= found
    kept = set(statements(styles.read_text(encoding="utf-8")))
    met = {
        (selector, given)
        for selector, given in statements(theme)
        if set(re.findall(r"\.([A-Za-z][\w-]*)", re.sub(r":not\([^)]*\)", "", selector))) <= found
        and not re.search(r"\[(dir=rtl|data-md-color-(primary|accent)=(?!custom))", selector)
    }
    assert len(met) > 1000
    assert met - kept == set()


def test_the_styles_are_one_file_that_ends_with_our_own(built_site: Path, styles: Path) -> None:
    assert styles.read_text(encoding="utf-8").endswith(bundle_css())
    for path in html_pages(built_site):
        (loaded,) = (each for each in read_page(path).loads if each.endswith(".css"))
        assert loaded.endswith(f"/assets/{styles.name}") or loaded == f"assets/{styles.name}", path


def test_what_every_page_loads_tells_its_content_in_its_address(built_site: Path) -> None:
    """The server lets browsers keep it for good: the address changes with the content, and only with it."""
    for path in html_pages(built_site):
        for each in read_page(path).loads:
            if each.endswith((".css", ".js")):
                file = built_site / f"assets/{each.rpartition('assets/')[2]}"
                assert hashlib.sha256(file.read_bytes()).hexdigest()[:8] == file.name.split(".")[-2], each


def test_a_first_visit_is_light(built_site: Path) -> None:
    packed: dict[Path, int] = {}

    def weight(path: Path) -> int:
        if path not in packed:
            packed[path] = len(gzip.compress(path.read_bytes(), 6))
        return packed[path]

    heavy = {}
    for path in html_pages(built_site):
        url = path.parent.relative_to(built_site).as_posix()
        if path.name != "index.html":
            continue
        loads = {(path.parent / each).resolve() for each in read_page(path).loads}
        if (sum_ := weight(path) + sum(map(weight, loads))) > FIRST_VISIT:
            heavy[url] = sum_
    assert heavy == {}


def test_a_further_page_is_light(built_site: Path) -> None:
    """What a published page weighs where the browser has the rest.

    The two longest lists are mostly their own words: they are as light only with Brotli, which a publication has too.
    """
    packed = {
        path.parent.relative_to(built_site).as_posix(): len(gzip.compress(path.read_bytes(), 9))
        for path in html_pages(built_site)
    }
    heavy = {url: size for url, size in packed.items() if size > FURTHER_PAGE}
    assert heavy.keys() <= LONGEST.keys(), heavy
    assert all(heavy[url] <= LONGEST[url] for url in heavy), heavy
    brotli_sizes = {url: len(compress((built_site / url / "index.html").read_bytes(), MODE_TEXT, 11)) for url in heavy}
    assert all(size <= FURTHER_PAGE for size in brotli_sizes.values()), brotli_sizes


def test_nothing_that_can_wait_stands_before_the_text(built_site: Path) -> None:
    """Only what must be known before a page is painted is asked for at once; our script comes after the page."""
    for path in html_pages(built_site):
        page = path.read_text(encoding="utf-8")
        scripts = re.findall(r'<script src="[./\w]*?([\w-]+)\.\w{8}\.js"([^>]*)>', page)
        assert [(name, "defer" in rest) for name, rest in scripts] == [("early", False), ("metodichka", True)], path
