"""Begins a piece of work in a child process, so that this one can go on meanwhile.

For one piece that is ready before it is wanted: it costs a split of the process and nothing else, where a pool of
children (see `cores`) has to be loaded first.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
from collections.abc import Callable
from functools import cache
from typing import NoReturn, TypeVar

from macros.adapters.building.cores import available_cores, can_fork

T = TypeVar("T")


def aside(work: Callable[[], T], cores: int | None = None) -> Callable[[], T]:
    """Begin `work`, whose result must be picklable, in a child; who calls what is returned waits for the result.

    What `work` changes in memory may be lost, and it should leave the disk alone: a child may outlive its parent. Where
    no child can be had, or it came to nothing, the work is done here when its result is asked for; what it raises comes
    out there.
    """
    if (cores or available_cores()) < 2 or not can_fork():
        return cache(work)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _tell(work, writing)
    os.close(writing)

    @cache
    def result() -> T:
        with open(reading, "rb") as told:  # noqa: PTH123 - a pipe
            answer = told.read()
        os.waitpid(child, 0)
        try:
            found: T = pickle.loads(answer)  # noqa: S301 - of our own child
        except (EOFError, pickle.UnpicklingError):  # it was killed, or the work failed: then it fails here as well
            return work()
        return found

    return result


def _tell(work: Callable[[], T], writing: int) -> NoReturn:
    """In the child: send the result, and leave without what Python does at the end, which is the parent's affair."""
    with contextlib.suppress(BaseException):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is told to the parent
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        answer = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
        with open(writing, "wb") as telling:
            telling.write(answer)
    os._exit(0)
