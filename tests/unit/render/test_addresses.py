"""Addresses that are shown become links, and nothing else changes."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.render import link_addresses

LINK = re.compile(r'<a href="(?P<to>[^"]*)">[^<]*</a>')


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>См. https://a.ru/.</p>", '<p>См. <a href="https://a.ru/">a.ru</a>.</p>'),
        ("(http://a.ru/b?c=1&amp;d=2#e), да", '(<a href="http://a.ru/b?c=1&amp;d=2#e">a.ru/b?c=1&amp;d=2#e</a>), да'),
        ("«https://a.ru/б»", '«<a href="https://a.ru/б">a.ru/б</a>»'),
        ("https://a.ru и https://b.ru", '<a href="https://a.ru">a.ru</a> и <a href="https://b.ru">b.ru</a>'),
        ("https://a.ru&gt;", '<a href="https://a.ru">a.ru</a>&gt;'),
        ("<li>https://a.ru/<li>б", '<li><a href="https://a.ru/">a.ru</a><li>б'),
    ],
)
def test_an_address_is_a_link(html: str, shown: str) -> None:
    assert link_addresses(html) == shown


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://a.ru/">портал</a>',
        '<a href="https://a.ru/">https://a.ru/</a>',
        "<h2>https://a.ru/</h2>",
        "<label>https://a.ru/</label>",
        "<code>https://a.ru/</code>",
        "<img alt='см. https://a.ru/'>",
        "<p>ftp://a.ru/ https:// xhttps://a.ru яhttps://a.ru</p>",
        "<!-- https://a.ru/ -->",
        "<div data-mt-plain>https://a.ru/</div>",
    ],
)
def test_what_is_left_alone(html: str) -> None:
    assert link_addresses(html) == html


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<a href='#'>",
        "</a>",
        "<br>",
        " ",
        "https://",
        "a.ru",
        "/б",
        "&amp;",
        "&lt;",
        "»",
        ".",
        '<i title="',
        '">',
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join))
@settings(max_examples=150)
def test_taking_the_links_away_gives_the_page_back(html: str) -> None:
    assert LINK.sub(lambda match: match["to"], link_addresses(html)) == html


def test_a_page_of_addresses_takes_linear_time() -> None:
    start = time.process_time()
    link_addresses("https://a.ru" + "&amp;)" * 100_000 + " https://" * 100_000)
    assert time.process_time() - start < 2
