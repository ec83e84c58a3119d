"""A line that shows how far a long work is; only where a person looks at a terminal."""

from __future__ import annotations

import sys

WIDTH = 30  # signs of the bar


class Progress:
    """Call it with how many are ready; it draws on standard error, and clears its line at the end."""

    def __init__(self, what: str, total: int) -> None:
        self._what = what
        self._total = total
        self._shown = sys.stderr.isatty() and total > 0

    def __call__(self, ready: int) -> None:
        """Draw the bar anew."""
        if self._shown:
            full = WIDTH * ready // self._total
            sys.stderr.write(f"\r{self._what} {'█' * full}{'░' * (WIDTH - full)} {ready} из {self._total}")
            sys.stderr.flush()

    def end(self) -> None:
        """Leave the line empty."""
        if self._shown:
            sys.stderr.write("\r" + " " * (WIDTH + len(self._what) + 24) + "\r")
            sys.stderr.flush()
