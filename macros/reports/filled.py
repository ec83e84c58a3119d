"""A workbook's cells → a filled form: whose it is, its rows with their keys, and every word outside the table.

Nothing relies on places: rows may have been moved, added and deleted, columns too, and another program may have saved
the file. A row is found by its key, a column by its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from macros.importers.forms import CellKind, FormCell, FormSheet, FormWorkbook
from macros.reports.blank import (
    DAY_LABEL,
    EXAMPLES_SHEET,
    HELP_SHEET,
    HIDDEN_SHEET,
    REPORT_SHEET,
    WHO_LABEL,
    text_digest,
    unguarded,
)
from macros.reports.columns import FILLED, Column, ColumnKind, column_kind, title_key

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/(?:§|[a-z0-9-]+/\d{1,4}(?:/\d{1,4})?)")
_MARK_NAMES = ("form", "roadmap", "version", "addressee", "party", "addressee-name")
_TEMPLATES = frozenset({EXAMPLES_SHEET, HELP_SHEET})
_FEWEST_HEADINGS = 3  # of different kinds make a row the table's head


@dataclass(frozen=True, slots=True)
class Written:
    """Words in a cell, with the place where a person finds them."""

    text: str
    sheet: str
    row: int
    cell: str  # «H12»
    kind: CellKind = CellKind.TEXT


@dataclass(frozen=True)
class FilledRow:
    """A row of the table. `words` are the free columns by heading, `extra` what stands in columns we do not know.

    `letters` name the columns by kind, so that an empty cell has a place too.
    """

    sheet: str
    row: int
    key: str
    cells: Mapping[ColumnKind, Written]
    words: tuple[tuple[str, Written], ...] = ()
    extra: tuple[Written, ...] = ()
    letters: Mapping[ColumnKind, str] = field(default_factory=dict)

    def text(self, kind: ColumnKind) -> str:
        """The words of the column, without the apostrophe that our own writer may have put in front."""
        written = self.cells.get(kind)
        return unguarded(written.text).strip() if written else ""

    def all_words(self) -> Iterator[str]:
        """The text of every cell of the row but its key."""
        yield from (self.cells[kind].text for kind in sorted(self.cells))
        yield from (written.text for _, written in self.words)
        yield from (written.text for written in self.extra)

    @property
    def answered(self) -> bool:
        """Whether a person wrote anything here."""
        return bool(self.words or self.extra or any(kind in FILLED for kind in self.cells))

    def place(self, kind: ColumnKind) -> Written:
        """The column's cell, empty ones too; the row itself where the table has no such column."""
        letter = self.letters.get(kind, "")
        cell = f"{letter}{self.row}" if letter else f"строка {self.row}"
        return self.cells.get(kind) or Written("", self.sheet, self.row, cell)


@dataclass(frozen=True)
class FilledForm:
    """One file. `marks` name the form (empty in a table made by hand); `issued` are the keys that were given out.

    `more_reports` are the other sheets that look like a report; their words are among the `loose` ones.
    """

    file: str
    marks: Mapping[str, str] = field(default_factory=dict)
    issued: tuple[str, ...] = ()
    who: Written | None = None
    day: Written | None = None
    rows: tuple[FilledRow, ...] = ()
    loose: tuple[Written, ...] = ()
    more_reports: tuple[str, ...] = ()
    is_form: bool = True
    epoch_1904: bool = False


def read_filled(file: str, book: FormWorkbook, columns: Sequence[Column]) -> FilledForm:
    """The filled form; `is_form` is False where no sheet has the table. `columns` are those of the form today."""
    hidden = next((sheet for sheet in book.sheets if sheet.name == HIDDEN_SHEET), None)
    marks, issued, own = _hidden(hidden)
    marks = {**_properties(book), **marks}
    known = {title_key(column.title): column for column in columns}
    shown = [sheet for sheet in book.sheets if sheet is not hidden]
    tables = [(sheet, head) for sheet in shown if (head := _head(sheet, known)) is not None]
    if not tables:
        return FilledForm(file, marks, issued, is_form=False, loose=tuple(_loose(shown, own, set())))
    best, head = max(tables, key=lambda each: _likeness(*each))
    table = _Table(best, head[0], head[1])
    used = set(table.places)
    who, day = _beside(best, head[0], WHO_LABEL, used), _beside(best, head[0], DAY_LABEL, used)
    rest = [(best, used), *((sheet, set[tuple[int, int]]()) for sheet in shown if sheet is not best)]
    loose = tuple(each for sheet, gone in rest for each in _loose([sheet], own, gone))
    written = {each.sheet for each in loose}
    more = tuple(sheet.name for sheet, _ in tables if sheet is not best and sheet.name in written - _TEMPLATES)
    return FilledForm(file, marks, issued, who, day, table.rows(own), loose, more, True, book.epoch_1904)


def form_id_of(book: FormWorkbook) -> str:
    """The id of the form that the workbook says it is; empty in a table made by hand."""
    hidden = next((sheet for sheet in book.sheets if sheet.name == HIDDEN_SHEET), None)
    return _hidden(hidden)[0].get("form") or _properties(book).get("form", "")


def _hidden(sheet: FormSheet | None) -> tuple[dict[str, str], tuple[str, ...], frozenset[str]]:
    """The marks, the keys given out and the digests of our own texts, from the sheet that nobody sees."""
    marks: dict[str, str] = {}
    keys: list[str] = []
    texts: set[str] = set()
    for row in _by_rows(sheet.cells if sheet else ()).values():
        if len(row) < 2:
            continue
        name, value = row[0].text, unguarded(row[1].text)
        if name == "key":
            keys.append(value)
        elif name == "text":
            texts.add(value)
        elif name in _MARK_NAMES:
            marks[name] = value
    return marks, tuple(keys), frozenset(texts)


