"""The term of a row, whichever way its table gives it: in words, as two days, as marks under the months."""

from __future__ import annotations

from collections.abc import Sequence

from macros.importers.deadlines import span_of_days, term_doubts, term_text
from macros.importers.grid import Cell, Source
from macros.importers.headers import Role, is_month
from macros.importers.items import text_of
from macros.importers.open_measure import OpenMeasure
from macros.importers.table_rows import Line

_LONGEST_MARK = 3  # «+», «х», «✓»


def term_of(opened: OpenMeasure, cells: dict[Role, list[Cell]], source: Source, line: Line) -> str:
    """The term of one row: a cell in words, two columns of days, or marks under the months."""
    whole = term_text(cells.get(Role.TERM, []), source)
    start, end = (term_text(cells.get(role, []), source) for role in (Role.START, Role.END))
    if start and not end and _spans(cells.get(Role.START, []), line, Role.END):
        days = start  # one cell over both columns: the term in words
    else:
        days = span_of_days(start, end)
        if bool(start) != bool(end) and (Role.START in line.segment.header.roles.values()):
            opened.doubt(f"из двух дат срока записана одна; она прочитана как «{days}»", line.place)
    if whole and days and any(True for _ in term_doubts(whole, None)):
        return f"{whole}; {days}"
    return whole or days or _marked_months(opened, line)


def _marked_months(opened: OpenMeasure, line: Line) -> str:
    """The months whose columns have a mark in this row."""
    months = [title.lower() for title, cell in line.extra if is_mark(title, cell)]
    term = "; ".join(months)
    if term:
        opened.doubt(f"срок «{term}» собран по отметкам в столбцах месяцев", line.place)
    return term


def is_mark(title: str, cell: Cell) -> bool:
    """Whether the cell only marks the month of its column."""
    return is_month(title) and len(text_of(cell)) <= _LONGEST_MARK


def _spans(cells: Sequence[Cell], line: Line, role: Role) -> bool:
    roles = line.segment.header.roles
    return any(roles.get(c) is role for cell in cells for c in range(cell.column, cell.column + cell.column_span))
