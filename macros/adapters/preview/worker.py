"""The child process that builds for the preview, one build after another: only the first one waits for the imports.

It reads a request as a line of JSON, builds, and answers with a line; a line before that says that the pages of the
edited files are there already. When its input ends, its parent is gone and it ends too.
"""

from __future__ import annotations

import contextlib
import io
import json
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from macros.adapters.garbage import collect_rarely


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be built: the folder for the site, the file for the diagnostics, the files that were edited."""

    site: str
    diagnostics: str
    edited: Sequence[str] = ()


# `shown` is called when the pages of the edited files are in the folder, before the rest is; it gives the exit code.
Build = Callable[[Request, Callable[[], None]], int]


def work(build: Build, requests: TextIO, answers: TextIO) -> None:
    """Answer every request in turn. What a build prints is dropped: the diagnostics are in their file."""

    def answer(**values: object) -> None:
        print(json.dumps(values), file=answers, flush=True)

    for line in requests:
        code, errors = _attempt(build, Request(**json.loads(line)), lambda: answer(shown=True))
        answer(code=code, errors=errors)


def _attempt(build: Build, request: Request, shown: Callable[[], None]) -> tuple[int, str]:
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return build(request, shown), ""
    except Exception:
        return 1, traceback.format_exc()
    except SystemExit as stop:
        return int(stop.code) if isinstance(stop.code, int) else 1, ""


def main(options: list[str]) -> None:
    """Work for the parent at the other end of the standard streams; `options` are the day, ISO, or nothing."""
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, who ends the input
    builds: list[Build] = []

    def build(request: Request, shown: Callable[[], None]) -> int:
        if not builds:  # here, where a fault of the program itself is told
            from macros.adapters.preview.two_steps import TwoSteps

            builds.append(TwoSteps(Path.cwd(), date.fromisoformat(options[0]) if options else None).build)
        return builds[0](request, shown)

    work(build, sys.stdin, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
