"""Reads ODT and ODS: both are one XML part with the same tables, so a small reader of ours needs no library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from macros.importers.allowance import MAX_COLUMNS, Allowance
from macros.importers.archive import Archive
from macros.importers.grid import Block, Cell, Document, Paragraph, Remark, Source, Table, TextBlock
from macros.importers.refusals import SAVE_ANEW, RefusedError
from macros.importers.xml_names import attribute, child, children, local, whole
from macros.terms import MONTH_NAMES

_MAX_REPEATED = 500  # equal rows in a row; more is a sheet's empty rest
_MAX_DEPTH = 60
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T00:00(?::00(?:\.0+)?)?)?$")
_SKIPPED = frozenset({"tracked-changes", "annotation", "deletion", "forms", "sequence-decls", "note-citation"})
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_odf(path: Path, sheet: str = "") -> Document:
    """The document's blocks, or the sheets of a table document as tables."""
    archive = Archive(path)
    manifest = archive.xml("META-INF/manifest.xml")
    if manifest is not None and any(local(each) == "encryption-data" for each in manifest.iter()):
        raise RefusedError("файл закрыт паролем", "снимите пароль в LibreOffice и повторите")
    root = archive.xml("content.xml")
    text, book = child(root, "body", "text"), child(root, "body", "spreadsheet")
    if root is None or (text is None and book is None):
        raise RefusedError("это не текст и не таблица OpenDocument", SAVE_ANEW)
    reader = _Reader(root, archive.xml("styles.xml"), Source.WORD if text is not None else Source.SHEET)
    blocks: list[Block]
    if book is not None:
        names = [attribute(each, "name") for each in children(book, "table")]
        if sheet and sheet not in names:
            raise RefusedError(f"в книге нет листа «{sheet}»", f"листы книги: {', '.join(f'«{n}»' for n in names)}")
        blocks = [b for t in children(book, "table") if sheet in ("", attribute(t, "name")) for b in reader.table(t)]
    else:
        blocks = list(reader.blocks(text))
    remarks = list(dict.fromkeys(reader.remarks))
    if archive.macros:
        remarks.insert(0, Remark("весь файл", "в файле есть макросы; они не запускались и не взяты"))
    return Document(tuple(blocks), tuple(reader.notes.items()), tuple(remarks))


