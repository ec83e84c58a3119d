"""Abbreviations at the edges of HTML: what a tag is, where a word ends, what closes a place."""

from __future__ import annotations

import pytest

from macros.render.abbreviations import explain_abbreviations
from macros.render.links import SiteLinks
from macros.views.glossary import AbbreviationView

WORDS = (AbbreviationView("ГИС РУО", "система", "g/#1"), AbbreviationView("ОО", "школа", "g/#2"))


def marked(html: str) -> str:
    """The page with «[…]» for each mark."""
    done = explain_abbreviations(html, WORDS, SiteLinks(""))
    for number, meaning in ((1, "система"), (2, "школа")):
        done = done.replace(f'<a class="mt-abbr" href="g/#{number}"><abbr title="{meaning}">', "[")
    return done.replace("</abbr></a>", "]")


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("ОО ГИС РУО ОО", "[ОО] [ГИС РУО] ОО"),
        ("ОО", "[ОО]"),
        ("<p>ОО", "<p>[ОО]"),
        ("ОО<p>ОО", "[ОО]<p>ОО"),
        ("a < ОО", "a < [ОО]"),
        ("<<code>ОО</code>", "<<code>ОО</code>"),
        ("1 <2 ОО <b>x", "1 <2 [ОО] <b>x"),
        ("<p title=ОО/x>ОО", "<p title=ОО/x>[ОО]"),
        ("<p a='>' b=\">\">ОО", "<p a='>' b=\">\">[ОО]"),
        ("<br/>ОО", "<br/>[ОО]"),
        ("<code/>ОО", "<code/>[ОО]"),
        ("<a><br>ОО</a>ОО", "<a><br>ОО</a>[ОО]"),
        ("<a><b>ОО</a>ОО", "<a><b>ОО</a>[ОО]"),
        ("<a></b>ОО</a>ОО", "<a></b>ОО</a>[ОО]"),
        ("</a>ОО", "</a>[ОО]"),
        ("<A>ОО</a>ОО", "<A>ОО</a>[ОО]"),
        ("<code><code>ОО</code>ОО</code>ОО", "<code><code>ОО</code>ОО</code>[ОО]"),
        ("<!-- <a> -->ОО", "<!-- <a> -->[ОО]"),
        ("<!DOCTYPE x>ОО", "<!DOCTYPE x>[ОО]"),
        ("<?x?>ОО", "<?x?>[ОО]"),
        ("<!-- ОО", "<!-- ОО"),
        ("<p ОО", "<p ОО"),
        ("<p 'ОО>ОО", "<p 'ОО>[ОО]"),
        ("<div data-mt-plain>ОО<p>ОО</p></div>ОО", "<div data-mt-plain>ОО<p>ОО</p></div>[ОО]"),
        ("ОО_ ОО2 яОО ОО- -ОО ОО\u2011x \u2011ОО", "ОО_ ОО2 яОО ОО- -ОО ОО\u2011x \u2011ОО"),
        ("ГИС\u00a0РУО ГИС РУО", "[ГИС\u00a0РУО] ГИС РУО"),
        ("ГИС  РУО", "ГИС  РУО"),
        ("(ОО),", "([ОО]),"),
    ],
)
def test_what_is_marked(html: str, shown: str) -> None:
    assert marked(html) == shown


def test_a_new_section_begins_with_its_heading_and_only_after_a_long_text() -> None:
    long = "я" * 6_000
    for count, marks in ((5_997, 1), (5_998, 2)):  # with «ОО» and the space: six thousand signs, or one more
        assert marked(f"ОО {'я' * count}<h2>x</h2>ОО").count("[") == marks
    assert marked(f"ОО {long}<h2>x</h2>ОО").count("[") == 2
    assert marked(f"ОО {long}<h2>x</h2> <h2>y</h2>ОО ОО").count("[") == 2
    assert marked(f"ОО {long}<h2>x</h2>ОО<h2>y</h2>ОО").count("[") == 2
    assert marked(f"ОО {long}ОО").count("[") == 1
