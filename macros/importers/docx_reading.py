"""Reads a Word document as blocks: its XML is walked directly, because what matters here no library gives.

Deleted words of tracked changes, drawn numbers, merged cells, text boxes, content controls and nested tables all have
their own places in the XML; python-docx shows paragraphs and tables without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

from macros.importers.allowance import Allowance
from macros.importers.archive import Archive
from macros.importers.docx_numbering import Numbering
from macros.importers.grid import Block, Cell, Document, Paragraph, Remark, Table, TextBlock
from macros.importers.refusals import SAVE_ANEW, RefusedError
from macros.importers.xml_names import attribute, child, children, local, value, whole

_MAX_DEPTH = 60
_DROPPED = frozenset({"del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "rPr", "pPr", "sdtPr"})
_KEPT_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": " "}
_SIGNS = frozenset({"t", "sym", *_KEPT_SIGNS})
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice"})


def read_docx(path: Path) -> Document:
    """The document's blocks. Raises RefusedError."""
    archive = Archive(path)
    name = _main_part(archive)
    root = archive.xml(name)
    body = child(root, "body")
    if root is None or body is None:
        raise RefusedError("в файле нет текста документа Word", SAVE_ANEW)
    reader = _Reader(archive, name)
    blocks = list(reader.blocks(body))
    remarks = [*reader.remarks()]
    if archive.macros:
        remarks.insert(0, Remark("весь файл", "в файле есть макросы; они не запускались и не взяты"))
    return Document(tuple(blocks), tuple(reader.footnotes()), tuple(remarks))


def _main_part(archive: Archive) -> str:
    names = set(archive.names)
    for name in ("word/document.xml", "word/document2.xml"):
        if name in names:
            return name
    links = archive.xml("_rels/.rels")
    for link in links if links is not None else ():
        if attribute(link, "Type").endswith("/officeDocument"):
            target = attribute(link, "Target").lstrip("/")
            if target in names:
                return target
    raise RefusedError("это не документ Word, хотя устроен похоже", SAVE_ANEW)


