"""Where a page's text only looks like a table, and cells that Markdown would leave out without a word.

A table is what Python-Markdown's own extension takes for one: a first row, a ruler with as many columns below it, and
rows of which no more cells are shown than the ruler has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")
_END_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|$")
_PIPED = re.compile(r"[ ]{0,3}\|.*\S.*\|")
_TABBED = re.compile(r"(?![ ]{0,3}[|#>])[ ]{0,3}\S[^\t]*\t+[ ]*\S")


@dataclass(frozen=True, slots=True)
class TableSlip:
    """Lines that become no table: the 0-based row of the first, its length, and that row as it should be.

    `ruler` says that there is one below it, of another number of columns.
    """

    row: int
    length: int
    meant: str
    ruler: bool = False


@dataclass(frozen=True, slots=True)
class LostCell:
    """Words in a cell beyond the ruler's last column: the 0-based row, the place in it, and the numbers of columns."""

    row: int
    start: int
    end: int
    cells: int
    columns: int


def unruled_tables(words: str) -> Iterator[TableSlip]:
    """Rows between bars that no ruler, or one of another width, makes a table of.

    `words` is a page's text with spaces for code and comments (`blank_code`), here and below.
    """
    lines = words.split("\n")
    for rows in _blocks(lines):
        if _header(lines, rows) is not None:
            continue
        for row in rows[:-1]:
            ruler = _is_ruler(lines[row + 1]) and "|" in lines[row]
            if ruler or (_PIPED.match(lines[row]) and _PIPED.match(lines[row + 1])):
                yield TableSlip(row, len(lines[row]), _as_table(_texts(lines[row])), ruler)
                break


def tabbed_tables(words: str) -> Iterator[TableSlip]:
    """Rows whose cells a tab parts, as Word and Excel give them to the clipboard."""
    lines = words.split("\n")
    for tabbed, group in groupby(range(len(lines)), lambda row: bool(_TABBED.match(lines[row]))):
        rows = list(group)
        if tabbed and len(rows) > 1:
            texts = [cell.strip() for cell in lines[rows[0]].split("\t")]
            yield TableSlip(rows[0], len(lines[rows[0]]), _as_table(texts))


def lost_cells(words: str) -> Iterator[LostCell]:
    """Cells that are written and would not be shown."""
    lines = words.split("\n")
    for rows in _blocks(lines):
        header = _header(lines, rows)
        if header is None:
            continue
        bordered = _has_border(lines[header])
        columns = len(_cells(lines[header], bordered))
        for row in range(header + 2, rows.stop):
            cells = _cells(lines[row], bordered)
            if any(lines[row][start:end].strip() for start, end in cells[columns:]):
                yield LostCell(row, cells[columns][0], cells[-1][1], len(cells), columns)


def _blocks(lines: list[str]) -> Iterator[range]:
    """The rows of each run of lines that no empty line and no heading parts."""
    start = 0
    for row, line in enumerate([*lines, ""]):
        if not line.strip() or line.startswith("#"):
            if row > start:
                yield range(start, row)
            start = row + 1


def _header(lines: list[str], rows: range) -> int | None:
    """The row of the block at which a table begins."""
    for row in rows[:-1]:
        if "|" in lines[row] and _is_ruler(lines[row + 1]):
            bordered = _has_border(lines[row])
            if len(_cells(lines[row], bordered)) == len(_cells(lines[row + 1], bordered)):
                return row
    return None


def _is_ruler(line: str) -> bool:
    return "-" in line and "|" in line and set(line) <= set("|:- ")


def _has_border(line: str) -> bool:
    row = line.strip(" ")
    return row.startswith("|") or bool(_END_BAR.search(row))


def _cells(line: str, bordered: bool) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end; outer bars are borders if the table's first row has one."""
    start, end = len(line) - len(line.lstrip(" ")), len(line.rstrip(" "))
    if bordered and line.startswith("|", start):
        start += 1
    if bordered and end > start and _END_BAR.search(line[start:end]):
        end -= 1
    bars = [match.end() - 1 for match in _BAR.finditer(line, start, end)]
    return list(zip([start, *(bar + 1 for bar in bars)], [*bars, end], strict=True))


def _texts(line: str) -> list[str]:
    return [line[start:end].strip() for start, end in _cells(line, _has_border(line))]


def _as_table(texts: list[str]) -> str:
    return f"| {' | '.join(texts)} |\n|{' --- |' * len(texts)}"
