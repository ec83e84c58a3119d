"""A bar on the terminal while much is made; silent for one thing and where nobody watches (a file, CI)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import TextIO, TypeVar

from macros.adapters.building.cores import spread

_WIDTH = 30

T = TypeVar("T")
R = TypeVar("R")


def spread_in_sight(title: str, fewest: int | None = None) -> Callable[[Callable[[T], R], Sequence[T]], Iterator[R]]:
    """`cores.spread` with a bar that tells how far it has come, where a person looks on."""

    def run(work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        with ProgressBar(len(items), title) as bar:
            for done, result in enumerate(spread(work, items, fewest=fewest), 1):
                bar.show(done)
                yield result

    return run


class ProgressBar:
    """«Листы [#####.....] 12 из 82» on one line, which is cleared at the end."""

    def __init__(self, total: int, title: str = "", stream: TextIO | None = None) -> None:
        self._total = total
        self._title = f"{title} " if title else ""
        self._stream = stream or sys.stderr
        self._seen = total > 1 and self._stream.isatty()

    def __enter__(self) -> ProgressBar:
        """Begin with an empty bar."""
        self.show(0)
        return self

    def show(self, done: int) -> None:
        """So many are done."""
        if self._seen:
            full = _WIDTH * done // self._total
            self._stream.write(f"\r{self._title}[{'#' * full}{'.' * (_WIDTH - full)}] {done} из {self._total}")
            self._stream.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the line."""
        if self._seen:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
