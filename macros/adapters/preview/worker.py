"""The child process that builds for the preview, one build after another: only the first one waits for the imports.

It reads a request as a line of JSON, builds, and answers with a line. When its input ends, its parent is gone and it
ends too.
"""

from __future__ import annotations

import contextlib
import io
import json
import signal
import sys
import traceback
from collections.abc import Callable
from typing import TextIO

from macros.adapters.garbage import collect_rarely

# (folder for the site, file for the diagnostics) → exit code
Build = Callable[[str, str], int]


def work(build: Build, requests: TextIO, answers: TextIO) -> None:
    """Answer every request in turn. What a build prints is dropped: the diagnostics are in their file."""
    for line in requests:
        request = json.loads(line)
        code, errors = _attempt(build, request["site"], request["diagnostics"])
        print(json.dumps({"code": code, "errors": errors}), file=answers, flush=True)


def _attempt(build: Build, site: str, diagnostics: str) -> tuple[int, str]:
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return build(site, diagnostics), ""
    except Exception:
        return 1, traceback.format_exc()
    except SystemExit as stop:
        return int(stop.code) if isinstance(stop.code, int) else 1, ""


def main(options: list[str]) -> None:
    """Work for the parent at the other end of the standard streams; `options` go to every `metodichka build`."""
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, who ends the input

    def build(site: str, diagnostics: str) -> int:
        from macros.adapters.build_command import run_build_command

        return run_build_command([f"--site-dir={site}", f"--diagnostics={diagnostics}", *options])

    work(build, sys.stdin, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
