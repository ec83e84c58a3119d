"""The theme's frame loses what a validator refuses and what no reader sees; the page's own content nothing at all."""

from __future__ import annotations

import pytest

from macros.adapters.host.markup import valid_markup

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


@pytest.mark.parametrize(
    "unseen",
    [
        '<div data-md-component="skip">\n</div>',
        '<div data-md-component="skip">\n<a href="#x" class="md-skip">\nПерейти\n</a>\n</div>',
        '<div data-md-component="announce">\n</div>',
        '<div class="md-sidebar md-sidebar--secondary" data-md-type="toc" hidden>\n<div>\n<div>\n'
        '<nav aria-label="Содержание">\n</nav>\n</div>\n</div>\n</div>',
        '<div class="md-dialog" data-md-component="dialog">\n<div class="md-dialog__inner"></div>\n</div>',
    ],
)
def test_the_frame_loses_what_nobody_sees(unseen: str) -> None:
    assert valid_markup(framed(f"<body>\n{unseen}\n<main>")) == framed("<body>\n<main>")
    assert valid_markup(framed("<main>", f"</main>\n{unseen}\n</body>")) == framed("<main>", "</main>\n</body>")


@pytest.mark.parametrize(
    "seen",
    [
        '<div data-md-component="announce">\n<aside>\nОбновление\n</aside>\n</div>',
        '<div class="md-sidebar md-sidebar--secondary">\n<div>\n<div>\n<nav>\n</nav>\n</div>\n</div>\n</div>',
        '<div class="md-dialog">\n<div></div>\n</div>\n<template data-features="content.code.copy"></template>',
    ],
)
def test_the_frame_keeps_what_is_shown(seen: str) -> None:
    assert valid_markup(framed("<main>", f"\n{seen}\n</body>")) == framed("<main>", f"\n{seen}\n</body>")


def test_the_content_has_no_space_around_it() -> None:
    page = (
        '<main>\n<article class="x">\n\n  <div class="mt-content" id="mt-content">\n<p>x\n</p> \n</div>\n</article>\n'
    )
    lean = '<main>\n<article class="x"><div class="mt-content" id="mt-content"><p>x\n</p></div></article>\n'
    assert valid_markup(page) == lean


def test_a_document_without_content_stays() -> None:
    assert valid_markup("\n\n  <p>x") == "\n\n  <p>x"


def test_the_sign_behind_a_heading_is_for_a_mouse() -> None:
    heading = '<h2 id="now">Сейчас<a class="headerlink" href="#now" title="Ссылка">#</a></h2>'
    other = '<a class="headerlink" href="https://example.org/">куда-то</a>'
    found = valid_markup(framed("").replace(ARTICLE, f"<article>{heading}{other}</article>"))
    assert found == f"\n<article>{heading}{other}</article>\n".replace(
        'class="headerlink" href="#now"', 'class="headerlink" tabindex="-1" aria-hidden="true" href="#now"'
    )


@pytest.mark.parametrize(("box", "label"), [('<input id="__toc">', '<label for="__toc">'), ("", "<label>")])
def test_a_label_for_a_box_that_is_not_there_is_for_nothing(box: str, label: str) -> None:
    document = f'<nav>{box}</nav><article><p>Текст</p></article><label for="__toc">Содержание</label>'
    assert f"{label}Содержание" in valid_markup(document)
