"""Which version is the live one: a symbolic link, or a small text file where links cannot be had.

Both are replaced by one rename, so a reader sees the old version or the new one and never anything between.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from macros.adapters.publishing.sealing import sync_folder

LINK, TEXT = "current", "current.txt"
RELEASES = "releases"
_NEW_LINK, _NEW_TEXT = ".current.new", ".current.txt.new"
POINTER_DRAFTS = (_NEW_LINK, _NEW_TEXT)

# What systems answer where a link may not or cannot be made (Windows without the right, FAT, some network disks).
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)


def read_pointer(folder: Path) -> str:
    """The live version's name, empty where nothing has been published."""
    try:
        return Path(os.readlink(folder / LINK)).name  # noqa: PTH115 - one family of calls
    except OSError:
        pass
    try:
        return (folder / TEXT).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def pointer_is_foreign(folder: Path) -> bool:
    """Whether «current» is there and is no link: somebody else's folder."""
    return (folder / LINK).exists() and not (folder / LINK).is_symlink()


def point_to(folder: Path, version: str) -> None:
    """Make the version the live one. Raises OSError; the live version is the old one then."""
    if os.name == "nt" or not _link(folder, version):
        _write(folder, version)
    # The switch has happened: if the system cannot confirm it, a power cut may bring the old version back, whole too.
    with contextlib.suppress(OSError):
        sync_folder(folder)


def _link(folder: Path, version: str) -> bool:
    draft = folder / _NEW_LINK
    draft.unlink(missing_ok=True)
    try:
        os.symlink(f"{RELEASES}/{version}", draft, target_is_directory=True)  # noqa: PTH211
    except OSError as error:
        if error.errno in _NO_LINKS:
            return False
        raise
    with _removed_on_failure(draft):
        os.replace(draft, folder / LINK)  # noqa: PTH105
    return True


def _write(folder: Path, version: str) -> None:
    draft = folder / _NEW_TEXT
    with _removed_on_failure(draft):
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.write(version + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, folder / TEXT)  # noqa: PTH105


@contextlib.contextmanager
def _removed_on_failure(draft: Path) -> Iterator[None]:
    try:
        yield
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
