"""Keeps made sheets in a folder, each under the name of everything that it depends on."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from pathlib import Path

STORE_FOLDER = ".cache/sheets"
_DAY = 24 * 60 * 60  # seconds
_KEPT_DAYS = 30


class FolderStore:
    """A store below a folder. What cannot be read or written there is made again and costs only time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

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
            write_whole(self._path(key), data)

    def forget_old(self) -> None:
        """Drop what nobody has used for a month."""
        oldest = time.time() - _KEPT_DAYS * _DAY
        with contextlib.suppress(OSError):
            for path in self._folder.glob("*.pdf"):
                if path.stat().st_mtime < oldest:
                    path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.pdf"


def write_whole(path: Path, data: bytes) -> None:
    """Write the file whole or not at all: beside its place first, then moved. Raises OSError and leaves nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
