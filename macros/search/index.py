"""Documents one by one → the files of an index in parts, each written as soon as it is full."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from macros.search.postings import Postings
from macros.search.texts import TextsPart
from macros.search.values import DocumentStems, SearchDocument, Weights
from macros.search.words import document_stems

HEAD_KEY = "split"  # in the theme's configuration of its search, which is handed to the worker as it is
VERSION_LENGTH = 12


class IndexBuilder:
    """Takes documents, hands files to `write` (name without a folder, bytes) and keeps only numbers of them.

    The same documents in the same order give the same files. Documents of one page should come in a row, the page
    itself first.
    """

    def __init__(self, weights: Weights, write: Callable[[str, bytes], None]) -> None:
        self._weights = weights
        self._write_file = write
        self._digest = sha256()
        self._postings = Postings()
        self._text = TextsPart()
        self._titles: dict[str, str] = {}
        self._counts: list[int] = []  # documents of each file
        self._runs: list[int] = []  # documents of each page in a row; below zero without the page itself
        self._run_of: dict[str, int] = {}  # the first one of each page
        self._again: dict[int, int] = {}  # a later run of a page → the first one
        self._page: str | None = None
        self._documents = 0

    def add(self, document: SearchDocument, stems: DocumentStems | None = None) -> None:
        """Put the document in; `stems`, if known from before, are those of `document_stems`."""
        stems = stems or document_stems(document)
        boost, weights = document.boost, self._weights
        self._postings.add(self._documents, weights.tags * boost, stems.tags)
        self._postings.add(self._documents, weights.title * boost, stems.title)
        self._postings.add(self._documents, weights.text * boost, stems.text)
        self._begin_or_continue_run(document)
        if not self._text.takes(document):
            self._end_text()
        self._text.add(document, self._titles[document.page])
        self._documents += 1

    def finish(self) -> dict[str, Any]:
        """Write the rest. The answer is the head, which a reader fetches first: what is in which file.

        version: of all files together, the name of their folder; documents: how many; pages: how many documents in a
        row each page has, negative where the page itself is not the first of them; again: rows of a page that had one
        before → that one; texts: how many documents are in each «texts-N.json»; terms: of each «terms-N.json» the first
        stem and the size in bytes.
        """
        if self._text.count:
            self._end_text()
        terms = []
        for number, part in enumerate(self._postings.parts()):
            self._write(f"terms-{number}.json", part.content)
            terms.append((part.first, len(part.content)))
        return {
            "version": self._digest.hexdigest()[:VERSION_LENGTH],
            "documents": self._documents,
            "pages": self._runs,
            "again": self._again,
            "texts": self._counts,
            "terms": terms,
        }

    def _begin_or_continue_run(self, document: SearchDocument) -> None:
        page = document.page
        if page != self._page:
            self._page = page
            is_page = document.location == page
            self._titles.setdefault(page, document.title)
            if page in self._run_of:
                self._again[len(self._runs)] = self._run_of[page]
            self._run_of.setdefault(page, len(self._runs))
            self._runs.append(1 if is_page else -1)
        else:
            self._runs[-1] += 1 if self._runs[-1] > 0 else -1

    def _end_text(self) -> None:
        self._write(f"texts-{len(self._counts)}.json", self._text.content())
        self._counts.append(self._text.count)
        self._text = TextsPart()

    def _write(self, name: str, content: bytes) -> None:
        self._digest.update(f"{name} {len(content)}\n".encode())
        self._digest.update(content)
        self._write_file(name, content)
