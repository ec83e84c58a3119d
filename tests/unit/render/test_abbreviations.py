"""Abbreviations in finished HTML: where they are marked, where they are let be, and that nothing else changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.render import SiteLinks, explain_abbreviations
from macros.render.abbreviations import SECTION_LENGTH
from macros.views.glossary import AbbreviationView

WORDS = (
    AbbreviationView("ГИС РУО", "Государственная система", "glossary/#gis-ruo"),
    AbbreviationView("ОО-1", "Форма «ОО-1»", "glossary/#oo-1"),
    AbbreviationView("ОО", 'Школа & "дом"', "glossary/#oo"),
)
MARK = re.compile(r'<a class="mt-abbr" href="[^"]*"><abbr title="[^"]*">([^<]*)</abbr></a>')


def explained(html: str) -> str:
    return explain_abbreviations(html, WORDS, SiteLinks("../"))


def marked(html: str) -> list[str]:
    return MARK.findall(explained(html))


def test_a_mark_is_a_link_to_the_glossary_with_the_meaning() -> None:
    assert explained("<p>Школа – ОО.</p>") == (
        '<p>Школа – <a class="mt-abbr" href="../glossary/#oo">'
        '<abbr title="Школа &amp; &#34;дом&#34;">ОО</abbr></a>.</p>'
    )


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>ОО и ещё раз ОО</p><p>ОО</p>", ["ОО"]),
        ("<p>Форма ОО-1, не ОО</p>", ["ОО-1", "ОО"]),
        ("<p>ГИС РУО</p>", ["ГИС РУО"]),
        ("<p>ГИС\u00a0РУО</p>", ["ГИС\u00a0РУО"]),
        ("<p>ЗООПАРК, ООО, ОО2, кОО, оо</p>", []),
        ("<p>«ОО», (ОО)</p>", ["ОО"]),
        ("<p><b>ОО</b></p>", ["ОО"]),
        ("<ul><li>один<li>ОО</ul>", ["ОО"]),
        ("<p>текст<br>ОО</p>", ["ОО"]),
        ("<p>&laquo;ОО&raquo; &#8211; ОО</p>", ["ОО"]),
    ],
)
def test_whole_words_once(html: str, words: list[str]) -> None:
    assert marked(html) == words


@pytest.mark.parametrize(
    "html",
    [
        "<a href='#'>ОО</a>",
        "<a href='#'><span>ОО</span></a>",
        "<h2 id='oo'>ОО</h2>",
        "<button>ОО</button>",
        "<code>ОО</code>",
        "<pre><span>ОО</span></pre>",
        "<svg><text>ОО</text></svg>",
        "<label>ОО</label>",
        "<summary>ОО</summary>",
        "<th>ОО</th>",
        "<script>let ОО = 1</script>",
        "<style>/* ОО */</style>",
        "<!-- ОО -->",
        "<p title='ОО'>нет</p>",
        '<p data-label="ОО > ОО">нет</p>',
        "<div data-mt-plain><p>ОО</p></div>",
        "<abbr title='x'>ОО</abbr>",
        "<select><option>ОО</option></select>",
    ],
)
def test_places_that_are_let_be(html: str) -> None:
    assert explained(html) == html


def test_after_a_closed_place_the_search_goes_on() -> None:
    assert marked("<h2>ОО</h2><p>ОО</p>") == ["ОО"]
    assert marked("<svg><path d='M0 0'/><title>ОО</title></svg><p>ОО</p>") == ["ОО"]
    assert marked("<a><img alt='ОО'>ОО</a> ОО") == ["ОО"]


def test_a_long_page_explains_once_more_in_a_later_section() -> None:
    text = "слово " * (SECTION_LENGTH // 6 + 1)
    assert marked(f"<p>ОО</p><p>{text}</p><p>ОО</p><h2>Дальше</h2><p>ОО и ОО</p>") == ["ОО", "ОО"]
    assert marked("<p>ОО</p><h2>Дальше</h2><p>ОО</p>") == ["ОО"]


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b>", "<a href='#'>", "</a>", "<br>", "<h2>", "</h2>", "<svg/>", '<td title="a>b">'),
        *("<!-- x -->", "ОО", " и ", "ГИС РУО", "ОО-1", "«", "&amp;", "&", "<", ">", "\n"),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=150)
def test_taking_the_marks_away_gives_the_page_back(html: str) -> None:
    assert MARK.sub(r"\1", explained(html)) == html


def test_a_page_without_abbreviations_is_not_touched() -> None:
    assert explained("<p>Просто слова.") == "<p>Просто слова."
    assert explain_abbreviations("<p>ОО</p>", (), SiteLinks("")) == "<p>ОО</p>"
