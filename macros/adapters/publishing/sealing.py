"""Makes a built folder ready for readers: its rights, its place on the disk for certain, its digest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

DIGEST_LENGTH = 12  # hexadecimal digits in a version's name

_FOLDER_RIGHTS, _FILE_RIGHTS = 0o755, 0o644  # a web server is another user; the umask of a build must not shut it out


def seal(folder: Path) -> str:
    """Set the rights, force every file and folder to the disk, and answer with the digest."""
    for path in _files(folder):
        os.chmod(path, _FILE_RIGHTS)  # noqa: PTH101 - one family of calls, so that each can be made to fail
        _sync(path)
    for inner, _, _ in os.walk(folder, topdown=False):
        os.chmod(inner, _FOLDER_RIGHTS)  # noqa: PTH101
        sync_folder(Path(inner))
    return digest(folder)


def digest(folder: Path) -> str:
    """What tells two contents apart: over every path and every byte, in the order of the paths."""
    whole = hashlib.sha256()
    for path in _files(folder):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{content} {path.relative_to(folder).as_posix()}\n".encode())
    return whole.hexdigest()[:DIGEST_LENGTH]


def sync_folder(folder: Path) -> None:
    """Force a folder's list of names to the disk, where the system lets one do so."""
    if os.name != "nt":
        _sync(folder)


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted((path for path in folder.rglob("*") if not path.is_dir()), key=lambda path: path.as_posix())


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
