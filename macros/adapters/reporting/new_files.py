"""New files on disk: never over an old one unless told to, and never half a file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def already_there(paths: Mapping[Path, bytes] | list[Path], *, force: bool) -> list[Path]:
    """The paths that would be written over; none with `force`."""
    return [] if force else [path for path in paths if path.exists()]


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write each file beside its place and move it there, once all are written: a full disk leaves the old ones."""
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            waiting.append((_written_beside(path, content), path))
        for temporary, path in waiting:
            temporary.replace(path)
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)


def _written_beside(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=".metodichka-", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
