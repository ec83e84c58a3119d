"""Work that goes on aside gives what it would give here, whatever becomes of the child."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.adapters.building import cores
from macros.adapters.building.aside import aside

forks = pytest.mark.skipif(
    not hasattr(os, "fork") or sys.platform == "darwin", reason="на этой системе процесс нельзя раздвоить"
)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests may have left threads in this process; none of them holds what is used here."""
    monkeypatch.setattr(cores, "_threads", lambda: 1)


@forks
def test_a_child_does_the_work_while_we_go_on() -> None:
    started = time.monotonic()
    results = [aside(lambda: (time.sleep(0.5), os.getpid())[1], cores=2) for _ in range(3)]
    assert time.monotonic() - started < 0.5
    assert len({result() for result in results} - {os.getpid()}) == 3


@forks
def test_a_result_larger_than_a_pipe_comes_whole_and_as_often_as_it_is_asked_for() -> None:
    result = aside(lambda: {str(number): (number, number) for number in range(50_000)}, cores=2)
    assert result() == {str(number): (number, number) for number in range(50_000)}
    assert result() is result()


def open_files() -> int:
    told = Path("/proc/self/fd")
    return len(list(told.iterdir())) if told.exists() else 0


@forks
def test_nobody_is_left_behind() -> None:
    before = open_files()
    child = aside(os.getpid, cores=2)()
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)
    assert open_files() == before


@pytest.mark.parametrize("cores_here", [1, pytest.param(2, marks=forks)])
def test_a_fault_comes_out_where_the_result_is_asked_for(cores_here: int, tmp_path: Path) -> None:
    result = aside((tmp_path / "missing").read_bytes, cores=cores_here)
    with pytest.raises(FileNotFoundError):
        result()


def dies_elsewhere(here: int) -> int:
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return here


@forks
@pytest.mark.parametrize(
    "work",
    [dies_elsewhere, lambda here: here if os.getpid() == here else lambda: None],
    ids=["killed", "nothing that can be sent"],
)
def test_what_came_to_nothing_is_done_here(work: Callable[[int], object]) -> None:
    here = os.getpid()
    assert aside(lambda: work(here), cores=2)() == here


@pytest.mark.parametrize("split", [True, False])
def test_where_no_child_can_be_had_the_work_is_done_here_once(monkeypatch: pytest.MonkeyPatch, split: bool) -> None:
    monkeypatch.setattr(cores, "_threads", lambda: 1 if split else 2)
    done: list[int] = []
    result = aside(lambda: done.append(os.getpid()), cores=1 if split else 2)
    assert done == []
    result()
    result()
    assert done == [os.getpid()]


@forks
def test_an_interrupt_is_the_parents_affair(monkeypatch: pytest.MonkeyPatch) -> None:
    result = aside(lambda: (os.kill(os.getpid(), signal.SIGINT), os.getpid())[1], cores=2)
    assert result() != os.getpid()
