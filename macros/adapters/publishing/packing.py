"""Puts compressed copies beside every text of a version, so that the web server gives them without compressing.

Every server reads gzip; a browser that knows Brotli gets a fifth less. The copies belong to the version: they are named
by its digest, and they go when it goes.
"""

from __future__ import annotations

import errno
import gzip
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from macros.adapters.building.cores import spread

try:
    import brotli
except ImportError:  # a system that the package has no wheel for
    brotli = None

GZIP = ".gz"
BROTLI = ".br"

_TEXTS = frozenset((".html", ".css", ".js", ".json", ".csv", ".ics", ".atom", ".xml", ".txt", ".svg"))
_SMALLEST = 1024  # bytes; a shorter file fits into one packet anyway
_WORTH = 0.95  # of the size: a copy that saves less is left out
_LEVEL = 9
_BEST, _FAST = 10, 5  # of 11: half a second and a fiftieth of one for a megabyte; 11 takes three times as long as 10
_PATIENCE = 64_000_000  # bytes of texts; a country's plans are more, and get what is fast


@dataclass(frozen=True, slots=True)
class Packed:
    """What was packed: how many files, their bytes before, as gzip and as Brotli; `brotli` is 0 where that is not."""

    files: int
    before: int
    gzip: int
    brotli: int


def pack(folder: Path) -> Packed:
    """Write the copies and read each back. The same files give the same bytes: no time and no name are in them.

    Raises OSError, also for a copy that does not say what its text says.
    """
    texts = sorted(path for path in folder.rglob("*") if path.suffix in _TEXTS and path.stat().st_size >= _SMALLEST)
    quality = _BEST if sum(path.stat().st_size for path in texts) <= _PATIENCE else _FAST
    sizes = [size for size in spread(partial(_pack_one, quality), texts) if size.files]
    return Packed(
        files=len(sizes),
        before=sum(size.before for size in sizes),
        gzip=sum(size.gzip for size in sizes),
        brotli=sum(size.brotli for size in sizes),
    )


def _pack_one(quality: int, path: Path) -> Packed:
    """The copies of one text; no files where they are not worth it."""
    data = path.read_bytes()
    packed = gzip.compress(data, _LEVEL, mtime=0)
    if len(packed) > len(data) * _WORTH:
        return Packed(0, 0, 0, 0)
    _write(path, GZIP, packed, gzip.decompress, data)
    if brotli is None:
        return Packed(1, len(data), len(packed), 0)
    smaller: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=quality)
    _write(path, BROTLI, smaller, brotli.decompress, data)
    return Packed(1, len(data), len(packed), len(smaller))


def _write(path: Path, suffix: str, packed: bytes, unpack: Callable[[bytes], bytes], data: bytes) -> None:
    copy = path.with_name(path.name + suffix)
    copy.write_bytes(packed)
    if unpack(copy.read_bytes()) != data:
        raise OSError(errno.EIO, "a copy does not say what its text says", str(copy))
