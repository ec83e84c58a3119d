"""Spreads independent work over the machine's cores, where the system can split a process in two.

The children share everything that was read without copying it. Where there is no fork (Windows), or too little to do
for it to pay, the work is done here, one piece after another; the results are the same.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

FEWEST = 32  # pieces of work; below, starting children takes longer than they save
# Pieces of work; then new children begin: the longer one works, the more of what it shares it has copied, and what it
# remembers grows, while to begin takes hundredths of a second.
ROUND = 1000
_CHUNKS = 8  # for each core, so that one with the longer pieces is not waited for

T = TypeVar("T")
R = TypeVar("R")

_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def spread(
    work: Callable[[T], R], items: Sequence[T], cores: int | None = None, fewest: int | None = None
) -> Iterator[R]:
    """`work` of each item, in the order of the items. What `work` raises comes out of here.

    `work` may run in a child process: what it changes in memory is lost, what it returns must be picklable. `fewest` is
    FEWEST, or how many pieces of a heavier work pay for children.
    """
    cores = cores or available_cores()
    if cores < 2 or len(items) < (fewest or FEWEST) or not can_fork():
        yield from map(work, items)
        return
    used = min(cores, len(items))
    import multiprocessing
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

    global _work  # noqa: PLW0603 - inherited by the children, who cannot be sent a closure
    _work = (work, items)
    gc.freeze()  # a child that looks through what it shares for garbage would copy all of it
    life = os.pipe()  # its writing end is the parent's alone: it closes when the parent dies, however it dies
    done = 0
    try:
        context = multiprocessing.get_context("fork")
        for pieces in _rounds(len(items)):
            with ProcessPoolExecutor(used, context, _begin_child, life) as pool:
                for result in pool.map(_piece, pieces, chunksize=max(len(pieces) // (used * _CHUNKS), 1)):
                    yield result
                    done += 1
    except BrokenProcessPool:  # a child was killed (out of memory, say): the rest is done here
        yield from map(work, items[done:])
    finally:
        _work = None
        gc.unfreeze()
        for end in life:
            os.close(end)


def _rounds(pieces: int) -> Iterator[range]:
    """The work in about equal shares, each for children of its own."""
    rounds = -(-pieces // ROUND)
    for number in range(rounds):
        yield range(pieces * number // rounds, pieces * (number + 1) // rounds)


def can_fork() -> bool:
    """Whether a child would work. macOS has fork, but its own libraries break after one.

    Threads do not come along into a child, and what they held stays held there: once the compiler of sheets has
    started its own (in a process that has set a few sheets by itself), a child that calls it would wait for ever.
    """
    return hasattr(os, "fork") and sys.platform != "darwin" and _threads() < 2


def _threads() -> int:
    """How many threads this process has, those of compiled libraries included where the system tells."""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 - names only
    except OSError:
        return threading.active_count()


def available_cores() -> int:
    """The cores that this process may use, at least one."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def _begin_child(read: int, write: int) -> None:
    """Leave interrupts to the parent, and end with it: nobody may go on writing after a killed build."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.set_threshold(20_000, 20, 100)  # what it shares is not looked through, and its own is little
    os.close(write)
    threading.Thread(target=_end_with_the_parent, args=(read,), daemon=True).start()


def _end_with_the_parent(read: int) -> None:
    os.read(read, 1)  # answers when no process has the writing end any more
    os._exit(1)


def _piece(index: int) -> Any:
    assert _work is not None  # noqa: S101 - set before the children are made
    work, items = _work
    return work(items[index])
