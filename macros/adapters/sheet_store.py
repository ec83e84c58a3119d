"""Keeps made sheets in a folder, each under the name of everything that it depends on."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from pathlib import Path

STORE_FOLDER = ".cache/sheets"
_KEPT_DAYS = 30


class FolderStore:
    """A store below a folder. What cannot be read or written there is made again and costs only time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """The bytes kept under the key."""
        self._used.add(key)
        with contextlib.suppress(OSError):
            return self._path(key).read_bytes() or None
        return None

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes; two builds at once do no harm."""
        with contextlib.suppress(OSError):
            write_whole(self._path(key), data)

    def forget_old(self) -> None:
        """Drop what was not used in this run and was made more than a month ago."""
        oldest = time.time() - _KEPT_DAYS * 24 * 60 * 60
        with contextlib.suppress(OSError):
            for path in self._folder.glob("*.pdf"):
                if path.stem not in self._used and path.stat().st_mtime < oldest:
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
