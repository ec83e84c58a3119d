"""After an edit of one roadmap the other thousand are the very same objects: what was made of them is still true."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")
C = TypeVar("C")
R = TypeVar("R")


class OfEach(Generic[T, C, R]):
    """Makes something of each of many values, and not again of those that were there the last time.

    `make` gets a value that never changes, and what else it depends on: `common` is compared, values are known by
    themselves. Of values that are gone nothing is kept.
    """

    def __init__(self, make: Callable[[T, C], R]) -> None:
        self._make = make
        self._last: tuple[C | None, dict[int, tuple[T, R]]] = (None, {})

    def all(self, values: Iterable[T], common: C) -> tuple[R, ...]:
        """What is made of each value, in their order."""
        asked = tuple(values)
        before, known = self._last
        if before != common:
            known = {}
        found = {id(each): known.get(id(each)) or (each, self._make(each, common)) for each in asked}
        self._last = (common, found)
        return tuple(found[id(each)][1] for each in asked)
