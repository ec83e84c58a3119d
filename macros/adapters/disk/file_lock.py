"""One at a time, be it a publication or a preview: a lock that the system takes back when its holder dies."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_PAUSE = 0.1  # seconds between two tries
_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class BusyError(Exception):
    """Somebody else held the lock for the whole time."""


@contextmanager
def file_lock(file: Path, wait: float, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of the file. Waits up to `wait` seconds, calling `on_wait` once; then raises BusyError.

    The file stays: removing it would let two holders have two locks of one name.
    """
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    _held.add(handle)
    try:
        _take(handle, time.monotonic() + wait, on_wait)
        yield
    finally:
        _held.discard(handle)
        os.close(handle)  # lets the lock go


# A forked child that outlives its killed parent would hold the lock with its copy of the handle.
_held: set[int] = set()


def _let_go_in_child() -> None:
    while _held:
        os.close(_held.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go_in_child)


def _take(handle: int, end: float, on_wait: Callable[[], None]) -> None:
    told = False
    while not _try(handle):
        if time.monotonic() >= end:
            raise BusyError
        if not told:
            on_wait()
            told = True
        time.sleep(_PAUSE)


def _try(handle: int) -> bool:
    try:
        _lock(handle)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
