"""Keeps made files in a folder, each under the name of everything that it depends on."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from macros.adapters.disk.whole_files import write_file

MOST_BYTES = 500_000_000  # of what was not used today; every save of an editor makes some new files
_DAY = 24 * 60 * 60  # seconds
_KEPT_DAYS = 30
_MARK = ".looked-through"  # beside the folder; its time says when that was


class FolderStore:
    """A store below a folder. What cannot be read or written there is made again and costs only time."""

    def __init__(self, folder: Path, suffix: str = "") -> None:
        self._folder = folder
        self._suffix = suffix

    def get(self, key: str) -> bytes | None:
        """The bytes kept under the key. What is used is marked with the day, by whichever process uses it."""
        path = self._place(key)
        try:
            with open(path, "rb") as file:  # noqa: PTH123
                found, status = file.read(), os.fstat(file.fileno())
        except OSError:
            return None
        _mark_as_used(path, status)
        return found or None

    def holds(self, key: str, size: int) -> bool:
        """Whether so many bytes are kept under the key. That counts as a use of them."""
        path = self._place(key)
        try:
            status = os.stat(path)  # noqa: PTH116
        except OSError:
            return False
        _mark_as_used(path, status)
        return status.st_size == size

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes; two builds at once do no harm."""
        with contextlib.suppress(OSError):
            write_file(self._path(key), data, durable=False)

    def drop(self, key: str) -> None:
        """Keep nothing under the key from now on. Raises OSError where it stays nevertheless."""
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            self._path(key).unlink()

    def forget_old(self) -> None:
        """Drop what nobody has used for a month, and the longest unused of too much that was not used today.

        Twice a day is enough, and to look at thousands of files takes longer than a save of an editor should.
        """
        now, size = time.time(), 0
        with contextlib.suppress(OSError):
            if self._is_looked_through(now):
                return
            with os.scandir(self._folder) as entries:
                found = [(each.stat(), each.path) for each in entries if each.name.endswith(self._suffix)]
            for status, path in sorted(found, key=lambda each: -each[0].st_mtime):
                if status.st_mtime >= now - _DAY:
                    continue
                size += status.st_size
                if size > MOST_BYTES or status.st_mtime < now - _KEPT_DAYS * _DAY:
                    Path(path).unlink(missing_ok=True)

    def _is_looked_through(self, now: float) -> bool:
        """Whether it was lately; else it is now. Raises OSError."""
        mark = self._folder.with_name(f"{self._folder.name}{self._suffix}{_MARK}")
        if mark.exists() and mark.stat().st_mtime > now - _DAY / 2:
            return True
        mark.touch()
        return False

    def _path(self, key: str) -> Path:
        return Path(self._place(key))

    def _place(self, key: str) -> str:
        """A country has thousands of plans and sheets, and a `Path` takes its time."""
        return f"{self._folder}/{key}{self._suffix}"


def _mark_as_used(path: str, status: os.stat_result) -> None:
    if status.st_mtime < time.time() - _DAY / 2:
        with contextlib.suppress(OSError):  # a store that is only read is a store too
            os.utime(path)
