"""An address from the site's root as a page sees it."""

from __future__ import annotations

import pytest

from macros.render.links import SiteLinks


@pytest.mark.parametrize(
    ("root", "url", "plain", "from_disk"),
    [
        ("../", "a/", "../a/", "../a/index.html"),
        ("../", "a/#b", "../a/#b", "../a/index.html#b"),
        ("../", "a/?b=c#d", "../a/?b=c#d", "../a/index.html?b=c#d"),
        ("../", "a.css", "../a.css", "../a.css"),
        ("../", "#a", "#a", "#a"),
        ("../", "", "../", "../index.html"),
        ("", "", "./", "index.html"),
        ("", "?a", "./?a", "index.html?a"),
        ("", "a/", "a/", "a/index.html"),
    ],
)
def test_addresses(root: str, url: str, plain: str, from_disk: str) -> None:
    assert (SiteLinks(root)(url), SiteLinks(root, index_files=True)(url)) == (plain, from_disk)
