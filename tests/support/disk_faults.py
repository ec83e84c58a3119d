"""A disk that fails once: every call that opens, writes, moves or removes is numbered, and one of them gives an error.

`each_fault` runs a piece of work again and again, the first call failing, then the second, … until nothing fails.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest

T = TypeVar("T")

# Functions of `os` that take a path or an open handle first: pathlib, shutil and tempfile end here.
CALLS = (
    "open",
    "mkdir",
    "chmod",
    "fsync",
    "rename",
    "replace",
    "symlink",
    "rmdir",
    "unlink",
    "remove",
    "write",
    "utime",
)
MOST = 2000  # calls of one piece of work
_LAST = {"symlink"}  # the path that comes into being is the second one


@dataclass
class FaultyDisk:
    """Counts the calls below `folders` and fails the one number `turn` with `code`. `failed` names it, or is empty."""

    folders: tuple[Path, ...]
    turn: int
    code: int = errno.ENOSPC
    reads: bool = True  # whether opening a file to read it counts
    count: int = 0
    failed: str = ""
    _handles: set[int] = field(default_factory=set)

    def watched(self, place: Any) -> bool:
        """Whether the path or handle is one of ours."""
        if isinstance(place, int):
            return place in self._handles
        try:
            path = Path(os.path.abspath(os.fspath(place)))  # noqa: PTH100 - a link is not followed
        except TypeError:
            return False
        return any(path.is_relative_to(folder) for folder in self.folders)

    def pass_or_fail(self, name: str, place: Any) -> None:
        """Count the call; raise OSError if it is the one."""
        self.count += 1
        if self.count == self.turn:
            self.failed = f"{name} {place}"
            raise OSError(self.code, os.strerror(self.code), None if isinstance(place, int) else os.fspath(place))

    def call(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """The function of `os` with the fault in it."""

        def wrapped(*arguments: Any, **rest: Any) -> Any:
            place = arguments[1] if name in _LAST else arguments[0]
            ours = rest.get("dir_fd") is not None or self.watched(place)
            if ours:
                self.pass_or_fail(name, place)
            answer = real(*arguments, **rest)
            if ours and name == "open":
                self._handles.add(answer)
            return answer

        return wrapped

    def opener(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """`open` with the fault in it, and in the writing to what it opens."""

        def wrapped(file: Any, mode: str = "r", *arguments: Any, **rest: Any) -> Any:
            writes = bool(set(mode) & set("wax+"))
            if not self.watched(file) or not (writes or self.reads):
                return real(file, mode, *arguments, **rest)
            if not isinstance(file, int):
                self.pass_or_fail(f"open for {mode}", file)
            stream = real(file, mode, *arguments, **rest)
            self._handles.add(stream.fileno())
            return _Stream(stream, self, str(file)) if writes else stream

        return wrapped


class _Stream:
    """An open file whose writing may fail."""

    def __init__(self, stream: Any, disk: FaultyDisk, name: str) -> None:
        self._stream, self._disk, self._name = stream, disk, name

    def write(self, data: Any) -> int:
        self._disk.pass_or_fail("write", self._name)
        written: int = self._stream.write(data)
        return written

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def __enter__(self) -> _Stream:
        self._stream.__enter__()
        return self

    def __exit__(self, *fault: object) -> None:
        self._stream.__exit__(*fault)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._stream)


@contextmanager
def faulty_disk(turn: int, *folders: Path, code: int = errno.ENOSPC, reads: bool = True) -> Iterator[FaultyDisk]:
    """The disk below the folders fails at the call number `turn` (from 1); at 0 it only counts."""
    disk = FaultyDisk(tuple(folder.absolute() for folder in folders), turn, code, reads)
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, disk.call(name, getattr(os, name)))
        opener = disk.opener(io.open)
        patch.setattr(io, "open", opener)
        patch.setattr(builtins, "open", opener)
        yield disk


def each_fault(
    prepare: Callable[[], tuple[Path, ...]], work: Callable[[], T], code: int = errno.ENOSPC, *, reads: bool = True
) -> Iterator[tuple[FaultyDisk, T]]:
    """For each call of the work that can fail: `prepare` anew (it names the folders), the work with that call failing.

    What `work` raises comes out of here. Ends with the first run in which nothing failed, not given out.
    """
    for turn in range(1, MOST + 1):
        folders = prepare()
        with faulty_disk(turn, *folders, code=code, reads=reads) as disk:
            answer = work()
        if not disk.failed:
            return
        yield disk, answer
    raise AssertionError(f"more than {MOST} calls: take less work")
