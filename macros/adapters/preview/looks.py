"""Names what all pages share (styles, scripts, pictures, fonts): when it is another, every open page looks another."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

_WORKERS = "workers"  # the search's script holds what it finds, so it is another after every edit
_SHARED = (".css", ".js", ".mjs", ".woff2", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico")


def shared_looks(site: Path) -> str:
    """A name for the shared files below `site` as they lie there now."""
    digest = hashlib.sha256()
    for path, status in sorted(_files(site)):
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode(errors="surrogateescape"))
    return digest.hexdigest()[:12]


def _files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:  # somebody may clear the cache meanwhile
        for entry in entries:
            if entry.is_dir(follow_symlinks=False) and entry.name != _WORKERS:
                yield from _files(Path(entry.path))
            elif entry.name.lower().endswith(_SHARED):
                yield entry.path, entry.stat(follow_symlinks=False)
