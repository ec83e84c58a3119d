"""Places of a text where git has left two edits beside each other: pasted as they are, both would go to the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.diagnostics import Diagnostic, Span
from macros.messages import tell

_MARKS = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)


def has_conflict(text: str) -> bool:
    """Whether two edits stand side by side somewhere in the text."""
    return ("<<<<<<< " in text or ">>>>>>> " in text) and _MARKS.search(text) is not None


def find_conflicts(text: str, file: str, first_line: int = 1) -> Iterator[Diagnostic]:
    """The first line of each such place; `first_line` is the line of `file` at which `text` begins.

    A place of which somebody has cleared only the beginning is told by its last line.
    """
    if has_conflict(text):
        open_since = False
        for match in _MARKS.finditer(text):
            begins = match[0][0] == "<"
            if begins or not open_since:
                line = text.count("\n", 0, match.start()) + first_line
                yield tell("git-conflict", file, Span(line, 1, 8))
            open_since = begins
