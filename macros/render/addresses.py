"""Makes links of the web addresses in finished HTML: who reads «https://…» on a phone wants to touch it.

The words of a roadmap are plain text; Markdown and the longer materials bring their links along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.render.open_texts import open_texts

# In an attribute a quote stands before it. «&amp;» is the only reference that an address goes on behind.
_ADDRESS = re.compile(
    r"(?<![\w\"'=/])https?://(?P<name>(?:[^\s<>\"'«»\[\]&]|&amp;)*(?:[^\s<>\"'«»\[\]&.,;:!?)]|&amp;))", re.IGNORECASE
)


def link_addresses(html: str) -> str:
    """The page's HTML with its shown addresses as links, which lose their «https://» and last slash."""
    if not _ADDRESS.search(html):
        return html
    linked: list[str] = []
    position = 0
    for match in _shown(html):
        linked += [html[position : match.start()], f'<a href="{match[0]}">{match["name"].rstrip("/")}</a>']
        position = match.end()
    return "".join([*linked, html[position:]])


def _shown(html: str) -> Iterator[re.Match[str]]:
    for start, end, _ in open_texts(html):
        yield from _ADDRESS.finditer(html, start, end)
