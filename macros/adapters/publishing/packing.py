"""Puts a compressed copy beside every text of a version, so that the web server gives it without compressing.

The copies belong to the version: they are named by its digest, and they go when it goes.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path

from macros.adapters.cores import spread

SUFFIX = ".gz"

_TEXTS = frozenset((".html", ".css", ".js", ".json", ".csv", ".ics", ".atom", ".xml", ".txt", ".svg"))
_SMALLEST = 1024  # bytes; a shorter file fits into one packet anyway
_WORTH = 0.95  # of the size: a copy that saves less is left out
_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Packed:
    """What was packed: how many files, their bytes before and after."""

    files: int
    before: int
    after: int


def pack(folder: Path) -> Packed:
    """Write the copies. The same files give the same bytes: no time and no name are in them. Raises OSError."""
    texts = sorted(path for path in folder.rglob("*") if path.suffix in _TEXTS and path.stat().st_size >= _SMALLEST)
    sizes = [size for size in spread(_pack_one, texts) if size[1]]
    return Packed(len(sizes), sum(before for before, _ in sizes), sum(after for _, after in sizes))


def _pack_one(path: Path) -> tuple[int, int]:
    """Bytes before and after; zero after for a file that is not worth it."""
    data = path.read_bytes()
    packed = gzip.compress(data, _LEVEL, mtime=0)
    if len(packed) > len(data) * _WORTH:
        return len(data), 0
    path.with_name(path.name + SUFFIX).write_bytes(packed)
    return len(data), len(packed)
