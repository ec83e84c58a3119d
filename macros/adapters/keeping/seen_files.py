"""What was read to name a build's inputs is read no more: neither to build of it, nor to see that it is still so."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from macros.sources.files import TEXT_SUFFIXES, FileBytes, read_bytes

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
        self._texts: dict[str, FileBytes] = {}

    def digest(self, place: str) -> str:
        """A name for the bytes of the file. One that nobody can have touched since is not read again. Raises OSError.

        What was saved shortly before this build, or after it began, is always read.
        """
        before = self._seen.get(place)
        if before is not None and before.status == _status(os.stat(place)) and self._is_old(before):  # noqa: PTH116
            return before.digest
        with open(place, "rb") as file:  # noqa: PTH123 - a country has thousands of files, and a `Path` takes its time
            status, data = _status(os.fstat(file.fileno())), file.read()
        digest = hashlib.sha256(data).hexdigest()
        if place.endswith(TEXT_SUFFIXES):
            self._texts[place] = FileBytes(data, digest)
        self._seen[place] = _Seen(status, digest)
        return digest

    def read(self, place: Path) -> FileBytes:
        """A text as it was seen; another file from the disk. Raises OSError."""
        return self._texts.pop(os.fspath(place), None) or read_bytes(place)

    def _is_old(self, seen: _Seen) -> bool:
        return max(seen.status[:2]) < self._sure


def _status(told: os.stat_result) -> tuple[int, ...]:
    return (told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino)
