"""Marks abbreviations in finished HTML, so that a reader gets their meaning on hover, focus and tap.

Links, buttons, headings, code, pictures and attributes stay as they are, byte for byte. A calm page explains a word
once; a long one once more in a later section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markupsafe import escape

from macros.render.links import SiteLinks
from macros.render.open_texts import open_texts
from macros.views.glossary import AbbreviationView

SECTION_LENGTH = 6_000  # characters of text after which a new section explains its words again


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
    for start, end, new_section in open_texts(html):
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