class _Reader:
    """Walks one document; keeps the counters of lists and of tables and what is to be remarked."""

    def __init__(self, archive: Archive, part: str) -> None:
        folder, _, name = part.rpartition("/")
        self._addresses = _addresses(archive.xml(f"{folder}/_rels/{name}.rels"))
        self._numbering = Numbering(archive.xml(f"{folder}/numbering.xml"), archive.xml(f"{folder}/styles.xml"))
        self._notes = _notes(archive.xml(f"{folder}/footnotes.xml")) | _notes(archive.xml(f"{folder}/endnotes.xml"))
        self._comments = archive.xml(f"{folder}/comments.xml")
        self._marks: dict[str, str] = {}  # a footnote's text → its mark
        self._allowance = Allowance()
        self._tables = 0
        self._nesting = 0
        self._changes: list[str] = []
        self._deleted: list[tuple[str, str]] = []
        self._struck: list[tuple[str, str]] = []
        self._hidden: list[tuple[str, str]] = []
        self._links: list[tuple[str, str]] = []
        self._boxes: list[str] = []
        self._place = ""
        self._inner: list[Table] = []
        self._boxed: set[str] = set()  # places of tables in text boxes outside tables

    def blocks(self, body: ET.Element, depth: int = 0) -> Iterator[Block]:
        """Paragraphs and tables in order; tables inside cells follow their table."""
        if depth > _MAX_DEPTH:
            return
        for element in body:
            kind = local(element)
            if kind == "p":
                self._place = "текст документа"
                yield from self._text_blocks(element)
                yield from self._boxed_tables()
            elif kind == "tbl":
                yield from self._table(element, nested=False)
            elif kind in _WRAPPERS:
                yield from self.blocks(element, depth + 1)

    def footnotes(self) -> Iterator[tuple[str, str]]:
        """Word's own footnotes that the text refers to."""
        yield from ((mark, text) for text, mark in self._marks.items())

    def remarks(self) -> Iterator[Remark]:
        """What a person should know of this document."""
        if self._changes:
            yield Remark(self._changes[0], "в документе есть исправления: вставленное взято, удалённое – нет")
        for place, text in self._deleted:
            yield Remark(place, f"удалено исправлением и не взято: «{text}»")
        for place, text in _together(self._struck):
            yield Remark(place, f"текст зачёркнут, но взят: «{text}»; если он отменён, уберите его")
        for place, text in _together(self._hidden):
            yield Remark(place, f"скрытый текст не взят: «{text}»")
        for place, text in dict.fromkeys(self._links):
            yield Remark(place, f"взяты слова ссылки без её адреса: {text}")
        for place in dict.fromkeys(self._boxes):
            yield Remark(place, "текст стоял в надписи (рамке поверх страницы); проверьте его место")
        for comment in children(self._comments, "comment"):
            text = " ".join(filter(None, (self._plain(p) for p in comment.iter() if local(p) == "p")))
            if text:
                yield Remark("примечание на полях", f"«{text}» – примечание к документу, в план не взято")

    def _plain(self, paragraph: ET.Element) -> str:
        return "".join(each.text or "" for each in paragraph.iter() if local(each) == "t").strip()

    def _text_blocks(self, paragraph: ET.Element) -> Iterator[Block]:
        found, boxes = self._paragraph(paragraph)
        for each in (found, *boxes):
            text = f"{each.label} {each.text}".strip()
            if text:
                yield TextBlock(text, "надпись" if each is not found else "текст документа")

    def _boxed_tables(self) -> Iterator[Table]:
        """Tables in the text boxes of the last paragraph: no table is around them."""
        tables, self._inner = self._inner, []
        for table in tables:
            yield replace(table, nested=False) if table.place in self._boxed else table
        self._boxed.clear()

    def _paragraph(self, paragraph: ET.Element) -> tuple[Paragraph, list[Paragraph]]:
        """The paragraph and those of the text boxes anchored in it."""
        properties = child(paragraph, "pPr")
        label = self._numbering.label(properties)
        boxes: list[Paragraph] = []
        text = self._allowance.text("".join(self._runs(paragraph, boxes, 0)))
        if child(properties, "rPr", "ins") is not None or child(properties, "rPr", "del") is not None:
            self._changes.append(self._place)
        return Paragraph(text, label), boxes

    def _runs(self, element: ET.Element, boxes: list[Paragraph], depth: int) -> Iterator[str]:
        if depth > _MAX_DEPTH:
            return
        for each in element:
            kind = local(each)
            if kind in _SIGNS:
                yield _sign(each, kind)
            elif kind in ("footnoteReference", "endnoteReference"):
                yield self._note_mark(kind, attribute(each, "id"))
            elif kind == "txbxContent":
                self._box(each, boxes)
            elif kind in _DROPPED:
                self._note_deleted(each, kind)
            elif kind == "r":
                yield self._run(each, boxes, depth + 1)
            elif kind == "hyperlink":
                yield self._link(each, boxes, depth + 1)
            else:
                if kind in ("ins", "moveTo"):
                    self._changes.append(self._place)
                yield from self._runs(each, boxes, depth + 1)

    def _link(self, link: ET.Element, boxes: list[Paragraph], depth: int) -> str:
        text = "".join(self._runs(link, boxes, depth))
        address = self._addresses.get(attribute(link, "id"), "")
        if text.strip() and address and address.rstrip("/") not in text:
            self._links.append((self._place, f"«{text.strip()}» – {address}"))
        return text

    def _run(self, run: ET.Element, boxes: list[Paragraph], depth: int) -> str:
        """The words of a run as its look means them: what nobody sees is left out, what is struck through is told."""
        text = "".join(self._runs(run, boxes, depth))
        look = child(run, "rPr")
        if look is None or not text.strip():
            return text
        if _is_on(look, "vanish"):
            self._hidden.append((self._place, text))
            return ""
        if _is_on(look, "strike") or _is_on(look, "dstrike"):
            self._struck.append((self._place, text))
        # «не менее 5¹»: a raised figure is the mark of a note or a power, never a figure of the number before it.
        raised = attribute(child(look, "vertAlign"), "val") == "superscript"
        return text.translate(_SUPERSCRIPTS) if raised else text

    def _box(self, content: ET.Element, boxes: list[Paragraph]) -> None:
        self._boxes.append(self._place)
        boxes += self._cell(content)

    def _note_deleted(self, element: ET.Element, kind: str) -> None:
        if kind not in ("del", "moveFrom"):
            return
        self._changes.append(self._place)
        text = "".join(each.text or "" for each in element.iter() if local(each) in ("delText", "t")).strip()
        if text and kind == "del":
            self._deleted.append((self._place, text))

    def _note_mark(self, kind: str, note_id: str) -> str:
        text = self._notes.get(f"{kind[:3]}{note_id}")
        if text is None:
            return ""
        return self._marks.setdefault(text, str(len(self._marks) + 1).translate(_SUPERSCRIPTS))

    def _table(self, element: ET.Element, *, nested: bool) -> Iterator[Table]:
        self._tables += 1
        place = f"таблица {self._tables}"
        kept_inner, self._inner = self._inner, []
        self._nesting += 1
        self._allowance.nesting(self._nesting)
        cells, rows, columns = self._table_cells(element, place)
        self._nesting -= 1
        yield Table(place, rows, columns, tuple(cells), nested=nested)
        inner, self._inner = self._inner, kept_inner
        if nested:
            self._inner += inner
        else:
            yield from inner

    def _table_cells(self, element: ET.Element, place: str) -> tuple[list[Cell], int, int]:
        open_cells: dict[int, tuple[int, int, int, list[Paragraph]]] = {}  # column → row, span, width, paragraphs
        done: list[Cell] = []
        columns = row = 0
        for row_element in _rows(element):
            if child(row_element, "trPr", "del") is not None:
                self._deleted_row(row_element, f"{place}, строка {row + 1}")
                continue
            column = whole(value(row_element, "trPr", "gridBefore"), 0)
            seen: dict[int, tuple[int, int, int, list[Paragraph]]] = {}
            for cell in _cells(row_element):
                self._place = f"{place}, строка {row + 1}"
                width = max(whole(value(cell, "tcPr", "gridSpan"), 1), 1)
                goes_on = _goes_on(cell)
                paragraphs = self._cell(cell)
                above = open_cells.get(column)
                if goes_on and above is not None and above[0] + above[1] == row:
                    above[3].extend(p for p in paragraphs if p.text.strip() or p.label)
                    seen[column] = (above[0], above[1] + 1, above[2], above[3])
                else:
                    seen[column] = (row, 1, width, paragraphs)
                column += width
                self._allowance.cells()
            for key, entry in open_cells.items():
                if seen.get(key, (-1,))[0] != entry[0]:
                    done.append(_made(key, entry))
            open_cells = seen
            columns = max(columns, column)
            row += 1
        done += [_made(key, entry) for key, entry in open_cells.items()]
        self._allowance.columns(columns)
        return done, row, columns

    def _deleted_row(self, row: ET.Element, place: str) -> None:
        self._changes.append(place)
        texts = ("".join(e.text or "" for e in cell.iter() if local(e) in ("delText", "t")) for cell in _cells(row))
        text = "; ".join(words for each in texts if (words := each.strip()))
        if text:
            self._deleted.append((place, text))

    def _cell(self, cell: ET.Element, depth: int = 0) -> list[Paragraph]:
        found: list[Paragraph] = []
        if depth > _MAX_DEPTH:
            return found
        for element in cell:
            kind = local(element)
            if kind == "p":
                own, boxes = self._paragraph(element)
                found += [own, *boxes]
            elif kind == "tbl":
                found += self._nested(element)
            elif kind in _WRAPPERS:
                found += self._cell(element, depth + 1)
        return found

    def _nested(self, element: ET.Element) -> list[Paragraph]:
        place = self._place
        inner = list(self._table(element, nested=True))
        self._inner += inner
        self._place = place
        table = inner[0]
        if self._nesting == 0:
            self._boxed.add(table.place)
            return []
        lines = (" | ".join(c.text for c in table.row_cells(row) if not c.empty) for row in range(table.rows))
        return [Paragraph(self._allowance.text(line)) for line in lines if line]


