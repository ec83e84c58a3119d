"""The manual of messages is complete: each code has a page with a wrong and a right sample, and messages lead there."""

from __future__ import annotations

import re
from datetime import date

import pytest

from macros.diagnostics import Diagnostic, Span
from macros.messages import CATALOGUE
from macros.project import Project
from macros.render import render_component
from macros.report import format_json, format_text
from macros.site import build_site
from macros.views.error_codes import error_code_view, error_list_view, error_title, general_words
from macros.views.urls import ERRORS_URL, error_url
from tests.support.golden_files import Golden
from tests.support.markup import Markup

SITE = build_site(Project(), date(2025, 2, 10))
PAGES = {page.url: page for page in SITE.whole().pages}


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_has_a_page_with_its_samples(code: str) -> None:
    page = PAGES[error_url(code)]
    markup = Markup(page.body)
    assert markup.faults == []
    assert len(markup.all("h1")) == 1
    samples = [each.text for each in markup.all("pre")]
    assert samples == [" ".join(text.split()) for text in (CATALOGUE[code].wrong, CATALOGUE[code].right)]
    assert not re.search(r"\{\w", page.title)
    assert ("Когда это не ошибка" in page.body) == bool(CATALOGUE[code].unless)


def test_readers_of_the_site_do_not_look_for_faults() -> None:
    assert not [entry.location for entry in SITE.entries() if entry.location.startswith(ERRORS_URL)]


def test_the_list_leads_to_every_page_once() -> None:
    rows = [row for group in error_list_view().groups for row in group.rows]
    assert sorted(row.code for row in rows) == sorted(CATALOGUE)
    links = {a.attributes["href"] for a in Markup(PAGES[ERRORS_URL].body).all("a")}
    assert {f"../../{error_url(code)}" for code in CATALOGUE} <= links
    assert {row.url for row in rows} <= PAGES.keys()
    assert "rest" not in {group.id for group in error_list_view().groups}, "name the new group of messages"


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("неизвестное поле «{key}»", "неизвестное поле «…»"),
        ("возьмите их в `{{{{ … }}}}`", "возьмите их в `{{ … }}`"),
        ("{reason}", ""),
        ("{a}: {b}", ""),
        ("просто слова", "просто слова"),
    ],
)
def test_words_of_the_file_become_dots(template: str, words: str) -> None:
    assert general_words(template) == words


def test_every_title_says_something() -> None:
    assert not [code for code in CATALOGUE if not re.search("[а-яё]{3}", error_title(code))]


def test_component_is_as_reviewed(golden: Golden) -> None:
    golden(
        "render/error-code.html", render_component("error-code", error_code_view("unquoted-number"), root="../../../")
    )
    listed = render_component("error-list", error_list_view(), root="../../")
    golden("render/error-list.html", "\n".join(listed.split("\n")[:12]) + "\n")


def test_the_message_carries_the_address_once() -> None:
    faults = [Diagnostic("a.yaml", Span(line), "no-term", "Нет срока") for line in (1, 2)]
    address = "https://example.org/editors/errors/no-term/"
    text = format_text(faults, {}, lambda code: f"https://example.org/{error_url(code)}")
    assert text.count(f"подробнее: {address}") == 1
    assert format_json(faults, {}, lambda _: address).count(f'"manual": "{address}"') == 2
    assert "подробнее" not in format_text(faults, {})
