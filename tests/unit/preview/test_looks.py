"""What all pages share, by one name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros.adapters.preview.looks import shared_looks


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in (
        "index.html",
        "a/index.html",
        "a/picture.PNG",
        "assets/site.css",
        "assets/workers/search.js",
        "x.json",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("path", ["a/picture.PNG", "assets/site.css"])
def test_a_style_or_a_picture_makes_all_pages_look_another(site: Path, path: str) -> None:
    before = shared_looks(site)
    assert shared_looks(site) == before
    os.utime(site / path, (5, 5))
    assert shared_looks(site) != before
    (site / path).unlink()
    assert shared_looks(site) != before


@pytest.mark.parametrize("path", ["a/index.html", "x.json", "assets/workers/search.js"])
def test_a_page_data_and_the_search_do_not(site: Path, path: str) -> None:
    before = shared_looks(site)
    (site / path).write_text("иначе", encoding="utf-8")
    assert shared_looks(site) == before


def test_a_site_that_is_taken_away_has_looks_of_its_own(site: Path) -> None:
    assert shared_looks(site / "gone") not in {"", shared_looks(site)}
