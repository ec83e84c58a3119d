"""Work over several processes gives what one process gives, and its faults come home."""

from __future__ import annotations

import os

import pytest

from macros.adapters import cores
from macros.adapters.cores import FEWEST, can_fork, spread

forks = pytest.mark.skipif(not can_fork(), reason="на этой системе процесс нельзя раздвоить")


@forks
def test_the_order_is_that_of_the_items() -> None:
    assert list(spread(lambda n: (n, n * n), range(200), 3)) == [(n, n * n) for n in range(200)]


@forks
def test_children_do_the_work() -> None:
    assert os.getpid() not in set(spread(lambda _: os.getpid(), range(200), 2))


@pytest.mark.parametrize(("count", "used"), [(FEWEST - 1, 4), (200, 1), (0, 4)])
def test_little_work_and_one_core_stay_here(count: int, used: int) -> None:
    assert set(spread(lambda _: os.getpid(), range(count), used)) <= {os.getpid()}


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
