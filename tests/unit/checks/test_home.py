"""A section of pages has a first one."""

from __future__ import annotations

import pytest

from macros.checks import PageFile, Subject, check_home
from macros.model.page import Page, PageMeta
from macros.sources.places import Places


def section(*paths: str) -> Subject:
    pages = tuple(PageFile(Page(path, PageMeta(), "", 1), Places(f"docs/{path}", lambda: None)) for path in paths)
    return Subject(pages=pages, paths=frozenset(paths))


@pytest.mark.parametrize("paths", [(), ("index.md",), ("faq.md", "index.md")])
def test_a_section_with_a_first_page_or_without_pages_is_in_order(paths: tuple[str, ...]) -> None:
    assert not list(check_home(section(*paths)))


@pytest.mark.parametrize("paths", [("главная.md",), ("faq.md", "instructions/index.md")])
def test_without_a_first_page_its_place_is_named(paths: tuple[str, ...]) -> None:
    (told,) = check_home(section(*paths))
    assert (told.code, told.file) == ("no-home", "docs/index.md")
