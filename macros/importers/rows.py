"""Rows of the roadmap's tables to raw sections and measures: which row begins what, and which belongs to the last one.

A measure may take several rows (merged cells, or rows without a number); a section may be one merged cell, a cell in
the first column, or a number and a name. Nothing is read from the cells' words here but what tells rows apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from macros.importers.cleaning import one_line
from macros.importers.draft import Doubt
from macros.importers.grid import Cell, Paragraph, Source
from macros.importers.headers import Role, columns_of
from macros.importers.numbers import number_key, parse_number, parse_section
from macros.importers.table_rows import Line, TableRow, following_numbers, is_wrapped
from macros.importers.tables import Segment
from macros.model import official_form as form

_TOTAL = re.compile(r"(?:итого|всего)(?: по [^.;]{1,60})?\s*:?", re.IGNORECASE)
_FOOTNOTE_ROW = re.compile(r"\*{1,3}\s*\S|[¹²³⁴-⁹]\s*\S|примечани[ея]\s*[:.]", re.IGNORECASE)


@dataclass
class RawMeasure:
    """A measure as rows; its number as written in its own cell (or label), if any."""

    number: str
    place: str
    lines: list[Line]
    doubts: list[Doubt] = field(default_factory=list)


@dataclass
class RawSection:
    """A section's row with its measures. `outer` names the sections around it."""

    title: str
    number: str = ""
    place: str = ""
    outer: tuple[str, ...] = ()
    note: str = ""
    measures: list[RawMeasure] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


@dataclass
class RawRoadmap:
    """All sections, texts that stood in rows below the measures, and doubts about rows that are none."""

    sections: list[RawSection] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


class _Kind(Enum):
    BLANK = auto()
    SECTION = auto()
    MEASURE = auto()
    LINE = auto()
    CONTINUATION = auto()
    AFTER = auto()
    LOST = auto()
    TOTAL = auto()


def assemble(segments: Sequence[Segment]) -> RawRoadmap:
    """The rows of all segments as sections with measures."""
    assembler = _Assembler(
        _multilevel(segments), [TableRow(segment, row) for segment in segments for row in segment.rows]
    )
    for segment in segments:
        assembler.take(segment)
    return assembler.roadmap


def _multilevel(segments: Sequence[Segment]) -> bool:
    """Whether measures are numbered within sections («1.1»)."""
    found = [n for s in segments for row in s.rows if (n := TableRow(s, row).number.number)]
    return sum("." in number for number in found) * 2 > len(found)


