"""A row of documents by itself: its texts in files, and which of them hold which stem. Other rows change nothing there.

So a section is indexed block by block, on many cores, and of an earlier build those stay whose words have stayed.
"""

from __future__ import annotations

from array import array
from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from macros.search.texts import TextsPart
from macros.search.values import SearchDocument
from macros.search.words import document_stems, forms_of

NAME_LENGTH = 12
DENSE = 1 / 8  # of the documents: from there on a bit for each one is shorter than numbers, compressed too
FEWEST_BITS = 9  # documents; fewer of them are numbers anyway

Place = tuple[str, float]  # where a stem stands: the field («title»), and the document's boost


@dataclass(frozen=True, slots=True)
class Block:
    """What is known of a row of documents, which are counted from 0 here.

    `name` is of the texts: the folder that they lie in; `texts` are how many documents each of the files has. `pages`
    are addresses in the order of the documents, `runs` how many documents in a row each of them has, below zero where
    the page itself is not the first. `postings` are JSON by place and stem: «0,3,1» is the first document and the steps
    from one to the next, «"bits",how many» base64 of a bit for each document, the lowest of a byte for the first.
    `forms` tell of each stem its usual form and how often it is there. `size` is that of all documents together.
    """

    name: str
    texts: tuple[int, ...]
    pages: tuple[str, ...]
    runs: tuple[int, ...]
    postings: Mapping[Place, Mapping[str, str]]
    forms: Mapping[str, tuple[str, int]]
    size: int

    @property
    def documents(self) -> int:
        """How many they are."""
        return sum(self.texts)

    def paths(self) -> tuple[str, ...]:
        """Its files, relative to the index."""
        return tuple(texts_path(self.name, number) for number in range(len(self.texts)))


def texts_path(block: str, number: int) -> str:
    """Where a file of texts lies in the index."""
    return f"{block}/texts-{number}.json"


def make_block(
    documents: Iterable[SearchDocument], titles: Mapping[str, str] | None = None
) -> tuple[Block, dict[str, bytes]]:
    """The block, and its files by path. The same documents give the same bytes.

    Documents of one page should come in a row, the page itself first. `titles` are those of pages which are not among
    them, by address.
    """
    making = _Making(dict(titles or {}))
    for document in documents:
        making.add(document)
    return making.finish()


class _Making:
    def __init__(self, titles: dict[str, str]) -> None:
        self._titles = titles
        self._postings: defaultdict[Place, defaultdict[str, array[int]]] = defaultdict(
            lambda: defaultdict(lambda: array("I"))
        )
        self._pages: list[str] = []
        self._runs: list[int] = []
        self._texts = [TextsPart()]
        self._pieces: Counter[str] = Counter()
        self._documents = 0
        self._size = 0

    def add(self, document: SearchDocument) -> None:
        stems = document_stems(document)
        for field, found in (("tags", stems.tags), ("title", stems.title), ("text", stems.text)):
            if found:
                postings = self._postings[field, document.boost]
                for stem in found:
                    postings[stem].append(self._documents)
        self._pieces.update(f"{document.title} {document.text}".split())
        self._begin_or_continue_run(document)
        if not self._texts[-1].takes(document):
            self._texts.append(TextsPart())
        self._texts[-1].add(document, self._titles[document.page])
        self._documents += 1
        self._size += document.size

    def finish(self) -> tuple[Block, dict[str, bytes]]:
        texts = [part for part in self._texts if part.count]
        contents = [part.content() for part in texts]
        digest = sha256()
        for content in contents:
            digest.update(f"{len(content)}\n".encode() + content)
        name = digest.hexdigest()[:NAME_LENGTH]
        postings = {
            place: {stem: _listed(found) for stem, found in stems.items()} for place, stems in self._postings.items()
        }
        counts, pages, runs = tuple(part.count for part in texts), tuple(self._pages), tuple(self._runs)
        block = Block(name, counts, pages, runs, postings, forms_of(self._pieces), self._size)
        return block, dict(zip(block.paths(), contents, strict=True))

    def _begin_or_continue_run(self, document: SearchDocument) -> None:
        page = document.page
        if not self._pages or page != self._pages[-1]:
            self._titles.setdefault(page, document.title)
            self._pages.append(page)
            self._runs.append(1 if document.location == page else -1)
        else:
            self._runs[-1] += 1 if self._runs[-1] > 0 else -1


def _listed(documents: array[int]) -> str:
    if len(documents) >= FEWEST_BITS and len(documents) > (documents[-1] + 1) * DENSE:
        return f'"{_bits(documents)}",{len(documents)}'
    steps = [documents[0], *(after - before for before, after in pairwise(documents))]
    return ",".join(map(str, steps))


def _bits(documents: array[int]) -> str:
    bits = bytearray(documents[-1] // 8 + 1)
    for document in documents:
        bits[document >> 3] |= 1 << (document & 7)
    return b64encode(bits).decode()
