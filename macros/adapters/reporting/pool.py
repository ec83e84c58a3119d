"""Opens many filled forms at once, each within its time, whatever is in them: one bad file stops none of the others."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from macros.adapters.reporting import child
from macros.importers.forms import FormWorkbook, workbook_from_json
from macros.importers.refusals import Refusal

SECONDS = 20.0  # for one file; a usual one takes a thirtieth of a second
MOST_CHILDREN = 2  # the machine has other work

Opened = FormWorkbook | Refusal

_SLOW = Refusal("файл не раскрылся за отведённое время", "откройте его в Excel или LibreOffice и сохраните заново")
_DIED = Refusal(*child.TOO_BIG)
_ROOT = Path(__file__).resolve().parents[3]


def open_all(paths: Sequence[Path], done: Callable[[int], None], seconds: float = SECONDS) -> list[Opened]:
    """The workbook or the refusal of every path, in their order. `done` hears how many are ready, from any thread."""
    number = max(1, min(MOST_CHILDREN, os.cpu_count() or 1, len(paths)))
    ready = _Counter(done)
    free: SimpleQueue[_Child] = SimpleQueue()
    with _children(number, seconds) as children, ThreadPoolExecutor(number) as threads:
        for each in children:
            free.put(each)

        def one(path: Path) -> Opened:
            worker = free.get()
            try:
                return worker.open(path)
            finally:
                free.put(worker)
                ready.one_more()

        return list(threads.map(one, paths))


class _Counter:
    def __init__(self, done: Callable[[int], None]) -> None:
        self._done = done
        self._number = 0
        self._lock = threading.Lock()

    def one_more(self) -> None:
        with self._lock:
            self._number += 1
            self._done(self._number)


@contextmanager
def _children(number: int, seconds: float) -> Iterator[list[_Child]]:
    found = [_Child(seconds) for _ in range(number)]
    try:
        yield found
    finally:
        for each in found:
            each.stop()


class _Child:
    """One child process; it is started when needed and started again after it was killed."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[str] | None = None

    def open(self, path: Path) -> Opened:
        process = self._running()
        slow = threading.Event()

        def end() -> None:
            slow.set()
            process.kill()

        timer = threading.Timer(self._seconds, end)
        timer.start()
        try:
            line = self._ask(process, path)
        finally:
            timer.cancel()
        if not line.endswith("\n"):
            self.stop()
            return _SLOW if slow.is_set() else _DIED
        return _opened(json.loads(line))

    def stop(self) -> None:
        """End the process that we started, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", child.__name__],
                cwd=_ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="ascii",
            )
        return self._process

    @staticmethod
    def _ask(process: subprocess.Popen[str], path: Path) -> str:
        assert process.stdin is not None and process.stdout is not None  # noqa: S101 - both are pipes
        try:
            process.stdin.write(json.dumps(str(path.resolve())) + "\n")
            process.stdin.flush()
            return process.stdout.readline()
        except OSError:  # the pipe is closed: the child died before it read or while it wrote
            return ""


def _opened(answer: dict[str, Any]) -> Opened:
    return workbook_from_json(answer["book"]) if "book" in answer else Refusal(*answer["refused"])
