"""Opens one incoming document in a child process, within its time and memory, whatever is in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from macros.adapters.importing import child
from macros.importers.grid import Document, document_from_json
from macros.importers.refusals import SAVE_ANEW, Refusal

SECONDS = 90.0  # of waiting; a usual document takes less than one
LONGEST_ANSWER = 60_000_000  # bytes

_SLOW = Refusal("документ не раскрылся за отведённое время", SAVE_ANEW)
_ROOT = Path(__file__).resolve().parents[3]


def read_guarded(
    path: Path, name: str, sheet: str = "", *, seconds: float = SECONDS, waiting: Callable[[float], None] | None = None
) -> Document | Refusal:
    """The document's blocks, or why it is not read. `waiting` hears once a second how long it has taken."""
    command = [sys.executable, "-m", child.__name__, str(path.resolve()), name, sheet]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    with subprocess.Popen(  # noqa: S603 - our own module; the file's name is one argument
        command, cwd=_ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        answer = _answer(process, seconds, waiting)
    if answer is None:
        return _SLOW
    if not answer or len(answer) > LONGEST_ANSWER:  # killed by a limit, or by far too much text
        return Refusal(*child.TOO_BIG)
    value = json.loads(answer)
    return document_from_json(value["document"]) if "document" in value else Refusal(*value["refused"])


def _answer(process: subprocess.Popen[bytes], seconds: float, waiting: Callable[[float], None] | None) -> bytes | None:
    """What the child wrote; None if it was too slow and is ended."""
    began = time.monotonic()
    while True:
        try:
            return process.communicate(timeout=1)[0]
        except subprocess.TimeoutExpired:
            passed = time.monotonic() - began
            if waiting is not None:
                waiting(passed)
            if passed > seconds:
                process.kill()
                process.communicate()
                return None
