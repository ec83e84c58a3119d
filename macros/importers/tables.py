"""Which tables of a document are the roadmap, and which go on after a page break, with or without a repeated header.

Where no header is understood the columns are told by what stands in them; that is always a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from macros.importers.cleaning import one_line
from macros.importers.deadlines import LONGEST
from macros.importers.grid import Document, Remark, Source, Table, TextBlock
from macros.importers.headers import (
    Header,
    Role,
    columns_of,
    find_header,
    is_column_numbers,
    is_report_form,
    repeats_header,
    role_of,
)
from macros.importers.numbers import parse_number
from macros.model.personal_data import without_personal_data
from macros.terms import TermKind, parse_term

_PLAIN_SHEET = re.compile(r"(?:лист|sheet|таблица)\s*\d*", re.IGNORECASE)


@dataclass(frozen=True)
class Segment:
    """One table of the roadmap, or a part of it: the rows of measures and sections (`rows`) under one header.

    `heading` is the text just before the table, which may be its section's name.
    """

    table: Table
    header: Header
    rows: tuple[int, ...]
    heading: str = ""


@dataclass(frozen=True)
class FoundTables:
    """The roadmap's parts, the texts before, between and after them, and what a person should know."""

    segments: tuple[Segment, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    remarks: tuple[Remark, ...]


@dataclass
class _Search:
    header: Header | None = None
    segments: list[Segment] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    in_form: bool = False  # the last table was a report form; what follows without a header belongs to it


def find_tables(document: Document) -> FoundTables:
    """The roadmap of the document. No segments: there is no such table."""
    search = _Search()
    texts: list[str] = []
    outer_taken = False
    for block in document.blocks:
        if isinstance(block, TextBlock):
            texts.append(block.text)
            continue
        if block.nested and outer_taken:
            continue
        segments = _segments_of(block, search, adjacent=all(len(text) <= 5 for text in texts))
        if not block.nested:
            outer_taken = bool(segments)
        if not segments:
            _pass_by(block, search)
            continue
        first = segments[0]
        _keep_texts(search, texts, first)
        search.in_form = False
        search.segments += [_with_heading(first, texts, bool(search.segments)), *segments[1:]]
        texts = []
    if not search.segments:
        _by_content(document, search)
    search.after += texts
    return FoundTables(
        tuple(_with_sheet_names(search.segments)), tuple(search.before), tuple(search.after), tuple(search.remarks)
    )


def _keep_texts(search: _Search, texts: list[str], first: Segment) -> None:
    """Texts before the first table describe the document; texts between tables are headings or notes."""
    preamble = list(_rows_before(first.table, first.header)) if first.header.first_row else []
    if search.segments:
        search.after += texts[:-1] if texts else []
    else:
        search.before += [*texts, *preamble]


def _with_sheet_names(segments: Sequence[Segment]) -> Iterator[Segment]:
    """In a workbook with a plan on several sheets each sheet is a section."""
    sheets = list(dict.fromkeys(s.table.place for s in segments if s.table.source is Source.SHEET))
    for place, segment in zip(["", *(s.table.place for s in segments)], segments, strict=False):
        name = segment.table.place.removeprefix("лист «").removesuffix("»")
        first = len(sheets) > 1 and segment.table.place != place and not segment.heading
        yield replace(segment, heading=name) if first and not _PLAIN_SHEET.fullmatch(name) else segment


def _with_heading(segment: Segment, texts: list[str], later: bool) -> Segment:
    heading = one_line(texts[-1]) if texts else ""
    fits = heading and len(heading) < 300 and (later or parse_number(heading).number or _is_stage(heading))
    return Segment(segment.table, segment.header, segment.rows, heading) if fits else segment


def _is_stage(text: str) -> bool:
    return text.casefold().startswith(("раздел ", "этап ", "блок ", "направление "))


def _rows_before(table: Table, header: Header) -> Iterator[str]:
    for row in range(header.first_row):
        for cell in table.row_cells(row):
            if cell.row == row and not cell.empty:
                yield cell.text


def _pass_by(table: Table, search: _Search) -> None:
    """A table that is not the roadmap: its texts are named, so that nothing goes unseen."""
    texts = [one_line(cell.text) for cell in table.cells if not cell.empty]
    if not texts or table.nested:
        return
    if not search.segments and (table.columns <= 3 or table.rows <= 2):
        search.before += [cell.text for cell in table.cells if not cell.empty]
        return
    search.in_form = is_report_form(table) or (search.in_form and find_header(table) is None)
    if search.in_form:  # filled samples name persons: only the columns are told
        names = (
            "; ".join(one_line(cell.text) for cell in table.row_cells(0) if not cell.empty)
            if is_report_form(table)
            else "…"
        )
        search.remarks.append(Remark(table.place, f"таблица похожа на форму отчёта и не взята. Её столбцы: {names}"))
        return
    kind = "не похожа на дорожную карту"
    whole = "; ".join(map(without_personal_data, texts))  # lists of people are the usual ones
    shown = whole if len(whole) < 3000 else f"{whole[:3000]}…"
    search.remarks.append(Remark(table.place, f"таблица {kind} и не взята. В ней: {shown}"))


def _segments_of(table: Table, search: _Search, *, adjacent: bool) -> list[Segment]:
    """The table's parts of the roadmap: one, or several where its header stands in the middle again."""
    if is_report_form(table):
        return []
    start = 0
    header = search.header
    known = repeats_header(table, 0, header) if header else 0
    if header and known:
        start = known
    else:
        own = find_header(table)
        if own is not None:
            header = own
            start = own.first_row + own.height
            search.header = own
        elif header is None or search.in_form or not adjacent or not _continues(table, header):
            return []
        elif table.source is not Source.LINES:
            search.remarks.append(
                Remark(
                    table.place, "у таблицы нет заголовка; она прочитана как продолжение предыдущей, столбцы по порядку"
                )
            )
    return list(_cut(table, header, start))


def _cut(table: Table, header: Header, start: int) -> Iterator[Segment]:
    rows: list[int] = []
    row = start
    while row < table.rows:
        again = repeats_header(table, row, header) if row > start else 0
        if again:
            if rows:
                yield Segment(table, header, tuple(rows))
            rows, row = [], row + again
            continue
        if not is_column_numbers(table, row):
            rows.append(row)
        row += 1
    if rows:
        yield Segment(table, header, tuple(rows))


def _continues(table: Table, header: Header) -> bool:
    """Whether a table without a header has the roadmap's columns."""
    width = max(header.roles) + 1
    narrow = 2 if table.source is Source.LINES else width - 1
    if not narrow <= table.columns <= width + 1 or table.columns < 2:
        return False
    column = next(columns_of(header, Role.NUMBER), None)
    first = [table.at(row, column) for row in range(table.rows)] if column is not None else []
    texts = [cell.text for cell in first if cell is not None and not cell.empty]
    if any(role_of(text) is Role.NUMBER and not text.strip()[:1].isdigit() for text in texts[:2]):
        return False
    numbers = sum(bool(parse_number(text).number) for text in texts)
    return not texts or numbers * 2 >= len(texts) or column is None


def _by_content(document: Document, search: _Search) -> None:
    """Reads tables without an understood header by what stands in their columns."""
    for table in document.tables:
        header = None if is_report_form(table) else _guessed(table)
        if header is None:
            continue
        meanings = ", ".join(f"{column + 1} – {role.value}" for column, role in sorted(header.roles.items()))
        search.remarks.append(
            Remark(table.place, f"заголовки столбцов не узнаны; смысл взят по содержимому: {meanings}. Проверьте")
        )
        search.remarks = [r for r in search.remarks if not (r.place == table.place and "не взята" in r.text)]
        search.segments += _cut(table, header, header.first_row + header.height)
        search.before += [block.text for block in document.blocks if isinstance(block, TextBlock)]
        return


def _guessed(table: Table) -> Header | None:
    if table.columns < 2 or table.rows < 2:
        return None
    columns = {c: _column_texts(table, c) for c in range(table.columns)}
    roles: dict[int, Role] = {}
    for column, texts in columns.items():
        if len(texts) >= 2 and sum(bool(parse_number(text).whole) for text in texts) * 3 >= len(texts) * 2:
            roles.setdefault(column, Role.NUMBER)
            break
    limits = [c for c, texts in columns.items() if c not in roles and len(texts) >= 2 and _share_of_terms(texts) > 0.6]
    if not limits:
        return None
    roles[limits[0]] = Role.TERM
    if len(limits) > 1 and limits[1] == limits[0] + 1:
        roles |= {limits[0]: Role.START, limits[1]: Role.END}
    rest = [c for c in columns if c not in roles and columns[c]]
    if not rest:
        return None
    roles[rest[0]] = Role.MEASURE
    meanings = (
        [Role.RESPONSIBLE, Role.RESULT]
        if len(rest) > 1 and _short(columns[rest[1]])
        else [Role.RESULT, Role.RESPONSIBLE]
    )
    for column, role in zip(rest[1:], [*meanings, *([Role.OTHER] * len(rest))], strict=False):
        roles[column] = role
    first = 1 if not any(_is_term(text) for text in _row_texts(table, 0)) and not _numbered(table, roles) else 0
    titles = {c: (cell.text if first and (cell := table.at(0, c)) else f"столбец {c + 1}") for c in roles}
    return Header(0, first, roles, titles, ())


def _numbered(table: Table, roles: dict[int, Role]) -> bool:
    column = next((c for c, role in roles.items() if role is Role.NUMBER), None)
    cell = table.at(0, column) if column is not None else None
    return cell is not None and bool(parse_number(cell.text).number)


def _row_texts(table: Table, row: int) -> list[str]:
    return [cell.text for cell in table.row_cells(row) if not cell.empty]


def _column_texts(table: Table, column: int) -> list[str]:
    return [c.text for c in table.cells if c.column == column and c.column_span == 1 and not c.empty]


def _share_of_terms(texts: Sequence[str]) -> float:
    known = sum(_is_term(one_line(text)) for text in texts)
    return known / max(len(texts), 1)


def _is_term(text: str) -> bool:
    return len(text) <= LONGEST and parse_term(text).kind is not TermKind.UNKNOWN


def _short(texts: Sequence[str]) -> bool:
    return sum(map(len, texts)) / max(len(texts), 1) < 60
