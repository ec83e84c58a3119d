"""How long `check` takes on a country's plans: from nothing, after an edit of one plan, and with nothing changed.

Seconds by the clock are what an editor waits, and depend on what else the machine does; processor seconds of the whole
process tree are what to compare. Memory is that of the whole tree at its fullest, what is shared counted once (Linux).

    python benchmarks/check_scale.py --roadmaps 1000 --rounds 5

With --program a checkout of another version can be measured beside this one, in turn.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generated_section import make_section

OURS = Path(__file__).resolve().parent.parent
MEASURES = 40
PAGES = 50
LOOKS_A_SECOND = 20  # at the memory


@dataclass(frozen=True)
class Figures:
    """Seconds by the clock and of the processors, and megabytes (0 where the system does not tell)."""

    wall: float
    processor: float
    memory: int


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--roadmaps", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5, help="medians of so many")
    parser.add_argument("--program", type=Path, action="append", default=[], help="another checkout, beside this one")
    options = parser.parse_args()
    programs = [*options.program, OURS]
    found: dict[tuple[Path, str], list[Figures]] = {}
    with tempfile.TemporaryDirectory(prefix="metodichka-check-") as name:
        section = Path(name) / "section"
        make_section(section, options.roadmaps, MEASURES, PAGES)
        for _ in range(options.rounds):
            for program in programs:
                for title, prepare in ways(section).items():
                    prepare()
                    found.setdefault((program, title), []).append(measured(program, section))
    print(f"check: {options.roadmaps} планов по {MEASURES} мероприятий, {PAGES} страниц, медианы из {options.rounds}")
    for (program, title), figures in found.items():
        print(f"  {program.name + ', ' if len(programs) > 1 else ''}{title:<22} {told(figures)}")
    return 0


def told(figures: Sequence[Figures]) -> str:
    """The medians, with how far apart the rounds are."""
    walls, seconds = [each.wall for each in figures], [each.processor for each in figures]
    return (
        f"{statistics.median(walls):6.2f} с по часам ({min(walls):.2f}–{max(walls):.2f})  "
        f"{statistics.median(seconds):6.2f} с процессора ({min(seconds):.2f}–{max(seconds):.2f})  "
        f"{max(each.memory for each in figures):4d} МБ"
    )


def ways(section: Path) -> dict[str, Callable[[], None]]:
    """What to do before each sort of check, in the order in which they follow each other."""

    def edit() -> None:
        with (section / "docs" / "roadmaps" / "00000.yaml").open("a", encoding="utf-8") as file:
            file.write(f"# правка {time.time_ns()}\n")

    return {
        "с чистого листа": lambda: shutil.rmtree(section / ".cache", ignore_errors=True),
        "правка одной карты": edit,
        "без изменений": lambda: None,
    }


def measured(program: Path, section: Path) -> Figures:
    """One check of the section by the program. Raises CalledProcessError where it finds errors or fails."""
    surroundings = dict(os.environ, NO_MKDOCS_2_WARNING="1", PYTHONPATH=str(program))
    command = [sys.executable, "-m", "macros.cli", "check"]
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen(command, cwd=section, env=surroundings, stdout=subprocess.DEVNULL) as child:
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
            seen.append(sum(proportional_memory(each) for each in family(process)) // 2**20)

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


if __name__ == "__main__":
    sys.exit(main())