class _Reader:
    """Walks content.xml; counts lists and tables."""

    def __init__(self, root: ET.Element, styles: ET.Element | None, source: Source) -> None:
        self._source = source
        named = [each for tree in (styles, root) if tree is not None for each in tree.iter()]
        self._lists = {attribute(each, "name"): each for each in named if local(each) == "list-style"}
        self._looks = {
            attribute(each, "name"): child(each, "text-properties") for each in named if local(each) == "style"
        }
        self._place = ""
        self._allowance = Allowance()
        self._counters: dict[str, list[int]] = {}  # of the last list of each style, and of each list by «#id»
        self._tables = 0
        self.notes: dict[str, str] = {}
        self.remarks: list[Remark] = []

    def blocks(self, parent: ET.Element | None, depth: int = 0) -> Iterator[Block]:
        """Paragraphs and tables in order."""
        for element in parent if parent is not None and depth < _MAX_DEPTH else ():
            kind = local(element)
            if kind == "tracked-changes":
                self.remarks.append(Remark("текст документа", "в документе есть исправления; удалённое не взято"))
            elif kind == "table":
                yield from self.table(element)
            elif kind in ("p", "h", "list"):
                self._place = "текст документа"
                for paragraph in self._paragraphs([element]):
                    if paragraph.text.strip():
                        yield TextBlock(f"{paragraph.label} {paragraph.text}".strip(), "текст документа")
            elif kind not in _SKIPPED:
                yield from self.blocks(element, depth + 1)

    def table(self, element: ET.Element, depth: int = 0) -> Iterator[Table]:
        """The table, then those nested in its cells."""
        self._tables += 1
        self._allowance.nesting(depth)
        name = attribute(element, "name")
        place = f"лист «{name}»" if self._source is Source.SHEET else f"таблица {self._tables}"
        cells: list[Cell] = []
        nested: list[ET.Element] = []
        row = columns = 0
        for row_element, count in _rows(element):
            self._place = f"{place}, строка {row + 1}"
            found = list(self._row(row_element, row, nested))
            for again in range(count if any(not cell.empty for cell in found) else 1):
                cells += [Cell(row + again, c.column, c.paragraphs, c.row_span, c.column_span, c.number) for c in found]
                self._allowance.cells(len(found))
            columns = max(columns, *(cell.column + cell.column_span for cell in found), 0)
            self._allowance.columns(columns)
            row += count
        last = max((cell.row + 1 for cell in cells), default=0)
        yield Table(place, last, columns, tuple(cells), self._source)
        for inner in nested:
            for table in self.table(inner, depth + 1):
                yield Table(table.place, table.rows, table.columns, table.cells, table.source, nested=True)

    def _row(self, row_element: ET.Element, row: int, nested: list[ET.Element]) -> Iterator[Cell]:
        column = 0
        for element in row_element:
            kind = local(element)
            if kind not in ("table-cell", "covered-table-cell"):
                continue
            repeated = max(whole(attribute(element, "number-columns-repeated"), 1), 1)
            paragraphs = _day(element) or tuple(self._paragraphs(element))
            inner = [each for each in element if local(each) == "table"]
            nested += inner
            paragraphs += tuple(Paragraph(line) for each in inner for line in self._lines_of(each))
            if kind == "table-cell" and any(p.text.strip() or p.label for p in paragraphs):
                number = attribute(element, "value-type") in ("float", "percentage")
                height = max(whole(attribute(element, "number-rows-spanned"), 1), 1)
                width = max(whole(attribute(element, "number-columns-spanned"), 1), 1)
                for again in range(min(repeated, MAX_COLUMNS)):
                    yield Cell(row, column + again, paragraphs, height, width, number)
            column += repeated

    def _lines_of(self, table: ET.Element) -> Iterator[str]:
        for row_element, _ in _rows(table):
            texts = [
                " ".join(p.text for p in self._paragraphs(cell)) for cell in row_element if local(cell) == "table-cell"
            ]
            if any(texts):
                yield " | ".join(text for text in texts if text)

    def _paragraphs(self, elements: ET.Element | list[ET.Element], depth: int = 0) -> Iterator[Paragraph]:
        for element in elements if depth < _MAX_DEPTH else ():
            kind = local(element)
            if kind in ("p", "h"):
                yield Paragraph(self._joined(element))
            elif kind == "list":
                yield from self._list(element)
            elif kind == "section":
                yield from self._paragraphs(element, depth + 1)

    def _joined(self, element: ET.Element) -> str:
        return self._allowance.text(self._seen(element, 0))

    def _seen(self, element: ET.Element, depth: int) -> str:
        """The words as their look means them: what nobody sees is left out, what is struck through is told."""
        text = "".join(self._text(element, depth))
        look = self._looks.get(attribute(element, "style-name"))
        if look is None or not text.strip():
            return text
        words = " ".join(text.split())
        if attribute(look, "display") == "none":
            self.remarks.append(Remark(self._place, f"скрытый текст не взят: «{words}»"))
            return ""
        if attribute(look, "text-line-through-style") not in ("", "none"):
            told = f"текст зачёркнут, но взят: «{words}»; если он отменён, уберите его"
            self.remarks.append(Remark(self._place, told))
        # «не менее 5¹»: a raised figure is the mark of a note or a power, never a figure of the number before it.
        raised = attribute(look, "text-position").startswith("super")
        return text.translate(_SUPERSCRIPTS) if raised else text

    def _list(
        self, element: ET.Element, style: str = "", counters: list[int] | None = None, level: int = 0
    ) -> Iterator[Paragraph]:
        """The items with their drawn marks. `counters` are the numbers of all levels, the list's own last."""
        self._allowance.nesting(level, "списки вложены один в другой")
        style = attribute(element, "style-name") or style
        counters = self._counters_of(element, style) if counters is None else counters
        for item in element:
            if local(item) not in ("list-item", "list-header"):
                continue
            numbered = local(item) == "list-item" and any(local(each) in ("p", "h") for each in item)
            _step(counters, level, numbered, whole(attribute(item, "start-value"), 0))
            label = self._label(style, counters[: level + 1]) if numbered else ""
            for each in item:
                if local(each) == "list":
                    yield from self._list(each, style, counters, level + 1)
                elif local(each) in ("p", "h"):
                    yield Paragraph(self._joined(each), label)
                    label = ""

    def _counters_of(self, element: ET.Element, style: str) -> list[int]:
        """Those of the list that this one goes on with, or new ones."""
        continued = self._counters.get(f"#{attribute(element, 'continue-list')}")
        if continued is None and attribute(element, "continue-numbering") == "true":
            continued = self._counters.get(style)
        found = [] if continued is None else continued
        self._counters[style] = self._counters[f"#{attribute(element, 'id')}"] = found
        return found

    def _label(self, style: str, numbers: list[int]) -> str:
        level = str(len(numbers))
        for each in self._lists.get(style, ()):
            if attribute(each, "level") == level:
                if local(each) != "list-level-style-number" or not attribute(each, "num-format"):
                    return "•"
                shown = whole(attribute(each, "display-levels"), 1)
                body = ".".join(str(number) for number in numbers[-shown:])
                return attribute(each, "num-prefix") + body + attribute(each, "num-suffix")
        return "•"

    def _text(self, element: ET.Element, depth: int) -> Iterator[str]:
        yield element.text or ""
        for each in element if depth < _MAX_DEPTH else ():
            kind = local(each)
            if kind == "s":
                yield " " * min(whole(attribute(each, "c"), 1), 50)
            elif kind in ("tab", "line-break"):
                yield "\t" if kind == "tab" else "\n"
            elif kind == "note":
                yield self._note(each)
            elif kind == "span":
                yield self._seen(each, depth + 1)
            elif kind not in _SKIPPED:
                yield from self._text(each, depth + 1)
            yield each.tail or ""

    def _note(self, note: ET.Element) -> str:
        body = child(note, "note-body")
        text = " ".join("".join(body.itertext()).split()) if body is not None else ""
        mark = str(len(self.notes) + 1).translate(_SUPERSCRIPTS)
        self.notes[mark] = text
        return mark