class _Assembler:
    """Takes segments in order; holds the open section and measure."""

    def __init__(self, multilevel: bool, rows: Sequence[TableRow]) -> None:
        self.roadmap = RawRoadmap()
        self._following = following_numbers(rows)
        self._multilevel = multilevel
        self._measure: RawMeasure | None = None
        self._sliced = False
        self._column_section = ""

    def take(self, segment: Segment) -> None:
        rows = [TableRow(segment, row) for row in segment.rows]
        wrapped = is_wrapped(rows)
        if segment.heading and rows and self._kind(rows, 0, wrapped) is not _Kind.SECTION:
            self._open_heading(segment)
        for index, row in enumerate(rows):
            self._take_row(rows, index, self._kind(rows, index, wrapped))
            self._sliced = self._sliced and bool(row.own)

    def _open_heading(self, segment: Segment) -> None:
        found = parse_section(segment.heading)
        place = segment.table.place
        self._open_section(found.rest, found.number, place)
        self.roadmap.sections[-1].doubts.append(
            Doubt(place, f"название раздела «{segment.heading}» взято из текста перед таблицей")
        )

    def _take_row(self, rows: Sequence[TableRow], index: int, kind: _Kind) -> None:
        row = rows[index]
        if kind is _Kind.SECTION:
            self._take_section(row)
            return
        if kind is not _Kind.BLANK:
            self._sliced = False
        if row.stray and kind in (_Kind.MEASURE, _Kind.LINE, _Kind.CONTINUATION):
            told = Doubt(row.place, f"в столбце номера стоит не номер, а «{row.stray}»; эти слова никуда не взяты")
            self.roadmap.doubts.append(told)
        if kind is _Kind.MEASURE:
            self._section_of_column(row)
            self._open_measure(row)
        elif kind is _Kind.LINE and self._measure is not None:
            self._measure.lines.append(row.line())
        elif kind is _Kind.CONTINUATION and self._measure is not None:
            self._continue(row)
        elif kind is _Kind.TOTAL:
            words = "; ".join(one_line(cell.text) for cell in row.own)
            self.roadmap.doubts.append(Doubt(row.place, f"итоговая строка не взята: {words}"))
        elif kind is _Kind.AFTER:
            self.roadmap.after += [cell.text for cell in row.own]
        elif kind is not _Kind.BLANK:
            texts = "; ".join(one_line(cell.text) for cell in row.own)
            self.roadmap.doubts.append(Doubt(row.place, f"строка стоит до первого мероприятия и не понята: {texts}"))

    # --- which row is it -----------------------------------------------------------------------------------------

    def _kind(self, rows: Sequence[TableRow], index: int, wrapped: bool) -> _Kind:
        row = rows[index]
        if not row.own:
            return _Kind.BLANK
        if len(row.own) == 1 and not row.number.number and _FOOTNOTE_ROW.match(one_line(row.own[0].text)):
            return _Kind.AFTER
        if len(row.own) > 1 and _TOTAL.fullmatch(one_line(row.own[0].text)):
            return _Kind.TOTAL
        if self._is_section(rows, index, wrapped):
            return _Kind.SECTION
        if row.number_text and (row.number.number or row.title):
            return _Kind.MEASURE
        if row.title and not row.covered:
            return self._titled(row, wrapped)
        return self._untitled(row, index, wrapped)

    def _titled(self, row: TableRow, wrapped: bool) -> _Kind:
        """A row with a measure's words and no number."""
        measure = self._measure
        if measure is None:
            return _Kind.MEASURE
        if wrapped or (row.title[:1].islower() and not _closed(_last_title(measure))):
            return _Kind.CONTINUATION
        return _Kind.MEASURE

    def _untitled(self, row: TableRow, index: int, wrapped: bool) -> _Kind:
        measure = self._measure
        if measure is None:
            return _Kind.LOST
        if row.covered:
            return _Kind.LINE
        lines = row.segment.table.source is Source.LINES
        if wrapped and lines:
            return _Kind.CONTINUATION
        texts = [one_line(cell.text) for cell in row.own]
        open_ended = all(text[:1].islower() or text[:1] in "(«»,)%" for text in texts)
        if open_ended and (lines or not _closed(_last_text(measure, row))):
            results = list(columns_of(row.segment.header, Role.RESULT))
            limits_only = not any(row.segment.table.at(row.row, c) in row.own for c in results)
            return _Kind.LINE if limits_only and not (index == 0 and lines) else _Kind.CONTINUATION
        return _Kind.LINE

    def _is_section(self, rows: Sequence[TableRow], index: int, wrapped: bool) -> bool:
        row = rows[index]
        if row.segment.table.source is Source.LINES and self._is_sliced(rows, index, wrapped):
            return True
        if len(row.texts) != 1 or any(cell.row < row.row for cell in row.cells):
            return False
        cell, columns = row.texts[0], max(row.segment.header.roles) + 1
        if columns >= 3 and cell.column_span >= max(2, columns - 2):
            return True
        following = self._following.get((id(row.segment), row.row), "")
        if cell is row.number_cell:
            return not row.number.number or row.number.levels == 1 or following.startswith(f"{row.number.number}.")
        if row.number.whole:
            deeper = following.startswith(f"{row.number.number}.")
            anew = row.number.levels == 1 and number_key(following) == (1,)  # numbers begin again below it
            return deeper or anew or (self._multilevel and row.number.levels == 1 and following != "")
        return self._is_bare_section(row, following, index, wrapped)

    def _is_bare_section(self, row: TableRow, following: str, index: int, wrapped: bool) -> bool:
        """One text in the measures' column, nothing else, no merged cells."""
        if row.title == "" or wrapped or row.title[:1].islower():
            return False
        if row.segment.table.columns < 3:
            return False
        return bool(following) if row.column is not None else bool(following) or index + 1 < len(row.segment.rows)

    def _is_sliced(self, rows: Sequence[TableRow], index: int, wrapped: bool) -> bool:
        """A section's name that recognition cut along the columns: «2. Pa | бота в РИС | …»."""
        row = rows[index]
        title = row.title
        if row.number.number and row.number.rest[:1].isalpha() and title[:1].islower():
            return True
        if not row.number.number and (row.number_text or row.stray) and title[:1].islower() and self._sliced:
            return True
        if wrapped or index == 0 or row.number_text or not title[:1].islower() or self._measure is None:
            return False
        following = self._following.get((id(row.segment), row.row), "")
        current = number_key(self._measure.number)
        jumps = bool(following) and bool(current) and number_key(following)[:1] > current[:1]
        own = self.roadmap.sections[-1].measures if self.roadmap.sections else []
        return jumps and len(row.own) >= 2 and bool(own)

    # --- taking it -----------------------------------------------------------------------------------------------

    def _take_section(self, row: TableRow) -> None:
        if row.segment.table.source is Source.LINES and len(row.texts) > 1:
            self._take_sliced(row)
            return
        cell = row.texts[0]
        separate = row.column is not None and cell is not row.number_cell
        text = one_line(cell.text)
        if separate:
            title, number = text, row.number.number
            if not number and cell.column_span < 2:
                title, number = _apart(text)
        else:
            title, number = _apart(text)
        self._open_section(title, number, row.place)

    def _take_sliced(self, row: TableRow) -> None:
        pieces = [one_line(cell.text) for cell in row.own]
        told = Doubt(row.place, f"название раздела разрезано по столбцам; куски по порядку: {' | '.join(pieces)}")
        if self._sliced and self.roadmap.sections and not row.number.number:
            section = self.roadmap.sections[-1]
            section.title = f"{section.title} {_glued(pieces)}"
        else:
            found = parse_number(_glued(pieces))
            self._open_section(found.rest or _glued(pieces), found.number, row.place)
        self.roadmap.sections[-1].doubts.append(told)
        self._sliced = True

    def _open_section(self, title: str, number: str, place: str) -> None:
        last = self.roadmap.sections[-1] if self.roadmap.sections else None
        if title.startswith(form.SECTION_NOTE) and last is not None and not last.measures:
            last.note = title.removeprefix(form.SECTION_NOTE)
            return
        outer: tuple[str, ...] = ()
        if last is not None and not last.measures and last.title:
            outer = (*last.outer, f"{last.number}. {last.title}" if last.number else last.title)
            self.roadmap.sections.pop()
        section = RawSection(title, number, place, outer)
        if outer and last is not None:
            section.doubts += [
                *last.doubts,
                Doubt(
                    place,
                    f"строка раздела стоит сразу под строкой «{outer[-1]}»; внешнее название – в примечании раздела",
                ),
            ]
        self.roadmap.sections.append(section)
        self._measure = None

    def _section_of_column(self, row: TableRow) -> None:
        """Tables where the section is a column."""
        column = next(columns_of(row.segment.header, Role.SECTION), None)
        cell = row.segment.table.at(row.row, column) if column is not None else None
        if cell is None or cell.empty:
            return
        text = one_line(cell.text)
        if text != self._column_section:
            self._column_section = text
            title, number = _apart(text)
            self._open_section(title, number, row.place)

    def _open_measure(self, row: TableRow) -> None:
        if not self.roadmap.sections:
            self.roadmap.sections.append(RawSection(""))
        number = row.number.number or row.number_text
        line = row.line()
        measure = RawMeasure(number, row.place, [line])
        shared = row.number_cell
        if not number and shared is not None and shared.row < row.row and not shared.empty:
            measure.number = parse_number(shared.text).number or one_line(shared.text)
            measure.doubts.append(
                Doubt(row.place, f"номер {measure.number} стоит в общей ячейке нескольких мероприятий")
            )
        if row.number.rest and row.number_cell is not None and (row.number.number or not row.title):
            words = Cell(row.row, row.number_cell.column, (Paragraph(row.number.rest),))
            line.own.setdefault(Role.MEASURE, []).insert(0, words)
        self.roadmap.sections[-1].measures.append(measure)
        self._measure = measure

    def _continue(self, row: TableRow) -> None:
        """The row's cells are the ends of the cells above."""
        assert self._measure is not None  # noqa: S101 - the kind is only given with an open measure
        last, line = self._measure.lines[-1], row.line()
        for role, cells in line.own.items():
            before = last.own.get(role)
            last.own[role] = [*before[:-1], _one_cell(before[-1], cells[0]), *cells[1:]] if before else cells
        self._measure.lines[-1] = Line(last.segment, last.row, last.own, last.shared, (*last.extra, *line.extra))


