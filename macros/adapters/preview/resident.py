"""Keeps a worker at hand that has everything loaded, so that a build after an edit takes a blink.

The worker is another process: it cannot take the server down. It is replaced when the program itself was edited, when
it broke down, and now and then to give its memory back.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from types import TracebackType

from macros.adapters.preview.messages import Answer, Request
from macros.adapters.project_root import CONFIG_FILE

MOST_BUILDS = 200  # by one worker
SECONDS_TO_END = 2.0
SHOWN = b'{"shown": true}'  # a worker's word before its answer, in a line of its own
PROGRAM = ("macros/", "overrides/", CONFIG_FILE)  # what a worker has loaded


class Resident:
    """A worker for the project at `root`, started by `command` when it is first needed. Close it in the end."""

    def __init__(self, root: Path, command: Sequence[str]) -> None:
        self._root = root
        self._command = list(command)
        self._worker: subprocess.Popen[bytes] | None = None
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as we do
        self._builds = 0
        self._urgent: Path | None = None

    def __enter__(self) -> Resident:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop()
        self._said.close()

    def run(
        self, site: Path, report: Path, edited: Sequence[str] = (), shown: Callable[[], None] = lambda: None
    ) -> Answer:
        """Build into `site`, the diagnostics into `report`. A worker that broke down has code -1.

        `shown` is called when the pages of the `edited` files are there, if they come before the rest.
        """
        if self._builds >= MOST_BUILDS:
            self._stop()
        self._builds += 1
        self._urgent = report.with_name("urgent")
        return self._ask(Request(str(site), str(report), edited, self._calm()), shown)

    def give_up(self) -> None:
        """Let the worker give up what it does. May be called from another thread.

        Where the disk refuses, it is waited for.
        """
        if self._urgent is not None:
            with contextlib.suppress(OSError):
                self._urgent.touch()

    def make_sheets(self) -> int | None:
        """Make some of the sheets for paper that the last build had no time for, and say how many there still are.

        None where the worker broke down.
        """
        answer = self._ask(Request(urgent=self._calm()))
        return answer.unmade if answer.code == 0 else None

    def _calm(self) -> str:
        """The path of the note that tells the worker to give up; nothing is urgent now."""
        if self._urgent is None:
            return ""
        with contextlib.suppress(OSError):  # Windows removes no file that is being touched just now: the edit is known
            self._urgent.unlink()
        return str(self._urgent)

    def _ask(self, request: Request, shown: Callable[[], None] = lambda: None) -> Answer:
        worker = self._worker or self._start()
        assert worker.stdin and worker.stdout  # noqa: S101 - they are pipes
        try:
            worker.stdin.write(f"{json.dumps(asdict(request))}\n".encode())
            worker.stdin.flush()
            line = worker.stdout.readline()
            if line.rstrip() == SHOWN:  # Windows ends lines in its own way
                shown()
                line = worker.stdout.readline()
        except OSError:
            line = b""
        except BaseException:
            self._stop()
            raise
        return self._answer(line)

    def prepare(self, edited: Sequence[str]) -> None:
        """Make ready for a build after these files were edited."""
        if any(path.startswith(PROGRAM) for path in edited):
            self._stop()

    def _answer(self, line: bytes) -> Answer:
        try:
            answer = Answer(**json.loads(line))
        except (ValueError, TypeError):
            self._stop()
            self._said.seek(0)
            return Answer(-1, self._said.read().decode("utf-8", "replace"))
        if answer.errors:  # who knows what the fault has left behind
            self._stop()
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        self._said.seek(0)
        self._said.truncate()
        environment = dict(os.environ, METODICHKA_DEBUG="1", PYTHONUTF8="1", NO_MKDOCS_2_WARNING="1")
        self._worker = subprocess.Popen(  # noqa: S603 - our own command
            self._command,
            cwd=self._root,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
        )
        return self._worker

    def _stop(self) -> None:
        worker, self._worker, self._builds = self._worker, None, 0
        if worker is None:
            return
        worker.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            worker.wait(SECONDS_TO_END)
        assert worker.stdin and worker.stdout  # noqa: S101 - they are pipes
        for pipe in (worker.stdin, worker.stdout):
            with contextlib.suppress(OSError):
                pipe.close()


def worker_command(today: date | None) -> list[str]:
    """The real worker of this very environment; a preview's day is the clock's."""
    return [sys.executable, "-m", "macros.adapters.preview.worker", *([today.isoformat()] if today else [])]
