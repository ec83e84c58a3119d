"""HTML in pages: what editors use passes, what could harm a reader is named with its place, whatever its disguise."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.checks.markup import address_fault, clean_page, picture_fault
from macros.checks.markup.reading import read_markup
from macros.model.page import Page, PageMeta
from tests.support.page_markup import CARD, examine, examine_page

NO_MARK = "(?!)(x)"


def codes(body: str) -> set[str]:
    return {each.code for each in examine_page(body, {"docs/a.png": 1})}


@pytest.mark.parametrize(
    "body",
    [
        "**Жирно**, *курсив*, `<script>`, ~~нет~~, 5 < 7 и 7 > 5, AT&T, «кавычки»",
        "[Сайт](https://myschool.edu.ru/?a=1&b=2#c) <https://myschool.edu.ru>",
        "[Позвонить](tel:112) [имя][1]\n\n[1]: https://myschool.edu.ru 'Подпись'",
        "![Схема](a.png) ![Схема](a.png){ width=640 loading=lazy }",
        "<figure markdown>\n\n![Схема](a.png)\n\n<figcaption markdown>Схема **1**</figcaption>\n\n</figure>",
        '<details markdown="1">\n<summary>Подробнее</summary>\n\n- раз\n- два\n\n</details>',
        '<div class="admonition tip" markdown>\n<p class="admonition-title">Совет</p>\n\nТекст.\n\n</div>',
        '!!! warning "Внимание"\n\n    Текст с *курсивом*.\n\n    - список',
        "| Кто | Срок |\n| :-- | --: |\n| школа | 5 |\n\nСлово[^1].\n\n[^1]: Сноска.\n\n*[ОО]: организация\n\nОО.",
        "Термин\n:   Значение\n\n## Заголовок { #mesto }\n\n[К месту](#mesto) [Наверх](#)",
        "<table><tr><th scope='row'>Кто</th><td colspan=2>да</td></tr></table>",
        "Клавиши <kbd>Ctrl</kbd>+<kbd>C</kbd>, H<sub>2</sub>O, <mark>важно</mark>, <br> и <wbr>",
        "<time datetime='2025-02-10'>10 февраля</time>",
        '<abbr title="Образовательная организация">ОО</abbr> <span lang="en">school</span>',
        "```python\nprint('<script>')\n```\n\n    <script>alert(1)</script>\n\n`<img onerror=x>`",
        "<!-- заметка редактора: <script> здесь не действует -->\n\nТекст.",
        "[Кнопка](#){ .md-button .md-button--primary }\n\n3. раз\n3. два",
        "[TOC]\n\n## Раз\n\n## Два",
        "Ссылка &copy; &mdash; &nbsp; &#8470; &lt;script&gt;",
    ],
)
def test_what_editors_write_passes(body: str) -> None:
    assert codes(body) == set()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<script>alert(1)</script>", "html-tag"),
        ("<ScRiPt src=x></sCrIpT>", "html-tag"),
        ("текст <script\n>alert(1)</script>", "html-rebuilt"),
        ("<img src=x onerror=alert(1)>", "html-attribute"),
        ("<img/src=a.png/ onerror=alert(1)>", "html-attribute"),
        ("<p/onclick=alert(1)>a</p>", "html-attribute"),
        ("<details open ontoggle=alert(1)>a</details>", "html-attribute"),
        ("<svg/onload=alert(1)>", "html-tag"),
        ("<math><mtext><img src=a.png></mtext></math>", "html-tag"),
        ("<style>*{display:none}</style>", "html-tag"),
        ("<link rel=stylesheet href=x>", "html-tag"),
        ("<meta http-equiv=refresh content=0>", "html-tag"),
        ("<base href=https://example.org/>", "html-tag"),
        ("<object data=x></object><embed src=x>", "html-tag"),
        ("<form action=x><button>a</button></form>", "html-tag"),
        ("<template><script>x</script></template>", "html-tag"),
        ("<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>", "html-tag"),
        ("<textarea></textarea>", "html-tag"),
        ("<plaintext>", "html-tag"),
        ("<video src=a.mp4></video>", "html-tag"),
        ("<custom-element></custom-element>", "html-tag"),
        ("<!DOCTYPE html>\n\nтекст", "html-tag"),
        ("<?xml version='1.0'?>\n", "html-tag"),
        ("текст\n{: onclick=alert(1) }", "html-attribute"),
        ("# Слово {: style='position:fixed' }", "html-attribute"),
        ("![a](a.png){: onerror=alert(1) srcset=//example.org/a }", "html-attribute"),
        ("[a](#){ target=_blank }", "html-attribute"),
        ("[a](#){ href=javascript:alert(1) }", "unsafe-link"),
        ("![a](a.png){ src=//example.org/a.png }", "remote-picture"),
        ("* пункт\n{: data-mt-plain=1 }", "html-attribute"),
        ("<p id=mt-content>a</p>", "html-id"),
        ("## a { #__drawer }", "html-id"),
        ("# mt content", "html-id"),
        ('<p id="a b">a</p>', "html-id"),
        ("<p class='mt-vision-panel'>a</p>", "html-class"),
        ("<pre class=mermaid>graph</pre>", "html-class"),
        ("<a href=' javascript:alert(1)'>a</a>", "unsafe-link"),
        ("<a href='java&Tab;script:alert(1)'>a</a>", "unsafe-link"),
        ("<a href='java&#10;script:alert(1)'>a</a>", "unsafe-link"),
        ("<a href='&#x1;javascript:alert(1)'>a</a>", "unsafe-link"),
        ("<a href='javascript&colon;alert(1)'>a</a>", "unsafe-link"),
        ("[a](javascript&#58;alert(1))", "unsafe-link"),
        ("[a](JaVaScRiPt:alert(1))", "unsafe-link"),
        ("[a][b]\n\n[b]: javascript:alert(1)", "unsafe-link"),
        ("[a]\n\n[a]: <javascript:alert(1)>", "unsafe-link"),
        ("<javascript:alert(1)>", "html-tag"),
        ("[a](data:text/html;base64,AAAA)", "unsafe-link"),
        ("[a](vbscript:x)", "unsafe-link"),
        ("[a](file:///etc/passwd)", "unsafe-link"),
        ("[a](//example.org)", "unsafe-link"),
        ("[a](/\\example.org)", "unsafe-link"),
        ("[a](\\\\example.org\\x)", "unsafe-link"),
        ("[a](http:example.org)", "unsafe-link"),
        ("[a](https://gosuslugi.ru@example.org)", "unsafe-link"),
        ("[a](https://gosuslugi.ru%00@example.org)", "unsafe-link"),
        ("[a](ftp://example.org)", "unsafe-link"),
        ("[a](intent://x)", "unsafe-link"),
        ("![a](https://example.org/a.png)", "remote-picture"),
        ("![a](//example.org/a.png)", "remote-picture"),
        ("![a](data:image/svg+xml,x)", "remote-picture"),
        ("![a][b]\n\n[b]: https://example.org/a.png", "remote-picture"),
        ("<div>нет конца", "html-unclosed"),
        ("</div></div></div>", "html-unopened"),
        ("<div/>", "html-unclosed"),
        ("<ul><li>раз<li>два</ul>", "html-unclosed"),
        ("<b><i>а</b></i>", "html-unclosed"),
        ("<a href='#'><a href='#'>а</a></a>", "html-rebuilt"),
        ("<table>слова<tr><td>а</td></tr></table>", "html-rebuilt"),
        ("<p title=a title=b>а</p>", "html-attribute"),
        ("<ol start=-5><li>а</li></ol>", "html-value"),
        ("<img src=a.png alt=а width=99999>", "html-value"),
        ("<p lang='x\"'>а</p>", "html-value"),
        ('[слово](# "{{ term("до 1 мая") }}")', "macro-in-attribute"),
        ("## Срок {{ term('до 1 мая') }} { #srok }", "macro-in-attribute"),
        ("<p id=a>а</p><p id=a>б</p>", "html-duplicate-id"),
    ],
)
def test_what_could_harm_is_named(body: str, code: str) -> None:
    found = examine_page(body, {"docs/a.png": 1})
    assert code in {each.code for each in found}, [each.headline for each in found]
    assert all(each.hint and each.span.line >= 1 for each in found)


def test_the_place_is_that_of_the_fault_and_not_of_its_twin_in_code() -> None:
    body = "`<script>`\n\nтекст\n\n<script>alert(1)</script>\n\n<script>alert(2)</script>\n"
    assert [(each.span.line, each.span.column) for each in examine_page(body)] == [(9, 1), (11, 1)]


def test_a_page_of_faults_is_told_fifty_times() -> None:
    assert len([each for each in examine_page("<u onclick=x>а</u>\n\n" * 300) if each.code == "html-attribute"]) == 50


INSTRUCTION = """ид: a
название: Как войти
описание: О чём
владелец: Координатор
проверено: 2026-11-22
связанные: [{related}]
шаги:
  - название: Войти
    шаблоны: [{{название: Шаг, адрес: {url}}}]
