"""Which measure of a YAML roadmap is which of a new edition: by words first, by numbers where words leave it open.

A plan that gets one more measure in the middle moves all numbers below it; ids must stay with their measures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros.importers.cleaning import letters_only
from macros.importers.draft import MeasureDraft, RoadmapDraft
from macros.importers.numbers import number_key

_STEM = 5  # letters of a word that do not change with its ending
_ENOUGH = 0.34
_SAME_NUMBER = 0.35
_SAME_TERM = 0.1


@dataclass
class Pair:
    """A measure of the YAML and one of the new edition, with the same one in the edition before where that is known.

    One of the first two may be missing. `made` is the entry that was made for a new one.
    """

    old: Any | None = None
    new: MeasureDraft | None = None
    before: MeasureDraft | None = None
    made: Any | None = None


def match_measures(old: Sequence[Any], new: Sequence[MeasureDraft], before: RoadmapDraft | None) -> list[Pair]:
    """Pairs in the order of the new edition, then what it does not have."""
    if before is not None:
        middle = tuple(before.measures())
        to_before = _best([_Side.of(m) for m in new], [_Side.of(m) for m in middle])
        to_old = _best([_Side.of(m) for m in middle], [_Side.of_yaml(m) for m in old])
        found = {n: (b, to_old.get(b)) for n, b in to_before.items()}
        pairs = [
            Pair(
                old[o] if (o := found.get(n, (0, None))[1]) is not None else None,
                each,
                middle[found[n][0]] if n in found else None,
            )
            for n, each in enumerate(new)
        ]
    else:
        to_yaml = _best([_Side.of(m) for m in new], [_Side.of_yaml(m) for m in old])
        pairs = [Pair(old[to_yaml[n]] if n in to_yaml else None, each) for n, each in enumerate(new)]
    taken = [pair.old for pair in pairs if pair.old is not None]
    return [*pairs, *(Pair(each) for each in old if not any(each is one for one in taken))]


def likeness(first: str, second: str) -> float:
    """How much of two texts' words is the same, from 0 to 1, endings aside."""
    return _share(_stems(first), _stems(second))


def same_words(first: str, second: str) -> bool:
    """Whether the texts differ in case, spaces, dashes and look-alike letters only."""
    return _key(first) == _key(second)


@dataclass(frozen=True)
class _Side:
    number: tuple[int, ...]
    title: frozenset[str]
    words: frozenset[str]
    term: str

    @classmethod
    def of(cls, measure: MeasureDraft) -> _Side:
        words = " ".join([measure.title, *measure.details, *(result.text for result in measure.results)])
        return cls(number_key(measure.number), _stems(measure.title), _stems(words), _key(measure.term))

    @classmethod
    def of_yaml(cls, measure: Any) -> _Side:
        title = str(measure["название"])
        words = " ".join([title, *_texts(measure.get("подробности")), *_texts(measure.get("результаты"))])
        term = " ".join(_texts(measure.get("срок")))
        return cls(number_key(str(measure["номер"])), _stems(title), _stems(words), _key(term))


def _best(first: Sequence[_Side], second: Sequence[_Side]) -> dict[int, int]:
    """The pairs of most likeness, each side used once."""
    scores = []
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            score = max(_share(one.title, other.title), _share(one.words, other.words))
            score += _SAME_NUMBER * (one.number == other.number and one.number != ())
            score += _SAME_TERM * (one.term == other.term and one.term != "")
            if score > _ENOUGH:
                scores.append((-score, i, j))
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(scores):
        if i not in found and j not in used:
            found[i] = j
            used.add(j)
    return found


def _texts(value: Any) -> list[str]:
    if value is None:
        return []
    if isinstance(value, Mapping):
        return [str(value.get("текст", ""))]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    return [str(value)]


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in re.findall(r"\w{3,}", letters_only(text)))


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    common = len(first & second)
    return common / max(min(len(first), len(second)), 1) * float((common / max(len(first | second), 1)) ** 0.5)


def _key(text: str) -> str:
    return letters_only(text)
