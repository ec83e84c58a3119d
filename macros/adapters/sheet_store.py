"""Keeps made files in a folder, each under the name of everything that it depends on."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from macros.adapters.whole_files import write_file

STORE_FOLDER = ".cache/sheets"
_DAY = 24 * 60 * 60  # seconds
_KEPT_DAYS = 30


class FolderStore:
    """A store below a folder. What cannot be read or written there is made again and costs only time."""

    def __init__(self, folder: Path, suffix: str = ".pdf") -> None:
        self._folder = folder
        self._suffix = suffix

    def get(self, key: str) -> bytes | None:
        """The bytes kept under the key. What is used is marked with the day, by whichever process uses it."""
        path = self._path(key)
        try:
            found = path.read_bytes() or None
        except OSError:
            return None
        with contextlib.suppress(OSError):  # a store that is only read is a store too
            if path.stat().st_mtime < time.time() - _DAY:
                os.utime(path)
        return found

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes; two builds at once do no harm."""
        with contextlib.suppress(OSError):
            write_file(self._path(key), data, durable=False)

    def forget_old(self) -> None:
        """Drop what nobody has used for a month."""
        oldest = time.time() - _KEPT_DAYS * _DAY
        with contextlib.suppress(OSError):
            for path in self._folder.glob(f"*{self._suffix}"):
                if path.stat().st_mtime < oldest:
                    path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{self._suffix}"
