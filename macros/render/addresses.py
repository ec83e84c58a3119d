"""Makes links of the web addresses in finished HTML: who reads «https://…» on a phone wants to touch it.

The words of a roadmap are plain text; Markdown and the longer materials bring their links along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.render.open_texts import open_texts

# It begins with plain letters, by which the search runs through a page in no time; what may stand before it is looked
# at afterwards. «&amp;» is the only reference that an address goes on behind.
_ADDRESS = re.compile(r"https?://(?P<name>(?:[^\s<>\"'«»\[\]&]|&amp;)*(?:[^\s<>\"'«»\[\]&.,;:!?)]|&amp;))")
_IN_ATTRIBUTE = frozenset("\"'=/_")


def link_addresses(html: str) -> str:
    """The page's HTML with its shown addresses as links, which lose their «https://» and last slash."""
    if not any(_stands_alone(match) for match in _ADDRESS.finditer(html)):
        return html
    linked: list[str] = []
    position = 0
    for match in _shown(html):
        linked += [html[position : match.start()], f'<a href="{match[0]}">{match["name"].rstrip("/")}</a>']
        position = match.end()
    return "".join([*linked, html[position:]])


def _shown(html: str) -> Iterator[re.Match[str]]:
    for start, end, _ in open_texts(html):
        yield from filter(_stands_alone, _ADDRESS.finditer(html, start, end))


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether it is no part of a word, and no attribute's value."""
    before = match.string[match.start() - 1 : match.start()]
    return not (before.isalnum() or before in _IN_ATTRIBUTE)
