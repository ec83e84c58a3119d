"""Tells where the time of a build went, stage by stage."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stopwatch:
    """Seconds of the wall clock by the names of stages, in the order in which they first began."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time of the block to the stage; a stage may come several times."""
        self._seconds.setdefault(name, 0.0)
        started = time.perf_counter()
        try:
            yield
        finally:
            self._seconds[name] += time.perf_counter() - started

    def table(self, whole: float) -> str:
        """A line for each stage, the longest first, and for the rest of the `whole` seconds."""
        rest = max(whole - sum(self._seconds.values()), 0.0)
        rows = sorted([*self._seconds.items(), ("MkDocs и тема", rest)], key=lambda row: -row[1])
        return "".join(f"  {f'{seconds:.2f}'.replace('.', ',')} с  {name}\n" for name, seconds in rows)