def _apart(text: str) -> tuple[str, str]:
    found = parse_section(text)
    return found.rest, found.number


def _one_cell(above: Cell, below: Cell) -> Cell:
    """Both texts in one cell, the lower going on where the upper ended."""
    last, first = above.paragraphs[-1], below.paragraphs[0]
    middle = Paragraph(f"{last.text}\n{first.text}", last.label)
    paragraphs = (*above.paragraphs[:-1], middle, *below.paragraphs[1:])
    return Cell(above.row, above.column, paragraphs, above.row_span, above.column_span)


def _glued(pieces: Sequence[str]) -> str:
    """Slices of one line; between two letters nothing was lost."""
    text = pieces[0] if pieces else ""
    for piece in pieces[1:]:
        inside = (text[-1:].isalpha() and piece[:1].islower()) or piece[:1] in "»)"
        text += piece if inside else f" {piece}"
    return text


def _last_title(measure: RawMeasure) -> str:
    cells = [cell for line in measure.lines for cell in line.own.get(Role.MEASURE, ())]
    return one_line(cells[-1].text) if cells else ""


def _last_text(measure: RawMeasure, row: TableRow) -> str:
    """The text above the row's first cell."""
    first = row.own[0].column
    role = row.segment.header.roles.get(first, Role.OTHER)
    cells = [cell for line in measure.lines for cell in line.own.get(role, ())]
    return one_line(cells[-1].text) if cells else "."


def _closed(text: str) -> bool:
    return not text or text.rstrip('»")]')[-1:] in ".;!?:"
