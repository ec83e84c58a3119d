"""The quick reading of YAML that is written as it should be: text → plain texts, lists and mappings, without places.

Nearly every file is faultless, and a country's plans are a million values whose places nobody asks for. So this reader
gives up at the first thing that might deserve a word, whatever it is; the strict one (`yaml_tree`) reads again then.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from typing import Any

import yaml

from macros.sources.characters import has_odd_characters
from macros.sources.conflicts import has_conflict
from macros.sources.tree import ABSENT, PlainData
from macros.sources.typed_quotes import NEVER_IN_QUOTES, OPENING, without_typed_quotes
from macros.sources.yaml_tree import BULLETS, GLUED_HASH, LOADER, MAX_BYTES, MAX_DEPTH, MAX_NODES, WIDE_SPACES

# The signs that a plain text may begin with where it may be more than text: a dash without its space, an empty value,
# a bare number, a bullet of Word's, a typographic quote.
_DOUBTFUL = frozenset("-~nN.,0123456789") | BULLETS | OPENING
_BARE_NUMBER = re.compile(r"[\d.,]+")


def read_plain(text: str, quoted: Collection[str] = ()) -> dict[str, PlainData] | None:
    """The mapping that the text holds, the same as of the tree that `parse_yaml` gives.

    None for a text with a fault of writing, a value that is empty, a number without quotes in a field of `quoted`
    (or in any list), typographic quotes where none belong, and for what is no mapping.
    """
    if not _is_ordinary(text):
        return None
    reader = _Reader(LOADER(text), frozenset(quoted))
    try:
        return reader.document()
    except (yaml.YAMLError, _DoubtfulError):
        return None


def _is_ordinary(text: str) -> bool:
    """Whether nothing in the characters is to be told or changed before reading."""
    if len(text) > MAX_BYTES // 4 or "\t" in text or "\r" in text or has_odd_characters(text):
        return False
    if has_conflict(text) or ("#" in text and GLUED_HASH.search(text)):
        return False
    return unicodedata.is_normalized("NFC", text)


class _DoubtfulError(Exception):
    """Something here is for the strict reader."""


class _Reader:
    """Takes the events of one document; what stands in a mapping or a list is read by the function for it."""

    def __init__(self, parser: Any, quoted: frozenset[str]) -> None:
        self._next: Callable[[], Any] = parser.get_event
        self._quoted = quoted
        self._nodes = 1

    def document(self) -> dict[str, PlainData]:
        """The only document. Raises yaml.YAMLError and _DoubtfulError."""
        self._next()  # the stream begins
        start = self._next()
        if type(start) is not yaml.DocumentStartEvent or start.version or start.tags:
            raise _DoubtfulError
        first = self._next()
        if type(first) is not yaml.MappingStartEvent or first.anchor is not None or first.tag is not None:
            raise _DoubtfulError
        found = self._mapping(1)
        self._next()  # the document ends
        if type(self._next()) is not yaml.StreamEndEvent:
            raise _DoubtfulError
        return found

    def _mapping(self, depth: int) -> dict[str, PlainData]:
        found: dict[str, PlainData] = {}
        following = self._next
        while type(event := following()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                raise _DoubtfulError
            key = event.value
            if key in found or event.anchor is not None or event.tag is not None:
                raise _DoubtfulError
            if not event.style and (key[:1] == "-" or key == "<<"):
                raise _DoubtfulError
            found[key] = self._value(following(), depth, key in self._quoted, key)
        self._count(2 * len(found))
        return found

    def _list(self, depth: int, key: str) -> list[PlainData]:
        found: list[PlainData] = []
        following = self._next
        while type(event := following()) is not yaml.SequenceEndEvent:
            found.append(self._value(event, depth, True, key))
        self._count(len(found))
        return found

    def _value(self, event: Any, depth: int, quoted: bool, key: str) -> PlainData:
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
            raise _DoubtfulError
        if kind is yaml.ScalarEvent:
            text: str = event.value
            if not text or (text[0] in _DOUBTFUL if not event.style else text.isspace()):
                _doubt(text, quoted, key)
            return text
        if depth >= MAX_DEPTH:
            raise _DoubtfulError
        return self._mapping(depth + 1) if kind is yaml.MappingStartEvent else self._list(depth + 1, key)

    def _count(self, nodes: int) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            raise _DoubtfulError


def _doubt(text: str, quoted: bool, key: str) -> None:
    """Raises _DoubtfulError if the text is one of those that the strict reader speaks of or leaves out."""
    if not text.strip():
        raise _DoubtfulError
    if text[0] in OPENING and key in NEVER_IN_QUOTES and without_typed_quotes(text) != text:
        raise _DoubtfulError
    dash = text[0] == "-" and (text[1:2].isalpha() or text[1:2] in WIDE_SPACES)
    bullet = text[0] in BULLETS and text[1:2].isspace()
    if dash or bullet or text in ABSENT or (quoted and _BARE_NUMBER.fullmatch(text)):
        raise _DoubtfulError
