"""Tells when the project was edited, once for a burst of file events however the editor saves."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import (
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

FOLDERS = ("docs", "overrides", "macros")
FILES = ("mkdocs.yml", "roadmap.yaml")
QUIET_SECONDS = 0.1  # an editor's save is several events within some milliseconds
# Whoever has closed a file, or put a new one in its place, has written it to the end. Only Linux tells of a closed one.
WHOLE_SECONDS = 0.03
LONGEST_BURST_SECONDS = 2.0  # then the build starts even if files keep changing

_EDITS = (
    FileCreatedEvent,
    FileModifiedEvent,
    FileClosedEvent,
    FileDeletedEvent,
    FileMovedEvent,
    DirDeletedEvent,
    DirMovedEvent,
)
# Editors' and systems' own files: vim, emacs, JetBrains, Office, downloads, byte code.
_TEMPORARY = re.compile(r"^(\.|~\$|#|4913$)|(~|\.tmp|\.swp|\.swx|\.bak|\.pyc|\.part|___jb_(tmp|old)___|#)$")


class Changes(FileSystemEventHandler):
    """Collects edited files until the build loop takes them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._edited: set[str] = set()
        self._unfinished: set[str] = set()  # of these, those that somebody may be writing still
        self._first = self._last = 0.0
        self.heard: Callable[[], None] = lambda: None  # called with each edit, in watchdog's thread
        self._lock = threading.Condition()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Watchdog's call, in its own thread."""
        if isinstance(event, _EDITS):
            closed = isinstance(event, FileClosedEvent)
            for path, whole in ((event.src_path, closed), (event.dest_path, True)):
                if path:
                    self.add(Path(path if isinstance(path, str) else path.decode()), whole=whole)

    def add(self, path: Path, *, whole: bool = False) -> None:
        """Note an edited file if it is one of the project's sources; `whole` is one that is written to the end."""
        if not is_source(self._root, path):
            return
        name = path.relative_to(self._root).as_posix()
        with self._lock:
            self._last = time.monotonic()
            self._first = self._first if self._edited else self._last
            self._edited.add(name)
            (self._unfinished.discard if whole else self._unfinished.add)(name)
            self._lock.notify_all()
            self.heard()  # before anybody can take the edit: heard later, it would end the build of that very edit

    def take(self, seconds: float) -> tuple[str, ...]:
        """Files edited since the last call, after the burst is over; empty when nothing came within `seconds`."""
        with self._lock:
            self._lock.wait_for(lambda: bool(self._edited), timeout=seconds)
            while self._edited:
                now = time.monotonic()
                quiet = QUIET_SECONDS if self._unfinished else WHOLE_SECONDS
                rest = min(self._last + quiet, self._first + LONGEST_BURST_SECONDS) - now
                if rest <= 0:
                    break
                self._lock.wait(rest)
            taken = tuple(sorted(self._edited))
            self._edited.clear()
            self._unfinished.clear()
            return taken


def is_source(root: Path, path: Path) -> bool:
    """Whether a change of this file can change the site."""
    if not path.is_relative_to(root) or path == root:
        return False
    parts = path.relative_to(root).parts
    if any(_TEMPORARY.search(part) or part == "__pycache__" for part in parts):
        return False
    return parts[0] in FOLDERS or (len(parts) == 1 and parts[0] in FILES)


@contextmanager
def watch(root: Path) -> Iterator[Changes]:
    """Watch the project while the context lasts."""
    changes = Changes(root)
    observer = _start(Observer(), root, changes) or _start(PollingObserver(), root, changes)
    try:
        yield changes
    finally:
        if observer is not None:
            observer.stop()
            observer.join(2)


def _start(observer: BaseObserver, root: Path, changes: Changes) -> BaseObserver | None:
    """A running observer, or None where the system refuses (inotify's limit, some network folders)."""
    observer.schedule(changes, str(root), recursive=False)
    for name in FOLDERS:
        if (root / name).is_dir():
            observer.schedule(changes, str(root / name), recursive=True)
    try:
        observer.start()
    except OSError:
        return None
    return observer
