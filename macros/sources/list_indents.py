"""Where a list's inner lines are moved in by too few spaces: Markdown counts levels by four, Word and editors by two or
three.

The check tells of these places, `check --fix` moves the lines to where they were meant to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

STEP = 4  # spaces of a level, as Python-Markdown counts them
_LEAST = 2  # a single space is a slip of the finger, not a level
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}\.)[ \t]+\S")


@dataclass(frozen=True, slots=True)
class ShortIndent:
    """A line that stands less deep than it was meant to.

    `start` and `end` are the place of its spaces in the text, `meant` is how many belong there. It is an item or words
    of the item above (`item`), and the `first` such line of its list. Words that are moved in by themselves may be a
    new paragraph, so they are `certain` only where the items above them were short too.
    """

    start: int
    end: int
    meant: int
    item: bool
    first: bool
    certain: bool


@dataclass
class _List:
    """A list while it is read: the columns where its open levels were typed, and the column of the whole."""

    base: int
    typed: list[int]
    told: bool = False
    short_items: bool = False

    def depth(self, column: int) -> int:
        """How many levels a line typed at `column` stands inside of."""
        return sum(column >= each + _LEAST for each in self.typed)


def short_indents(words: str) -> Iterator[ShortIndent]:
    """Items and paragraphs of lists that leave their item, in order. `words` have spaces for code (`blank_code`)."""
    current: _List | None = None
    after_blank, at = True, 0
    for line in words.split("\n"):
        if line.strip():
            current, found = _line(current, line, at, after_blank=after_blank)
            if found:
                yield found
        after_blank = not line.strip()
        at += len(line) + 1


def _line(current: _List | None, line: str, at: int, *, after_blank: bool) -> tuple[_List | None, ShortIndent | None]:
    """The list after this line, and what is wrong with the line."""
    item = _ITEM.match(line)
    indent = len(line) - len(line.lstrip(" \t"))
    column = len(line[:indent].expandtabs(STEP))
    if current is None or (item and column < current.base):
        return (_List(column - column % STEP, [column]) if item else None), None
    if not item and (not after_blank or column - current.base < _LEAST):
        return (current if not after_blank else None), None
    depth = current.depth(column)
    meant = current.base + STEP * depth
    if item:
        current.typed = [*current.typed[:depth], column]
    if column >= meant:
        return current, None
    current.short_items |= item is not None
    first, current.told = not current.told, True
    return current, ShortIndent(at, at + indent, meant, item is not None, first, current.short_items)