def _day(cell: ET.Element) -> tuple[Paragraph, ...]:
    """A cell that holds a day: its shown text may have the order of another country, or seconds."""
    match = _ISO_DAY.match(attribute(cell, "date-value")) if attribute(cell, "value-type") == "date" else None
    if match is None:
        return ()
    shown = " ".join("".join(cell.itertext()).split())
    if re.findall(r"\d+", shown) in ([match[1]], [match[1][2:]]):  # «май 2025» is kept as its first day
        month = f"{MONTH_NAMES[int(match[2]) - 1]} {match[1]}"
        return (Paragraph(month if re.search(r"[^\W\d]{3}", shown) else f"{match[1]} год"),)
    return (Paragraph(f"{match[3]}.{match[2]}.{match[1]}"),)


def _step(counters: list[int], level: int, numbered: bool, start: int) -> None:
    """Count an item; one that only holds a deeper list has no number of its own and moves nothing on."""
    counters.extend([0] * (level + 1 - len(counters)))
    if numbered:
        counters[level] = start or counters[level] + 1
        del counters[level + 1 :]
    else:
        counters[level] = counters[level] or start or 1


def _rows(table: ET.Element, depth: int = 0) -> Iterator[tuple[ET.Element, int]]:
    """The rows with how often each is repeated."""
    for element in table if depth < 6 else ():
        kind = local(element)
        if kind == "table-row":
            repeated = max(whole(attribute(element, "number-rows-repeated"), 1), 1)
            yield element, min(repeated, _MAX_REPEATED)
        elif kind in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(element, depth + 1)
