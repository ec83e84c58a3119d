"""Writes files whole or not at all, beside their places first, then moved there: the one way our commands write."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

PREFIX = ".metodichka-"  # of the files that stand beside for a moment; a dot keeps them out of the site
_PAUSES = (0.01, 0.05, 0.25) if os.name == "nt" else ()  # seconds


def write_file(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write one file, see `write_files`."""
    write_files({path: data}, durable=durable)


def write_files(files: Mapping[Path, bytes], *, durable: bool = True) -> None:
    """Write all the files, then move each into its place; folders are made. An existing file keeps its rights.

    `durable` forces them to the disk first, so that a power cut leaves the old file or the new one; what can be made
    again does without. Raises OSError that names the wanted file: every old file is whole then, nothing lies beside it.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            with _naming(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=".tmp", dir=path.parent)
                waiting.append((Path(name), path))
                _fill(handle, data, durable=durable)
                Path(name).chmod(_rights(path))
        for temporary, path in waiting:
            with _naming(path):
                move_file(temporary, path)
    finally:
        for temporary, _ in waiting:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def move_file(new: Path, place: Path) -> None:
    """Move a file or folder into its place. Raises OSError.

    Windows refuses while anybody reads either of them (the preview for a browser, a virus scanner): it is asked again.
    """
    for pause in _PAUSES:
        try:
            new.replace(place)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    new.replace(place)


def _fill(handle: int, data: bytes, *, durable: bool) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())


def _rights(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        return 0o644  # whatever the umask says: web servers and colleagues read these


@contextlib.contextmanager
def _naming(path: Path) -> Iterator[None]:
    """An error speaks of the file that the person knows."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
