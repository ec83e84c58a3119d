"""Which documents hold which stem, and how much it weighs there: kept small while forty thousand documents come by."""

from __future__ import annotations

import json
from array import array
from base64 import b64encode
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

ENOUGH = 16_000  # bytes of one part: some six thousand when compressed
DENSE = 1 / 8  # of the documents: from there on a bit for each one is shorter than numbers, compressed too

_LEVEL_BITS = 8
_MOST_LEVELS = 1 << _LEVEL_BITS


@dataclass(frozen=True, slots=True)
class TermsPart:
    """One file of postings: the stems from `first` up to the next part's."""

    first: str
    content: bytes


class Postings:
    """Documents by stem. A posting is a number: the document, and in its low bits the level of its weight."""

    def __init__(self) -> None:
        self._documents: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._levels: dict[float, int] = {}

    def add(self, document: int, weight: float, stems: Collection[str]) -> None:
        """Each of the stems weighs `weight` in the document. Documents come in rising order."""
        if not stems:
            return
        posting = document << _LEVEL_BITS | self._level(weight)
        documents = self._documents
        for stem in stems:
            documents[stem].append(posting)

    def parts(self) -> Iterator[TermsPart]:
        """The files, stems in order of their letters: forms and beginnings of a word stand together.

        Each is a JSON object: stem → lists, heaviest first: [weight, first document, steps to the next ones…], or
        [weight, "bits", how many]: base64 of a bit for each document, the lowest of the first byte for the first one.
        """
        weights = {level: weight for weight, level in self._levels.items()}
        held: list[bytes] = []
        first, size = "", 0
        for stem in sorted(self._documents):
            line = f"{json.dumps(stem, ensure_ascii=False)}:{_lists(self._documents[stem], weights)}".encode()
            if held and size + len(line) > ENOUGH:
                yield _part(first, held)
                held, size = [], 0
            first = first if held else stem
            held.append(line)
            size += len(line)
        if held:
            yield _part(first, held)

    def _level(self, weight: float) -> int:
        """Weights are few: those of a title and of a text, times the few boosts in use. More of them are rounded."""
        known = self._levels.get(weight)
        if known is None and len(self._levels) == _MOST_LEVELS:
            return min(self._levels.items(), key=lambda level: (abs(level[0] - weight), level[0]))[1]
        return self._levels.setdefault(weight, len(self._levels)) if known is None else known


def _lists(postings: array[int], weights: dict[int, float]) -> str:
    by_level: defaultdict[int, list[int]] = defaultdict(list)
    for posting in postings:
        by_level[posting & (_MOST_LEVELS - 1)].append(posting >> _LEVEL_BITS)
    heaviest = sorted(by_level, key=lambda level: -weights[level])
    return f"[{','.join(_list(weights[level], by_level[level]) for level in heaviest)}]"


def _list(weight: float, documents: list[int]) -> str:
    if len(documents) > (documents[-1] + 1) * DENSE and len(documents) > 8:
        return f'[{weight:g},"{_bits(documents)}",{len(documents)}]'
    steps = [documents[0], *(after - before for before, after in pairwise(documents))]
    return f"[{weight:g},{','.join(map(str, steps))}]"


def _bits(documents: list[int]) -> str:
    bits = bytearray(documents[-1] // 8 + 1)
    for document in documents:
        bits[document >> 3] |= 1 << (document & 7)
    return b64encode(bits).decode()


def _part(first: str, lines: list[bytes]) -> TermsPart:
    return TermsPart(first, b"{" + b",\n".join(lines) + b"}\n")
