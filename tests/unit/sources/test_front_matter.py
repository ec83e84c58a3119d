"""Splitting a page into front matter and body."""

from __future__ import annotations

import pytest

from macros.sources.front_matter import split_page
from macros.sources.tree import MapNode


def test_both_parts_with_their_places() -> None:
    page = split_page("---\nназвание: А\nописание: Б\n---\n\nТекст\n", "docs/x.md")
    assert isinstance(page.front_matter, MapNode)
    assert [entry.key.line for entry in page.front_matter.entries] == [2, 3]
    assert (page.body, page.body_line, page.diagnostics) == ("\nТекст\n", 5, ())


@pytest.mark.parametrize(
    "text", ["", "Текст\n", "# Заголовок\n\n---\n\nа: б\n", "---\n\nПосле черты\n", " ---\nа: б\n---\n"]
)
def test_a_page_without_front_matter_is_all_body(text: str) -> None:
    page = split_page(text, "docs/x.md")
    assert (page.front_matter, page.body, page.body_line, page.diagnostics) == (None, text, 1, ())


@pytest.mark.parametrize(
    "text", ["---\r\nа: б\r\n---\r\nТекст", "\ufeff---\nа: б\n---\nТекст", "---  \nа: б\n...\nТекст"]
)
def test_line_ends_marks_and_dots_do_not_matter(text: str) -> None:
    page = split_page(text, "docs/x.md")
    assert (page.body, page.body_line, page.diagnostics) == ("Текст", 4, ())


def test_front_matter_that_cannot_be_read_costs_only_itself() -> None:
    page = split_page('---\nназвание: "А\n---\nТекст', "docs/x.md")
    assert page.body == "Текст"
    assert [(d.code, d.span.line) for d in page.diagnostics] == [("yaml-quote", 2)]


def test_front_matter_that_is_not_closed_is_told() -> None:
    page = split_page("---\nназвание: А\n\nТекст", "docs/x.md")
    assert [d.code for d in page.diagnostics] == ["front-matter-unclosed"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("—\nназвание: А\n---\nТекст", 1),
        ("–––\nописание: А\n–––\nТекст", 1),
        ("----\nназвание: А\n---\nТекст", 1),
        (" ---\nназвание: А\n---\nТекст", 1),
        ("\n\n---\n\nНазвание: А\n---\nТекст", 3),
        ("название: А\nописание: Б\n---\nТекст", 1),
        ("\ntitle: А\n---\nТекст", 2),
    ],
)
def test_fields_without_their_first_line_are_told_and_not_called_text(text: str, line: int) -> None:
    page = split_page(text, "docs/x.md")
    assert [(d.code, d.span.line) for d in page.diagnostics] == [("front-matter-start", line)]


@pytest.mark.parametrize("text", ["—\nТекст: а", "—", "Текст\nназвание: А", "\n", "* * *\nназвание: А"])
def test_a_page_may_begin_with_a_rule_or_a_word(text: str) -> None:
    assert split_page(text, "docs/x.md").diagnostics == ()


def test_the_last_mark_of_two_edits_is_told_where_the_first_is_cleared() -> None:
    page = split_page("Один\n<<<<<<< HEAD\nа\n=======\nб\n>>>>>>> x\nДва\n=======\nв\n>>>>>>> x\n", "docs/x.md")
    assert [(d.code, d.span.line) for d in page.diagnostics] == [("git-conflict", 2), ("git-conflict", 10)]
