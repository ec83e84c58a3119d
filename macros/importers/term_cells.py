"""The term of a row, whichever way its table gives it: in words, as two days, as marks under the months."""

from __future__ import annotations

import re
from collections.abc import Sequence

from macros.importers.deadlines import span_of_days, term_doubts, term_text
from macros.importers.grid import Cell, Source
from macros.importers.headers import Role, part_of_year
from macros.importers.items import text_of
from macros.importers.open_measure import OpenMeasure
from macros.importers.table_rows import Line
from macros.terms import MONTH_GENITIVES, MONTH_NAMES

_MARK = re.compile(r"[^\w\s–—−-]{1,3}|[xхv]{1,3}|да", re.IGNORECASE)  # «+», «х», «✓», a shaded square; no dash
_DAY = re.compile(r"\d{1,2}")


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
    marked = "; ".join(term for title, cell in line.extra if (term := marked_term(title, cell)))
    if marked and (whole or days):
        opened.doubt(f"кроме срока «{whole or days}» стоят отметки в столбцах: {marked}; они не взяты", line.place)
    elif marked:
        opened.doubt(f"срок «{marked}» собран по отметкам в столбцах", line.place)
    return whole or days or marked


def marked_term(title: str, cell: Cell) -> str:
    """The term that the cell marks under its column; nothing where it holds other words."""
    part, text = part_of_year(title), text_of(cell).strip(" .")
    if not part or not text:
        return ""
    month, _, year = part.partition(" ")
    if _DAY.fullmatch(text) and month in MONTH_NAMES:
        return f"{int(text)} {MONTH_GENITIVES[MONTH_NAMES.index(month)]} {year}".strip()
    return part if _MARK.fullmatch(text) else ""


def _spans(cells: Sequence[Cell], line: Line, role: Role) -> bool:
    roles = line.segment.header.roles
    return any(roles.get(c) is role for cell in cells for c in range(cell.column, cell.column + cell.column_span))
