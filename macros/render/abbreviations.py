"""Marks abbreviations in finished HTML, so that a reader gets their meaning on hover, focus and tap.

The HTML is parsed, not searched: links, buttons, headings, code, pictures and attributes stay as they are, byte for
byte. A calm page explains a word once; a long one once more in a later section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html.parser import HTMLParser

from markupsafe import escape

from macros.render.links import SiteLinks
from macros.views.glossary import AbbreviationView

SECTION_LENGTH = 6_000  # characters of text after which a new section explains its words again

# Where a word is no place for a link, or belongs to the page's frame. Tables' heads and labels are controls or names.
_CLOSED = frozenset(
    [
        *("a", "abbr", "button", "code", "pre", "kbd", "samp", "h1", "h2", "h3", "h4", "h5", "h6", "label", "legend"),
        *("mark", "math", "nav", "option", "script", "select", "style", "sub", "summary", "sup", "svg", "textarea"),
        *("th", "time", "title", "template"),
    ]
)
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_PLAIN = "data-mt-plain"  # an element that asks to be left alone


def explain_abbreviations(html: str, words: Sequence[AbbreviationView], links: SiteLinks) -> str:
    """The page's HTML with the first places of known abbreviations marked. `words` come longest first."""
    if not words:
        return html
    pattern = _pattern(tuple(view.word for view in words))
    if not pattern.search(html):
        return html
    known = {view.word: view for view in words}
    marked: list[str] = []
    position = 0
    for start, end, word in _places(html, pattern):
        marked += [html[position:start], _mark(html[start:end], known[word], links)]
        position = end
    return "".join([*marked, html[position:]])


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words only: «ОО» is not found in «ОО-1» or «ЗООПАРК»; a space may be a non-breaking one."""
    choices = "|".join(re.escape(word).replace(r"\ ", "[ \u00a0]") for word in words)
    return re.compile(rf"(?<![\w\u2011-])(?:{choices})(?![\w\u2011-])")


def _places(html: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """Where to mark which word."""
    parser = _OpenTexts(html)
    explained: set[str] = set()
    length = 0
    for start, end, new_section in parser.texts():
        if new_section and length > SECTION_LENGTH:
            explained, length = set(), 0
        length += end - start
        for match in pattern.finditer(html, start, end):
            word = match[0].replace("\u00a0", " ")
            if word not in explained:
                explained.add(word)
                yield match.start(), match.end(), word


def _mark(text: str, view: AbbreviationView, links: SiteLinks) -> str:
    meaning = escape(view.meaning)
    return f'<a class="mt-abbr" href="{escape(links(view.url))}"><abbr title="{meaning}">{text}</abbr></a>'


class _OpenTexts(HTMLParser):
    """Finds the stretches of text that may hold a mark."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._html = html
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self._closed: list[str] = []  # open elements from the first closed one inwards
        self._new_section = False
        self._found: list[tuple[int, int, bool]] = []

    def texts(self) -> list[tuple[int, int, bool]]:
        """Start, end, and whether a section began before it."""
        self.feed(self._html)
        self.close()
        return self._found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h2":
            self._new_section = True
        if tag in _VOID:
            return
        if self._closed or tag in _CLOSED or any(name == _PLAIN for name, _ in attrs):
            self._closed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An empty element of a picture: it holds no text."""

    def handle_endtag(self, tag: str) -> None:
        # An element that HTML lets stand unclosed (p, li) ends with the one around it.
        while tag in self._closed:
            if self._closed.pop() == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._closed or data.isspace():
            return
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        self._found.append((start, start + len(data), self._new_section))
        self._new_section = False
