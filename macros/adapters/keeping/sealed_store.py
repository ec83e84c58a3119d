"""Keeps what was computed before in a folder, under a seal that only this user of this computer can make.

What is kept here is run again as values of the program, so it is never believed by its name alone: a folder that came
with the project, from another person or from a broken disk has no valid seal and counts as empty.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from platformdirs import user_cache_path

from macros.adapters.keeping.folder_store import FolderStore

SUFFIX = ".kept"
_KEY_FILE = "key"
_KEY_LENGTH = 32  # bytes, as the seal


class SealedStore:
    """A store below `folder`, sealed with `key`. What cannot be read or written costs only time."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._store = FolderStore(folder, SUFFIX)
        self._key = key

    def get(self, name: str) -> bytes | None:
        """What is kept under the name, if the seal is ours."""
        data = self._store.get(name) or b""
        seal, content = data[:_KEY_LENGTH], data[_KEY_LENGTH:]
        return content if hmac.compare_digest(seal, self._seal(name, content)) else None

    def holds(self, name: str, size: int) -> bool:
        """Whether so many bytes are kept under the name, by the look of it: the seal is judged when they are read."""
        return self._store.holds(name, _KEY_LENGTH + size)

    def put(self, name: str, content: bytes) -> None:
        """Keep the bytes; two programs at once do no harm."""
        self._store.put(name, self._seal(name, content) + content)

    def drop(self, name: str) -> None:
        """Keep nothing under the name from now on. Raises OSError where it stays nevertheless."""
        self._store.drop(name)

    def forget_old(self) -> None:
        """Drop what nobody has used for long."""
        self._store.forget_old()

    def _seal(self, name: str, content: bytes) -> bytes:
        return hmac.digest(self._key, f"{name}\0".encode() + content, hashlib.sha256)


def open_store(folder: Path) -> SealedStore | None:
    """The store below `folder`; None where this user has no place for a key.

    The variable METODICHKA_CACHE names another place than the user's cache folder.
    """
    given = os.environ.get("METODICHKA_CACHE")
    key = user_key(Path(given) if given else user_cache_path("metodichka", appauthor=False))
    return SealedStore(folder, key) if key else None


def user_key(home: Path) -> bytes | None:
    """The user's own key below `home`, made at the first call; None where it can be neither read nor kept.

    A key that others could have written or read is no key.
    """
    path = home / _KEY_FILE
    with contextlib.suppress(OSError):
        if not path.exists():
            _make_key(path)
        status = path.stat()
        foreign = hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o077)
        key = path.read_bytes()
        if not foreign and len(key) == _KEY_LENGTH:
            return key
    return None


def _make_key(path: Path) -> None:
    """Raises OSError. Of two programs that make it at once, the later finds the key of the earlier."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{_KEY_FILE}-{secrets.token_hex(8)}")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(_KEY_LENGTH))
        with contextlib.suppress(FileExistsError):
            os.link(new, path)
    finally:
        new.unlink(missing_ok=True)