def _properties(book: FormWorkbook) -> dict[str, str]:
    found = {name.removeprefix("metodichka-"): text for name, text in book.marks if name.startswith("metodichka-")}
    return {name: text for name, text in found.items() if name in _MARK_NAMES and text != "-"}


def _by_rows(cells: Sequence[FormCell]) -> dict[int, list[FormCell]]:
    rows: dict[int, list[FormCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows


Head = tuple[int, dict[int, Column]]  # the row of the headings, and the columns by their number


def _head(sheet: FormSheet, known: Mapping[str, Column]) -> Head | None:
    """The first row with headings of enough kinds."""
    for number, row in _by_rows(sheet.cells).items():
        found = {cell.column: _column(cell.text, known) for cell in row if len(cell.text) < 300}
        kinds = {column.kind for column in found.values()}
        named = kinds & {ColumnKind.TITLE, ColumnKind.NUMBER}
        if named and len(kinds) >= _FEWEST_HEADINGS and not any(KEY.fullmatch(cell.text) for cell in row):
            return number, found
    return None


def _column(title: str, known: Mapping[str, Column]) -> Column:
    return known.get(title_key(unguarded(title))) or Column(column_kind(title), title.strip())


def _likeness(sheet: FormSheet, head: Head) -> tuple[bool, int, bool, int]:
    """How much the sheet looks like the report."""
    keys = sum(1 for cell in sheet.cells if KEY.fullmatch(cell.text))
    return (sheet.name not in _TEMPLATES, keys, sheet.name == REPORT_SHEET, len(head[1]))


class _Table:
    """The rows below the head."""

    def __init__(self, sheet: FormSheet, head: int, columns: Mapping[int, Column]) -> None:
        self._sheet = sheet
        self._columns = columns
        self._rows = {number: row for number, row in _by_rows(sheet.cells).items() if number > head}
        self._titles = {title_key(column.title) for column in columns.values()}
        first = sorted(columns.items(), reverse=True)  # of two columns of one kind the left one
        self._letters = {column.kind: column_letters(number) for number, column in first}
        self.places = {(cell.row, cell.column) for row in self._rows.values() for cell in row}
        self.places |= {(head, column) for column in columns}

    def rows(self, own: frozenset[str]) -> tuple[FilledRow, ...]:
        """All but a repeated head and untouched headings of sections."""
        found = (self._row(number, row) for number, row in sorted(self._rows.items()) if not self._repeats(row))
        return tuple(row for row in found if not _is_heading(row, own))

    def _repeats(self, row: Sequence[FormCell]) -> bool:
        titles = [cell for cell in row if title_key(cell.text) in self._titles]
        numbers = all(cell.text.strip() == str(place) for place, cell in enumerate(row, 1))  # «1 2 3 4 5»
        return len(titles) >= _FEWEST_HEADINGS or (numbers and len(row) >= _FEWEST_HEADINGS)

    def _row(self, number: int, row: Sequence[FormCell]) -> FilledRow:
        key = next((cell.text for cell in row if KEY.fullmatch(cell.text) and cell.column not in self._columns), "")
        cells: dict[ColumnKind, Written] = {}
        words: list[tuple[str, Written]] = []
        extra: list[Written] = []
        for cell in row:
            column = self._columns.get(cell.column)
            written = _written(self._sheet, cell)
            if column is None:
                extra += [written] if cell.text != key else []
            elif column.kind is ColumnKind.WORDS:
                words.append((column.title, written))
            elif column.kind in cells:
                extra.append(written)
            else:
                cells[column.kind] = written
        return FilledRow(self._sheet.name, number, key, cells, tuple(words), tuple(extra), self._letters)


def _is_heading(row: FilledRow, own: frozenset[str]) -> bool:
    texts = [*row.cells.values(), *(written for _, written in row.words), *row.extra]
    if row.key.endswith("§"):
        return not row.words and not row.extra and not any(kind in FILLED for kind in row.cells)
    return not texts or (len(texts) == 1 and text_digest(unguarded(texts[0].text)) in own)


def _beside(sheet: FormSheet, head: int, label: str, used: set[tuple[int, int]]) -> Written | None:
    """The first filled cell to the right of a label above the table."""
    for number, row in _by_rows(sheet.cells).items():
        for place, cell in enumerate(row):
            if number < head and title_key(cell.text) == title_key(label):
                used.add((cell.row, cell.column))
                other = next(iter(row[place + 1 :]), None)
                if other is not None:
                    used.add((other.row, other.column))
                    return _written(sheet, other)
    return None


def _loose(sheets: Sequence[FormSheet], own: frozenset[str], used: set[tuple[int, int]]) -> Iterator[Written]:
    """Words that a person wrote outside the table: none of our own, none empty."""
    for sheet in sheets:
        for cell in sheet.cells:
            if (cell.row, cell.column) not in used and text_digest(unguarded(cell.text)) not in own:
                yield _written(sheet, cell)
        yield from (_written(sheet, note) for note in sheet.notes)


def _written(sheet: FormSheet, cell: FormCell) -> Written:
    return Written(cell.text, sheet.name, cell.row, f"{column_letters(cell.column)}{cell.row}", cell.kind)


def column_letters(number: int) -> str:
    """1 is «A», 27 is «AA»."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
