"""Marks abbreviations in finished HTML, so that a reader gets their meaning on hover, focus and tap.

Tags are told from text, and nothing else is read: the standard parser takes four times as long, and every page of a
thousand roadmaps goes through here. Links, buttons, headings, code, pictures and attributes stay as they are, byte for
byte. A calm page explains a word once; a long one once more in a later section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

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

# A comment, a tag with its attributes, or one that never ends: that takes the rest of the page.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^>]*+(?:>|\Z)"
    r"|<(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<rest>(?:[^>\"'/]++|\"[^\"]*+\"|'[^']*+'|/(?!>))*+)"
    r"(?:(?P<empty>/)?>|[^>]*+(?:>|\Z))",
    re.DOTALL,
)


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
    explained: set[str] = set()
    length = 0
    for start, end, new_section in _open_texts(html):
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


def _open_texts(html: str) -> Iterator[tuple[int, int, bool]]:
    """The stretches of text that may hold a mark: start, end, and whether a section began before it."""
    closed: list[str] = []  # open elements from the first closed one inwards
    new_section = False
    end = 0
    for tag in _tags(html):
        if tag.start() > end and not closed and not html[end : tag.start()].isspace():
            yield end, tag.start(), new_section
            new_section = False
        end = tag.end()
        name = (tag["name"] or "").lower()
        if tag["slash"]:
            _leave(closed, name)
        elif name:
            new_section = new_section or name == "h2"
            if name not in _VOID and not tag["empty"] and (closed or name in _CLOSED or _PLAIN in tag["rest"]):
                closed.append(name)
    if not closed and not html[end:].isspace():
        yield end, len(html), new_section


def _leave(closed: list[str], name: str) -> None:
    """An element that HTML lets stand unclosed (p, li) ends with the one around it."""
    while name in closed:
        if closed.pop() == name:
            return


def _tags(html: str) -> Iterator[re.Match[str]]:
    """Tags and comments in order; what begins like one and never ends makes the rest of the page one of them."""
    at = html.find("<")
    while at >= 0:
        tag = _TAG.match(html, at)
        if tag is not None:
            yield tag
            at = html.find("<", tag.end())
        else:  # «a < b» is text
            at = html.find("<", at + 1)
