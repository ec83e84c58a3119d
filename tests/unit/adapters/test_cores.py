"""Work over several processes gives what one process gives, and its faults come home."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from macros.adapters.building import cores
from macros.adapters.building.cores import FEWEST, spread

ROOT = Path(__file__).resolve().parents[3]
forks = pytest.mark.skipif(
    not hasattr(os, "fork") or sys.platform == "darwin", reason="на этой системе процесс нельзя раздвоить"
)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests may have left threads in this process; none of them holds what is used here."""
    monkeypatch.setattr(cores, "_threads", lambda: 1)


@forks
def test_the_order_is_that_of_the_items() -> None:
    assert list(spread(lambda n: (n, n * n), range(200), 3)) == [(n, n * n) for n in range(200)]


@forks
def test_children_do_the_work() -> None:
    assert os.getpid() not in set(spread(lambda _: os.getpid(), range(200), 2))


@forks
def test_children_are_relieved_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "ROUND", 100)
    done = list(spread(lambda number: (number, os.getpid()), range(250), 2))

    assert [number for number, _ in done] == list(range(250))
    first, last = {child for _, child in done[:83]}, {child for _, child in done[166:]}
    assert not first & last


@forks
def test_heavy_work_pays_for_children_however_little_it_is() -> None:
    assert os.getpid() not in set(spread(lambda _: os.getpid(), range(1), 2, fewest=1))


@pytest.mark.parametrize(("count", "used"), [(FEWEST - 1, 4), (200, 1), (0, 4)])
def test_little_work_and_one_core_stay_here(count: int, used: int) -> None:
    assert set(spread(lambda _: os.getpid(), range(count), used)) <= {os.getpid()}


@forks
def test_children_do_not_look_for_garbage_in_what_they_share() -> None:
    assert min(spread(lambda _: gc.get_freeze_count(), range(FEWEST), 2)) > 1000
    assert gc.get_freeze_count() == 0
    with pytest.raises(ZeroDivisionError):
        list(spread(lambda number: 1 // number, range(FEWEST), 2))
    assert gc.get_freeze_count() == 0


def test_without_fork_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "can_fork", lambda: False)
    assert list(spread(lambda _: os.getpid(), range(100), 4)) == [os.getpid()] * 100


@forks
def test_a_fault_comes_out_as_it_was() -> None:
    def work(number: int) -> int:
        if number == 150:
            raise ValueError("сто пятьдесят")
        return number

    with pytest.raises(ValueError, match="сто пятьдесят"):
        list(spread(work, range(200), 2))
    assert list(spread(str, range(200), 2))[-1] == "199"  # and the next work is not troubled by it


@forks
def test_a_child_that_is_killed_loses_nothing() -> None:
    parent = os.getpid()

    def work(number: int) -> int:
        if number == 150 and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert list(spread(work, range(200), 2)) == list(range(200))


ORPHANS = """
import time
from macros.adapters.building.cores import spread
print("start", flush=True)
list(spread(lambda _: time.sleep(60), range(200), 2))
"""


@forks
def test_children_end_with_a_killed_parent() -> None:
    """They hold its output open as long as they live."""
    with subprocess.Popen([sys.executable, "-c", ORPHANS], cwd=ROOT, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None and parent.stdout.readline() == b"start\n"
        time.sleep(0.3)  # so that there are children; without any the test only says less
        parent.kill()
        parent.communicate(timeout=20)


SHEETS = """
import os, typst
from macros.adapters.building.cores import can_fork, spread
def pages(number):
    return len(typst.compile(b"= Лист")) > 0
print(can_fork(), pages(0), can_fork(), len(list(spread(pages, range(64), 2))))
"""


def test_a_process_that_has_set_a_sheet_is_not_split() -> None:
    """The compiler's own threads would be missing in the children, which would wait for them for ever."""
    command = [sys.executable, "-c", SHEETS.replace('b"= Лист"', '"= Лист".encode()')]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout.split()
    assert said[1:] == ["True", "False", "64"]