def _made(column: int, entry: tuple[int, int, int, list[Paragraph]]) -> Cell:
    row, height, width, paragraphs = entry
    return Cell(row, column, tuple(paragraphs), height, width)


def _is_on(look: ET.Element, name: str) -> bool:
    """Whether the property is there and not switched off: `<w:strike/>`, but not `<w:strike w:val="0"/>`."""
    found = child(look, name)
    return found is not None and attribute(found, "val") not in ("0", "false", "off", "none")


def _together(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Places in order, each with all its words: Word cuts one sentence into many runs."""
    by_place: dict[str, str] = {}
    for place, text in texts:
        by_place[place] = by_place.get(place, "") + text
    yield from ((place, " ".join(text.split())) for place, text in by_place.items())


def _goes_on(cell: ET.Element) -> bool:
    """Whether the cell continues the merged one above: `<w:vMerge/>` without «restart»."""
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and attribute(merge, "val") != "restart"


def _rows(table: ET.Element) -> Iterator[ET.Element]:
    for element in table:
        if local(element) == "tr":
            yield element
        elif local(element) in _WRAPPERS:
            yield from _rows(element)


def _cells(row: ET.Element) -> Iterator[ET.Element]:
    for element in row:
        if local(element) == "tc":
            yield element
        elif local(element) in _WRAPPERS:
            yield from _cells(element)


def _addresses(relations: ET.Element | None) -> dict[str, str]:
    """Where the document's links lead on the web, by their ids."""
    targets = ((attribute(each, "Id"), attribute(each, "Target")) for each in children(relations, "Relationship"))
    return {key: target for key, target in targets if target.startswith(("https://", "http://"))}


def _sign(element: ET.Element, kind: str) -> str:
    """What a person sees of a text, a tab, a break or a symbol."""
    if kind == "t":
        return element.text or ""
    if kind == "sym":
        return _symbol(attribute(element, "char"))
    return "" if kind == "br" and attribute(element, "type") == "column" else _KEPT_SIGNS[kind]


def _symbol(code: str) -> str:
    """A character of a symbol font: Word's private area means a bullet or a tick, else the character itself."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "•" if 0xE000 <= number <= 0xF8FF or number < 0x20 or number > 0xFFFF else chr(number)


def _notes(root: ET.Element | None) -> dict[str, str]:
    """Footnotes or endnotes by «foo»/«end» + id; separators have a type and are left out."""
    found: dict[str, str] = {}
    for note in root if root is not None else ():
        kind = local(note)
        if kind in ("footnote", "endnote") and attribute(note, "type") in ("", "normal"):
            text = " ".join("".join(each.text or "" for each in note.iter() if local(each) == "t").split())
            if text:
                found[f"{kind[:3]}{attribute(note, 'id')}"] = text
    return found
