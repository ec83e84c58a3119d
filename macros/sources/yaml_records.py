"""What to make of fields that stand in a mapping twice: a slip of one field, or a dash lost before the next record.

A record of a list begins at its dash; without the dash its fields run on in the record above, and each would be told
as a repeat. What the fields say of it is plain: the first of them, and more than one, come again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from macros.sources.tree import Entry, ScalarNode


@dataclass(frozen=True, slots=True)
class Again:
    """A field's name that has stood in the same mapping before, in the 1-based line `before`."""

    key: ScalarNode
    before: int


@dataclass(frozen=True, slots=True)
class Records:
    """The fields of a mapping, each name once a record.

    `records` has one list unless dashes are lost; `dashless` are the names before which they are missing, `repeats`
    all other names that come again (their first value stays).
    """

    records: tuple[tuple[Entry, ...], ...]
    dashless: tuple[Again, ...] = ()
    repeats: tuple[Again, ...] = ()


def as_records(entries: Sequence[Entry], lines: Sequence[str], first_line: int, in_list: bool) -> Records:
    """The records that `entries` are, repeats included, in the order written.

    `lines` is the text and `first_line` the number of its first line; `in_list` says that the mapping is the item of a
    list, where a dash may be missing.
    """
    parts = _parts(entries, lines, first_line) if in_list and _runs_on(entries) else [list(entries)]
    kept, repeats = [], []
    for part in parts:
        seen: dict[str, Entry] = {}
        for entry in part:
            first = seen.setdefault(entry.key.text, entry)
            if first is not entry:
                repeats.append(Again(entry.key, first.key.line))
        kept.append(tuple(seen.values()))
    dashless = tuple(Again(part[0].key, above[0].key.line) for above, part in pairwise(kept))
    return Records(tuple(kept), dashless, tuple(repeats))


def _runs_on(entries: Sequence[Entry]) -> bool:
    """Whether the first name to come again is the record's first, and another comes again behind it."""
    seen: set[str] = set()
    again: dict[str, None] = {}  # in the order of their coming again
    for entry in entries:
        if entry.key.text in seen:
            again[entry.key.text] = None
        seen.add(entry.key.text)
    return len(again) > 1 and next(iter(again)) == entries[0].key.text


def _parts(entries: Sequence[Entry], lines: Sequence[str], first_line: int) -> list[list[Entry]]:
    """Cut before each place where the first name comes again at the beginning of a line."""
    parts: list[list[Entry]] = []
    for entry in entries:
        before = lines[entry.key.line - first_line][: entry.key.column - 1]
        if not parts or (entry.key.text == entries[0].key.text and not before.strip()):
            parts.append([])
        parts[-1].append(entry)
    return parts
