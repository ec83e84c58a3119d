"""Where the time went: stages add up, the rest is told too."""

from __future__ import annotations

import pytest

from macros.adapters.building import stopwatch
from macros.adapters.building.stopwatch import Stopwatch


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    times: list[float] = []
    monkeypatch.setattr(stopwatch.time, "perf_counter", lambda: times.pop(0))
    return times


def test_stages_add_up_and_the_longest_comes_first(clock: list[float]) -> None:
    clock += [0, 1.5, 10, 12, 20, 20.25]
    watch = Stopwatch()
    for name in ("чтение", "запись", "чтение"):
        with watch.stage(name):
            pass
    assert watch.table(5.0) == "  2,00 с  запись\n  1,75 с  чтение\n  1,25 с  MkDocs и тема\n"


def test_a_stage_that_fails_is_counted_and_the_rest_is_never_negative(clock: list[float]) -> None:
    clock += [0, 3]
    watch = Stopwatch()
    with pytest.raises(ValueError, match="нет"), watch.stage("чтение"):
        raise ValueError("нет")
    assert watch.table(2.0) == "  3,00 с  чтение\n  0,00 с  MkDocs и тема\n"
