"""Finds which thing of the later state is which of the earlier one, when numbers shift and titles are reworded.

The answer does not depend on the direction: comparing backwards gives the same pairs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property

SAME_NUMBER = 0.3  # likeness that makes one measure of two with the same number
ANY_PLACE = 0.7  # likeness that makes one measure of two anywhere in the plan

_WORD = re.compile(r"\w+")
_NOT_WORDS = re.compile(r"[\W_]+")
_STEM = 6  # letters: enough to tell words apart, too few to see their endings


def folded(text: str) -> str:
    """The text as it is compared: without case, ё, quotes, dashes, punctuation and spaces of any kind."""
    return _NOT_WORDS.sub(" ", text.casefold().replace("ё", "е")).strip()


def figures(text: str) -> tuple[str, ...]:
    """The numbers in the text, in order: where they differ the change is more than words."""
    return tuple(re.findall(r"\d+", text))


@dataclass(frozen=True)
class Card:
    """What a thing is recognised by. `id` and `number` may be empty."""

    title: str
    id: str = ""
    number: str = ""

    @cached_property
    def key(self) -> str:
        """The title as it is compared."""
        return folded(self.title)

    @cached_property
    def words(self) -> Counter[str]:
        """The words of the title without their endings."""
        return Counter(word[:_STEM] for word in _WORD.findall(self.key))


def likeness(one: Card, other: Card) -> float:
    """From 0 (no word in common) to 1 (the same words): Dice's measure over words."""
    total = one.words.total() + other.words.total()
    return 2 * (one.words & other.words).total() / total if total else float(one.key == other.key)


def pair_up(before: Sequence[Card], after: Sequence[Card], anywhere: float = ANY_PLACE) -> dict[int, int]:
    """Index before → index after, for the things that are there in both states."""
    pairs = _Pairs(before, after)
    pairs.by_key(lambda card: card.id)
    pairs.by_key(lambda card: (card.number, card.key) if card.number else "")
    pairs.by_key(lambda card: card.key)
    pairs.by_likeness(SAME_NUMBER, lambda one, other: bool(one.number) and one.number == other.number)
    pairs.by_likeness(anywhere, lambda *_: True)
    return pairs.found


class _Pairs:
    """The pairs found so far; each step looks at what is left."""

    def __init__(self, before: Sequence[Card], after: Sequence[Card]) -> None:
        self.before, self.after = before, after
        self.found: dict[int, int] = {}
        self._left = set(range(len(before)))
        self._right = set(range(len(after)))

    def by_key(self, key: Callable[[Card], Hashable]) -> None:
        """Pair those whose key is not empty and is there exactly once on each side."""
        left, right = self._once(self.before, self._left, key), self._once(self.after, self._right, key)
        for value in left.keys() & right.keys():
            self._take(left[value], right[value])

    def by_likeness(self, least: float, may: Callable[[Card, Card], bool]) -> None:
        """Pair the most alike first; of equals those that kept their places."""
        found = []
        for i in self._left:
            for j in self._right:
                if may(self.before[i], self.after[j]) and self._compatible(i, j):
                    score = likeness(self.before[i], self.after[j])
                    if score >= least:
                        found.append((-score, abs(i - j), i + j, i, j))
        for *_, i, j in sorted(found):
            if i in self._left and j in self._right:
                self._take(i, j)

    def _compatible(self, i: int, j: int) -> bool:
        """Two different ids are two things, whatever they are called."""
        one, other = self.before[i].id, self.after[j].id
        return not (one and other and one != other)

    def _once(self, cards: Sequence[Card], indices: set[int], key: Callable[[Card], Hashable]) -> dict[Hashable, int]:
        keys = {index: key(cards[index]) for index in indices}
        times = Counter(keys.values())
        return {value: index for index, value in keys.items() if value and times[value] == 1}

    def _take(self, i: int, j: int) -> None:
        if self._compatible(i, j):
            self.found[i] = j
            self._left.discard(i)
            self._right.discard(j)
