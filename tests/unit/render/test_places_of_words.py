"""Where a known abbreviation is explained and where it is left alone, element by element."""

from __future__ import annotations

import pytest

from macros.render.abbreviations import SECTION_LENGTH, explain_abbreviations
from macros.render.links import SiteLinks
from macros.views.glossary import AbbreviationView

WORDS = (
    AbbreviationView("ФГИС «Моя школа»", "система", "glossary/#fgis"),
    AbbreviationView("ОО", "школа", "glossary/#oo"),
)
CLOSED = (
    *(
        "a",
        "abbr",
        "button",
        "code",
        "pre",
        "kbd",
        "samp",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "label",
        "legend",
        "mark",
    ),
    *("math", "nav", "option", "script", "select", "style", "sub", "summary", "sup", "svg", "textarea", "th", "time"),
    *("title", "template"),
)
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")


def marks(html: str) -> int:
    return explain_abbreviations(html, WORDS, SiteLinks("../")).count('class="mt-abbr"')


@pytest.mark.parametrize("name", CLOSED)
def test_elements_in_which_nothing_is_marked(name: str) -> None:
    assert marks(f"<{name}>ОО <i>ОО</i></{name}>") == 0
    assert marks(f"<{name.upper()}>ОО</{name}><p>ОО</p>") == 1


@pytest.mark.parametrize("name", ["p", "li", "td", "div", "em", "strong", "span", "blockquote", "dd"])
def test_elements_in_which_words_are_marked_once(name: str) -> None:
    assert marks(f"<{name}>ОО и ОО</{name}><p>ОО</p>") == 1


@pytest.mark.parametrize("name", VOID)
def test_elements_without_an_end_close_nothing(name: str) -> None:
    assert marks(f"<p>До <{name}> ОО</p>") == 1
    assert marks(f"<code><{name}> ОО</code><p>ОО</p>") == 1


def test_the_mark_leads_to_the_glossary_from_the_page() -> None:
    assert explain_abbreviations("<p>Для ОО.</p>", WORDS, SiteLinks("../../")) == (
        '<p>Для <a class="mt-abbr" href="../../glossary/#oo"><abbr title="школа">ОО</abbr></a>.</p>'
    )


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("", 0),
        ("<p>ЗООПАРК, ОО-1, МОО, ОО‑2</p>", 0),
        ("<p>(ОО)</p>", 1),
        ("<p data-mt-plain>ОО</p><p>ОО</p>", 1),
        ("<!-- ОО --><p>x</p>", 0),
        ("<p>ОО</p><!-- конца нет ОО", 1),
        ("<p title='ОО'>x</p>", 0),
        ("<p>ФГИС\u00a0«Моя школа» и ФГИС «Моя школа»</p>", 1),
        ("<code/>ОО", 1),
        ("ОО", 1),
        ("<h2>ОО<p>ОО</h2>ОО", 1),
    ],
)
def test_odd_places(html: str, count: int) -> None:
    assert marks(html) == count


def test_a_long_page_explains_again_in_a_new_section() -> None:
    short, long = "слово " * 10, "слово " * (SECTION_LENGTH // 6 + 1)
    assert marks(f"<p>ОО {long}</p><h2>Раздел</h2><p>ОО</p>") == 2
    assert marks(f"<p>ОО {short}</p><h2>Раздел</h2><p>ОО</p>") == 1
    assert marks(f"<p>ОО {long}</p><h3>Раздел</h3><p>ОО</p>") == 1
    exactly = "я" * (SECTION_LENGTH - 3)
    assert marks(f"<p>ОО {exactly}</p><h2>Раздел</h2><p>ОО</p>") == 1
