"""What was read to name a build's inputs is read no more: neither to build of it, nor to see that it is still so."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from macros.sources.files import TEXT_SUFFIXES

# Two saves so near to each other may leave a file with the same times: FAT counts by two seconds.
_TOO_NEAR = 3_000_000_000  # nanoseconds


class _Seen(NamedTuple):
    """A file as it was when it was read: what the system tells of it, and the digest of its bytes."""

    status: tuple[int, ...]
    digest: str


class SeenFiles:
    """The files that one build has read. Texts are kept until the reading of the project takes them."""

    def __init__(self, now: Callable[[], int] = time.time_ns) -> None:
        self._sure = now() - _TOO_NEAR
        self._seen: dict[str, _Seen] = {}
        self._texts: dict[str, bytes] = {}

    def digest(self, place: str) -> str:
        """A name for the bytes of the file. One that nobody can have touched since is not read again. Raises OSError.

        What was saved shortly before this build, or after it began, is always read.
        """
        before = self._seen.get(place)
        if before is not None and before.status == _status(os.stat(place)) and self._is_old(before):  # noqa: PTH116
            return before.digest
        with open(place, "rb") as file:  # noqa: PTH123 - a country has thousands of files, and a `Path` takes its time
            status, data = _status(os.fstat(file.fileno())), file.read()
        if place.endswith(TEXT_SUFFIXES):
            self._texts[place] = data
        self._seen[place] = _Seen(status, hashlib.sha256(data).hexdigest())
        return self._seen[place].digest

    def read(self, place: Path) -> bytes:
        """The bytes of a text as they were seen; those of another file from the disk. Raises OSError."""
        data = self._texts.pop(os.fspath(place), None)
        return place.read_bytes() if data is None else data

    def _is_old(self, seen: _Seen) -> bool:
        return max(seen.status[:2]) < self._sure


def _status(told: os.stat_result) -> tuple[int, ...]:
    return (told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino)