"""


@pytest.mark.parametrize(
    ("related", "url", "dead"),
    [
        ("page.md#mesto", "page/#mesto", []),
        ("page.md#net", "page/", ["net"]),
        ("page.md", "page/#net", ["net"]),
        ("page/", "instructions/a/#step-1", []),
        ("page/", "instructions/a/#step-2", ["step-2"]),
        ("page/", "changes/#net", []),  # its days are not known here
        ("page/", "https://example.org/#net", []),
    ],
)
def test_places_in_links_of_data(related: str, url: str, dead: list[str]) -> None:
    texts = {
        "docs/page.md": f"{CARD}## Место {{ #mesto }}\n",
        "docs/instructions/a.yaml": INSTRUCTION.format(related=related, url=url),
    }
    found = examine(texts)
    assert [each.code for each in found] == ["dead-anchor"] * len(dead), [each.headline for each in found]
    assert [name for each, name in zip(found, dead, strict=True) if name not in each.message] == []


PIECES = [*"<>/=\"'&;#x abp\n!-[]?", "<p", "</p>", "<img", "<b>", "<table>", "<td>", "<a ", "on", "&lt;", "<!--", "-->"]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=300)
def test_what_is_published_is_always_the_sanitisers_own_text(html: str) -> None:
    """Whatever comes: the text handed on is clean, and cleaning it again finds nothing."""
    page = Page("x.md", PageMeta(), html, 1)
    first = clean_page(html, page, NO_MARK)
    again = clean_page(first.html, page, NO_MARK)
    assert again.html == first.html
    assert [each.code for each in again.diagnostics if each.code != "html-rebuilt"] == []
    if not first.diagnostics:
        plain = [token for token in read_markup(html).tokens if token[0] == "start"]
        assert [token for token in read_markup(first.html).tokens if token[0] == "start"] == plain


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#a",
        "a.md",
        "../a/",
        "a%20b.pdf",
        "a b.pdf",
        "?a=1",
        "https://xn--80a.xn--p1ai/",
        "https://школа.рф/путь",
        "tel:112",
    ],
)
def test_addresses_of_pages(address: str) -> None:
    assert not address_fault(address)


@given(st.sampled_from(["javascript:", "data:", "vbscript:", "file:", "blob:", "about:", "ws:"]), st.data())
def test_no_disguise_of_a_scheme_passes(scheme: str, data: st.DataObject) -> None:
    """A browser drops tabs and line ends within an address, and control characters before it."""
    signs = [data.draw(st.sampled_from(["", "", "", "\t", "\n", "\r"])) + sign for sign in scheme]
    lead = data.draw(st.sampled_from(["", " ", "\x00", "\x01", "\u00a0", "\ufeff"]))
    address = lead + "".join(sign.upper() if data.draw(st.booleans()) else sign for sign in signs) + "alert(1)"
    assert address_fault(address)
    assert picture_fault(address)
