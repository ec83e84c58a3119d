"""A bar for who looks on, silence for files and for a single thing; the work is not changed by being watched."""

from __future__ import annotations

import io

import pytest

from macros.adapters.building.progress import ProgressBar, spread_in_sight


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_only() -> None:
    terminal, pipe = Terminal(), io.StringIO()
    for stream in (terminal, pipe):
        with ProgressBar(4, "Листы", stream) as bar:
            bar.show(2)
    assert "Листы [###############...............] 2 из 4" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
    assert pipe.getvalue() == ""


def test_no_progress_for_one_thing() -> None:
    terminal = Terminal()
    with ProgressBar(1, stream=terminal) as bar:
        bar.show(1)
    assert terminal.getvalue() == ""


def test_watched_work_gives_the_same_and_clears_its_line_after_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert list(spread_in_sight("Числа")(str, range(5))) == ["0", "1", "2", "3", "4"]
    assert "Числа [##############################] 5 из 5" in terminal.getvalue()
    with pytest.raises(ZeroDivisionError):
        list(spread_in_sight("Числа")(lambda number: 1 // (number - 2), range(5)))
    assert terminal.getvalue().endswith("\r\x1b[K")
