"""The documents themselves, as results show them, in files of neighbours: results of one page come together."""

from __future__ import annotations

import json
from typing import Any

from macros.search.values import SearchDocument

ENOUGH = 12_000  # characters of one file: two or three thousand bytes when compressed
ENOUGH_OF_A_PAGE = 24_000  # a page longer than that goes on in another file


class TextsPart:
    """One file in the making: {"pages": [[address, title]…], "docs": [[page, what follows its address, title, text]…]}.

    Tags, where there are some, come fifth in a document.
    """

    def __init__(self) -> None:
        self.count = 0
        self._size = 0
        self._pages: list[tuple[str, str]] = []
        self._documents: list[list[Any]] = []

    def add(self, document: SearchDocument, page_title: str) -> None:
        """Put the document in."""
        page = document.page
        if not self._pages or self._pages[-1][0] != page:
            self._pages.append((page, page_title))
        row: list[Any] = [len(self._pages) - 1, document.location[len(page) :], document.title, document.text]
        if document.tags:
            row.append(document.tags)
        self._documents.append(row)
        self.count += 1
        self._size += len(document.title) + len(document.text)

    def takes(self, document: SearchDocument) -> bool:
        """Whether the document should come into this file, not into a new one."""
        goes_on = bool(self._pages) and self._pages[-1][0] == document.page
        return self._size < (ENOUGH_OF_A_PAGE if goes_on else ENOUGH)

    def content(self) -> bytes:
        """The file."""
        content = {"pages": self._pages, "docs": self._documents}
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
