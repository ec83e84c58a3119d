"""An index in parts → its documents again: for the checks before a publication."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from macros.search.values import SearchDocument


def read_documents(head: Mapping[str, Any], read: Callable[[str], bytes]) -> Iterator[SearchDocument]:
    """All documents, in order, without their boosts; then the postings are gone through.

    `read` gives a file of the index by its name. Raises ValueError, KeyError, IndexError, TypeError or AttributeError
    where the files are not what `IndexBuilder` writes, and what `read` raises.
    """
    found = 0
    for number, count in enumerate(head["texts"]):
        part = json.loads(read(f"texts-{number}.json"))
        if len(part["docs"]) != count:
            raise ValueError(number)
        for page, place, title, text, *tags in part["docs"]:
            location = f"{part['pages'][page][0]}{place}"
            yield SearchDocument(location, title, text, tags=tuple(tags[0]) if tags else ())
        found += count
    if found != head["documents"] or found != sum(map(abs, head["pages"])):
        raise ValueError(found)
    for number, (first, size) in enumerate(head["terms"]):
        _check_postings(read(f"terms-{number}.json"), first, size, found)


def _check_postings(content: bytes, first: str, size: int, documents: int) -> None:
    postings = json.loads(content)
    if len(content) != size or min(postings) != first:
        raise ValueError(first)
    for lists in postings.values():
        if not all(0 <= _last(steps) < documents for _weight, *steps in lists):
            raise ValueError(first)


def _last(steps: list[Any]) -> int:
    if not isinstance(steps[0], str):
        return sum(steps)
    bits = int.from_bytes(b64decode(steps[0], validate=True), "little")
    return bits.bit_length() - 1 if bits.bit_count() == steps[1] else -1
