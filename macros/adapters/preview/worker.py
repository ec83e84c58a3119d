"""The child process that builds for the preview, one build after another: only the first one waits for the imports.

It reads a request as a line of JSON, does it, and answers with a line; a line before that says that the pages of the
edited files are there already. When its input ends, its parent is gone and it ends too.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TextIO

from macros.adapters.building.garbage import collect_rarely
from macros.adapters.disk.words import disk_sentence, is_refusal
from macros.adapters.keeping.engine import engine_digest
from macros.adapters.preview.messages import Answer, Request

BUILDS_OF_GARBAGE = 10  # some megabytes each, the host's pages know one another in circles


# The function in it is called when the pages of the edited files are in the folder, before the rest is.
Work = Callable[[Request, Callable[[], None]], Answer]


def work(do: Work, requests: TextIO, answers: TextIO) -> None:
    """Answer every request in turn. What a build prints is dropped: the diagnostics are in their file."""

    def answer(**values: object) -> None:
        print(json.dumps(values), file=answers, flush=True)

    for number, line in enumerate(requests, 1):
        answer(**_attempt(do, Request(**json.loads(line)), lambda: answer(shown=True))._asdict())
        if number % BUILDS_OF_GARBAGE == 0:  # after the answer, while the editor looks at the page
            gc.collect()


def _attempt(do: Work, request: Request, shown: Callable[[], None]) -> Answer:
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return do(request, shown)
    except Exception as error:
        refused = disk_sentence(error) if isinstance(error, OSError) and is_refusal(error) else ""
        return Answer(1, traceback.format_exc(), refused=refused)
    except SystemExit as stop:
        return Answer(int(stop.code) if isinstance(stop.code, int) else 1)


def main(options: list[str]) -> None:
    """Work for the parent at the other end of the standard streams; `options` are the day, ISO, or nothing."""
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, who ends the input
    works: list[Work] = []

    def do(request: Request, shown: Callable[[], None]) -> Answer:
        if not works:  # here, where a fault of the program itself is told
            engine_digest()  # first: what this program makes must not pass for the work of one that is pulled just now
            from macros.adapters.preview.two_steps import TwoSteps

            works.append(TwoSteps(Path.cwd(), date.fromisoformat(options[0]) if options else None).do)
        return works[0](request, shown)

    work(do, sys.stdin, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
