"""Who reads a section does not look through it for garbage all the time."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from macros.adapters.building.garbage import collect_rarely

CLI = "from macros.cli import main; main(['schema', '--help'])"
WORKER = "import io; sys.stdin = io.StringIO(); from macros.adapters.preview.worker import main; main([])"


@pytest.mark.parametrize("entry", [CLI, WORKER])
def test_a_process_that_reads_a_section_collects_rarely(entry: str) -> None:
    told = f"import atexit, gc, sys; atexit.register(lambda: print(gc.get_threshold()[0])); {entry}"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=False, encoding="utf-8")

    assert int(done.stdout.splitlines()[-1]) > 100_000, done.stderr


def test_nothing_is_looked_through_when_all_of_it_goes() -> None:
    told = f"import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count())); {CLI}"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=False, encoding="utf-8")

    assert int(done.stdout.splitlines()[-1]) > 1000, done.stderr


def test_circles_are_still_collected() -> None:
    before = gc.get_threshold()
    try:
        collect_rarely()
        assert all(gc.get_threshold())
    finally:
        gc.set_threshold(*before)
