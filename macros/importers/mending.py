"""Puts cells of recognised text back under their columns where a row lost a cell; every move is a doubt.

Only tables made of plain lines need this: a Word, Excel or PDF table knows where its cells are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from macros.importers.cleaning import one_line
from macros.importers.grid import Cell, Paragraph, Remark, Source
from macros.importers.headers import Role, columns_of
from macros.importers.tables import Segment
from macros.terms import Clause, TermKind, parse_term

_DAY_AND_NAME = re.compile(r"(?P<day>\d{2}\.\d{2}\.\d{4})\s+(?P<name>[А-ЯЁ].*)", re.DOTALL)

_LONGEST_TERM = 80


def mend(segment: Segment) -> tuple[Segment, tuple[Remark, ...]]:
    """The segment with its rows' terms and addressees in their columns, and what was moved."""
    table = segment.table
    term = next(columns_of(segment.header, Role.TERM), None)
    people = next(columns_of(segment.header, Role.RESPONSIBLE), None)
    if table.source is not Source.LINES or term is None or people is None:
        return segment, ()
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    remarks: list[Remark] = []
    for row in segment.rows:
        remarks += _mend_row(cells, row, term, people, table.row_place(row))
    if not remarks:
        return segment, ()
    columns = max(table.columns, people + 1, term + 1)
    mended = replace(table, cells=tuple(cells[place] for place in sorted(cells)), columns=columns)
    return replace(segment, table=mended), tuple(remarks)


def _mend_row(cells: dict[tuple[int, int], Cell], row: int, term: int, people: int, place: str) -> list[Remark]:
    filled = {column: cell for (r, column), cell in cells.items() if r == row and not cell.empty}
    only = next(iter(filled.items())) if len(filled) == 1 else None
    if only is not None and only[0] not in (term, people) and _is_term(only[1]):
        _move(cells, only[1], row, term)
        return [Remark(place, f"«{one_line(only[1].text)}» стояло не в столбце срока; отнесено к сроку")]
    cell = filled.get(term)
    if cell is None or people in filled:
        return []
    if match := _DAY_AND_NAME.fullmatch(one_line(cell.text)):
        cells[row, term] = Cell(row, term, (Paragraph(match["day"]),))
        cells[row, people] = Cell(row, people, (Paragraph(match["name"]),))
        return [Remark(place, f"ячейка «{one_line(cell.text)}» разделена на срок и ответственного")]
    if _is_term(cell) or not _short(filled, term, people):
        return []
    _move(cells, cell, row, people)
    return [Remark(place, f"в строке не хватает ячейки: «{one_line(cell.text)}» отнесено к ответственным")]


def _short(filled: Mapping[int, Cell], term: int, people: int) -> bool:
    """Whether nothing stands behind the doubtful cell: its right neighbour moved into its place."""
    return people > term and max(filled) == term


def _is_term(cell: Cell) -> bool:
    text = one_line(cell.text)
    return len(text) < _LONGEST_TERM and all(_is_limit(c) for c in parse_term(text).clauses)


def _is_limit(clause: Clause) -> bool:
    """Whether it is one beyond doubt: «в каждой школе» recurs too, at no time that could be named."""
    return clause.kind is not TermKind.UNKNOWN and not (clause.kind is TermKind.RECURRING and not clause.recurrence)


def _move(cells: dict[tuple[int, int], Cell], cell: Cell, row: int, column: int) -> None:
    del cells[row, cell.column]
    cells[row, column] = Cell(row, column, cell.paragraphs)
