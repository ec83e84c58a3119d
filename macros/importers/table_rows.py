"""One row of the roadmap's table under its header: its number, its own cells and those that reach down to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.importers.cleaning import one_line
from macros.importers.grid import Cell, Source
from macros.importers.headers import Role, columns_of
from macros.importers.numbers import parse_number
from macros.importers.tables import Segment


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one row of a measure by their meaning; `shared` ones began in a row above.

    `span` of a cell tells how many rows it covers. `titles` are the words of the columns.
    """

    segment: Segment
    row: int
    own: dict[Role, list[Cell]]
    shared: dict[Role, list[Cell]]
    extra: tuple[tuple[str, Cell], ...] = ()

    @property
    def place(self) -> str:
        """«таблица 1, строка 5»."""
        return self.segment.table.row_place(self.row)


class TableRow:
    """One row under its header. `stray` is what stands in the number's place and is no number."""

    def __init__(self, segment: Segment, row: int) -> None:
        table = segment.table
        self.segment, self.row = segment, row
        self.cells = [cell for cell in table.row_cells(row) if not cell.empty]
        self.own = [cell for cell in self.cells if cell.row == row]
        self.column = next(columns_of(segment.header, Role.NUMBER), None)
        first = table.at(row, self.column) if self.column is not None else None
        self.number_cell = first
        own_number = first is not None and first.row == row and not first.empty
        text = one_line(first.text) if first is not None and own_number else ""
        # A word in the number's column is no number: recognition put it there.
        self.stray = text if _is_stray(text) and first is not None and first.column_span == 1 else ""
        self.number_text = "" if self.stray else text
        self.number = parse_number(self.number_text)
        self.texts = [cell for cell in self.own if not (cell is first and self.number.whole)]
        measure = next(columns_of(segment.header, Role.MEASURE))
        self.measure = table.at(row, measure)

    @property
    def place(self) -> str:
        """«таблица 1, строка 5»."""
        return self.segment.table.row_place(self.row)

    @property
    def title(self) -> str:
        """The measure cell's text, if it begins in this row."""
        cell = self.measure
        if cell is None or cell.row != self.row or cell.empty or (cell is self.number_cell and cell.column_span == 1):
            return ""
        return one_line(cell.text)

    @property
    def covered(self) -> bool:
        """Whether the measure's cell goes on from the row above."""
        return self.measure is not None and self.measure.row < self.row and not self.measure.empty

    def line(self) -> Line:
        """The row's cells by their meaning."""
        table, header = self.segment.table, self.segment.header
        own: dict[Role, list[Cell]] = {}
        shared: dict[Role, list[Cell]] = {}
        extra: list[tuple[str, Cell]] = []
        seen: set[int] = set()
        for column in range(table.columns):
            cell = table.at(self.row, column)
            if cell is None or cell.empty or id(cell) in seen:
                continue
            role = header.roles.get(column, Role.OTHER)
            seen.add(id(cell))
            if role is Role.PART and cell.row == self.row:
                covered = range(column, column + cell.column_span)
                extra += [(header.titles[each], cell) for each in covered if header.roles.get(each) is role]
            elif role is Role.OTHER and cell.row == self.row:
                extra.append((one_line(header.titles.get(column, "")) or f"столбец {column + 1}", cell))
            elif role is not Role.OTHER:
                (own if cell.row == self.row else shared).setdefault(role, []).append(cell)
        return Line(self.segment, self.row, own, shared, tuple(extra))


def _is_stray(text: str) -> bool:
    return len(text) > 3 and not any(char.isdigit() for char in text[:3]) and not parse_number(text).number


def is_wrapped(rows: Sequence[TableRow]) -> bool:
    """Whether each line of the paper became a row: unnumbered rows go on in lower case in the measures' column too."""
    if not rows or rows[0].segment.table.source is not Source.LINES:
        return False
    bare = [row for row in rows if not row.number_text and row.title]
    lower = [row for row in bare if row.title[:1].islower() or row.title[:1] in "(«»"]
    return len(lower) >= 3 and len(lower) * 2 > len(bare)


def following_numbers(rows: Sequence[TableRow]) -> dict[tuple[int, int], str]:
    """For each row the number of the next row that is not blank, over the ends of tables."""
    found: dict[tuple[int, int], str] = {}
    number = ""
    for row in reversed(rows):
        found[id(row.segment), row.row] = number
        if row.own:
            number = row.number.number
    return found
