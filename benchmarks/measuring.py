"""Measures a command: the clock, the processors and the memory of its whole process tree."""

from __future__ import annotations

import contextlib
import os
import resource
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LOOKS_A_SECOND = 20  # at the memory


@dataclass(frozen=True)
class Figures:
    """Seconds by the clock and of the processors, and megabytes (0 where the system does not tell)."""

    wall: float
    processor: float
    memory: int


def told(figures: Sequence[Figures]) -> str:
    """The medians, with how far apart the rounds are."""
    walls, seconds = [each.wall for each in figures], [each.processor for each in figures]
    return (
        f"{statistics.median(walls):6.2f} с по часам ({min(walls):.2f}–{max(walls):.2f})  "
        f"{statistics.median(seconds):6.2f} с процессора ({min(seconds):.2f}–{max(seconds):.2f})  "
        f"{max(each.memory for each in figures):4d} МБ"
    )


def measured(command: Sequence[str], folder: Path, program: Path) -> Figures:
    """Run the command in the folder; Python imports from `program`. Raises CalledProcessError where it fails.

    Python keeps its byte code, as it does for everybody who has installed the program.
    """
    surroundings = dict(os.environ, NO_MKDOCS_2_WARNING="1", PYTHONPATH=str(program))
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen(command, cwd=folder, env=surroundings, stdout=subprocess.DEVNULL) as child:
        with watched(child.pid) as fullest:
            code = child.wait()
        wall = time.perf_counter() - started
    if code:
        raise subprocess.CalledProcessError(code, command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Figures(wall, spent, max(fullest))


@contextlib.contextmanager
def watched(process: int) -> Iterator[list[int]]:
    """The megabytes of the process and its children, looked at again and again until the end."""
    seen, done = [0], threading.Event()

    def look() -> None:
        while not done.wait(1 / LOOKS_A_SECOND):
            members = list(family(process))
            together = sum(map(proportional_memory, members))
            if members == list(family(process)):  # else what a child shared may have been counted twice
                seen.append(together // 2**20)

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        done.set()
        watcher.join()


def family(process: int) -> Iterator[int]:
    """The process and all that it started."""
    yield process
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in (thread / "children").read_text(encoding="ascii").split():
                yield from family(int(child))


def proportional_memory(process: int) -> int:
    """Bytes in memory, of what is shared with others its share; 0 for a process that has ended."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
