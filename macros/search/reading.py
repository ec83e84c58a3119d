"""An index in parts → its documents again: for the checks before a publication."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from zlib import crc32

from macros.search.block import texts_path
from macros.search.index import terms_path, words_path
from macros.search.values import SearchDocument


def read_documents(head: Mapping[str, Any], read: Callable[[str], bytes]) -> Iterator[SearchDocument]:
    """All documents, in order, without their boosts; then the words and the postings are gone through.

    `read` gives a file of the index by its path. Raises ValueError, KeyError, IndexError, TypeError or AttributeError
    where the files are not what `make_block` and `join_blocks` give, and what `read` raises.
    """
    sizes = [sum(counts) for _name, *counts in head["blocks"]]
    if not sum(sizes) == head["documents"] == sum(map(abs, head["pages"])):
        raise ValueError(sizes)
    for name, *counts in head["blocks"]:
        for number, count in enumerate(counts):
            yield from _read_texts(read(texts_path(name, number)), count)
    words = json.loads(read(words_path(head["version"])))
    if not all(isinstance(word, str) for group in words for word in group):
        raise ValueError(words)
    known = b64decode(head["known"], validate=True)
    for number, (first, size) in enumerate(head["terms"]):
        stems = _check_postings(read(terms_path(head["version"], number)), first, size, sizes)
        for bit in (crc32(stem.encode()) % (8 * len(known) or 1) for stem in stems if stem.isalpha()):
            if not known[bit >> 3] >> (bit & 7) & 1:
                raise ValueError(number)


def _read_texts(content: bytes, count: int) -> Iterator[SearchDocument]:
    part = json.loads(content)
    if len(part["docs"]) != count:
        raise ValueError(count)
    for page, place, title, text, *tags in part["docs"]:
        location = f"{part['pages'][page][0]}{place}"
        yield SearchDocument(location, title, text, tags=tuple(tags[0]) if tags else ())


def _check_postings(content: bytes, first: str, size: int, blocks: Sequence[int]) -> Iterable[str]:
    """The stems, once their postings are gone through."""
    postings: dict[str, Any] = json.loads(content)
    if len(content) != size or min(postings) != first:
        raise ValueError(first)
    for lists in postings.values():
        for _weight, *chunks in lists:
            if not all(0 <= _last(steps) < blocks[block] for block, *steps in chunks):
                raise ValueError(first)
    return postings


def _last(steps: list[Any]) -> int:
    if not isinstance(steps[0], str):
        return sum(steps)
    bits = int.from_bytes(b64decode(steps[0], validate=True), "little")
    return bits.bit_length() - 1 if bits.bit_count() == steps[1] else -1
