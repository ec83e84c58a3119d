"""Words of a Markdown page get their non-breaking spaces; code, anchors and the contents do not."""

from __future__ import annotations

import pytest
from markdown import Markdown, markdown
from markdown.extensions import Extension

from macros.adapters.host.line_ends import LineEnds

EXTENSIONS: list[str | Extension] = ["fenced_code", "tables", "toc", "attr_list", LineEnds()]


@pytest.mark.parametrize(
    ("page", "html"),
    [
        ("Вход – кнопка", "<p>Вход⍽– кнопка</p>"),
        ("**Вход** – [тут – там](a.md) – всё", '<p><strong>Вход</strong>⍽– <a href="a.md">тут⍽– там</a>⍽– всё</p>'),
        ("Пишите `a – b` – так", "<p>Пишите <code>a – b</code>⍽– так</p>"),
        ("    a – b", "<pre><code>a – b\n</code></pre>"),
        ("```\na – b\n```", "<pre><code>a – b\n</code></pre>"),
        ("<b title='a – b'>x</b> – y", "<p><b title='a – b'>x</b>⍽– y</p>"),
        ("- школа № 5", "<ul>\n<li>школа №⍽5</li>\n</ul>"),
    ],
)
def test_where_the_spaces_come(page: str, html: str) -> None:
    assert markdown(page, extensions=EXTENSIONS) == html.replace("⍽", "\u00a0")


def test_a_heading_keeps_its_anchor_and_its_name_in_the_contents() -> None:
    with_them, without = Markdown(extensions=EXTENSIONS), Markdown(extensions=EXTENSIONS[:-1])
    html = with_them.convert("# Vhod – knopka")
    without.convert("# Vhod – knopka")
    assert html == '<h1 id="vhod-knopka">Vhod\u00a0– knopka</h1>'
    assert with_them.toc_tokens == without.toc_tokens  # type: ignore[attr-defined]
