"""A bar on the terminal while many sheets are made; silent for one sheet and where nobody watches."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TextIO

_WIDTH = 30


class ProgressBar:
    """«[#####.....] 12 из 82» on one line, which is cleared at the end."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._total = total
        self._stream = stream or sys.stderr
        self._seen = total > 1 and self._stream.isatty()

    def __enter__(self) -> ProgressBar:
        """Begin with an empty bar."""
        self.show(0)
        return self

    def show(self, done: int) -> None:
        """So many are done."""
        if self._seen:
            full = _WIDTH * done // self._total
            self._stream.write(f"\r[{'#' * full}{'.' * (_WIDTH - full)}] {done} из {self._total}")
            self._stream.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the line."""
        if self._seen:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
