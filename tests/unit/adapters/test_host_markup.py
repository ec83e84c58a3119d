"""The theme's frame loses what a validator refuses and what no reader sees; the page's own content nothing at all."""

from __future__ import annotations

import json

from macros.adapters.host_markup import valid_markup

ARTICLE = '<article class="x">\n  <pre>\n\n  как \\u043e\n</pre>\n</article>'


def framed(before: str, after: str = "") -> str:
    return f"{before}\n{ARTICLE}{after}\n"


def test_toggles_lose_autocomplete() -> None:
    toggle = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">'
    assert valid_markup(framed(toggle)) == framed(toggle.replace(' autocomplete="off"', ""))


def test_a_search_field_keeps_it() -> None:
    field = '<input type="text" class="md-search__input" autocomplete="off">'
    assert valid_markup(framed(field)) == framed(field)


def test_the_frame_loses_indents_and_empty_lines_and_the_content_none() -> None:
    found = valid_markup(framed("\n\n<!doctype html>\n\n  \n    <a> x  \n\t\ty\u00a0</a>\r\n  ", "\n\n    </main>\n"))
    assert found == framed("<!doctype html>\n<a> x\ny\u00a0</a>", "\n</main>")


def test_letters_of_the_settings_are_written_as_letters() -> None:
    settings = {"clipboard.copied": "Скопировано <в> буфер", "not": "\\u043e", "other": "\u2028"}
    written = json.dumps(settings).replace("<", "\\u003c")
    found = valid_markup(framed("", f"<script>{written}</script>"))
    assert "Скопировано \\u003cв" in found and "\\u2028" in found
    assert json.loads(found.rpartition("<script>")[2].removesuffix("</script>\n")) == settings


def test_a_document_without_content_stays() -> None:
    assert valid_markup("\n\n  <p>x") == "\n\n  <p>x"
