"""A roadmap as an official Word document: landscape A4, stamps, annex line, merged rows, repeated header, footnotes.

Same roadmap, same bytes: python-docx makes the parts, they are packed anew with one fixed time and in one order.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from textwrap import shorten
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt

from macros.exports.official import Line, Paper, PaperApproval, PaperRow, paper
from macros.model import official_form as form
from macros.model.roadmap import Roadmap

HEADING = "ДОРОЖНАЯ КАРТА"
FONT = "Times New Roman"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # a real day would change the bytes
_ZIP_TIME = (2000, 1, 1, 0, 0, 0)
_WIDTH = Cm(26.2)
_CELL_POINTS = 10  # ГОСТ Р 7.0.97-2016 allows tables smaller letters than the text
_CELL = "Cell"  # the style of paragraphs in cells
_SIDE = 70  # twentieths of a point between a cell's line and its words
_HANGING = 140  # twentieths of a point: a dash and a space
_HEAD_LETTER, _LETTER = 112, 100  # twentieths of a point: how wide letters of the cells' size are, bold and plain
_HIGH = 14  # lines; a row with more may go on behind the end of its sheet, else half a sheet is empty
_LONGEST_WORD = 9  # letters; longer words may be divided by the program's rules, those of the head never are
_LIST_ID = "77"
_TWIPS = 635  # EMU in a twentieth of a point


def export_roadmap_docx(roadmap: Roadmap) -> bytes:
    """The document's bytes."""
    sheet = paper(roadmap)
    document = docx.Document()
    _describe(document, sheet)
    _set_page(document)
    _define_list(document)
    if sheet.annex:
        _paragraph(document, sheet.annex, WD_ALIGN_PARAGRAPH.RIGHT)
    if sheet.approvals:
        _approvals(document, sheet.approvals)
    if not sheet.title.upper().startswith(HEADING):
        _paragraph(document, HEADING, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    _paragraph(document, sheet.title, WD_ALIGN_PARAGRAPH.CENTER, bold=True, outline=True)
    for line in sheet.lines:
        _paragraph(document, line, WD_ALIGN_PARAGRAPH.LEFT)
    _table(document, sheet)
    for note in sheet.footnotes:
        _paragraph(document, note, WD_ALIGN_PARAGRAPH.LEFT)
    buffer = io.BytesIO()
    document.save(buffer)
    return _repacked(buffer.getvalue())


def _repacked(data: bytes) -> bytes:
    """The same parts with a fixed time, sorted, the list of types first as Word wants it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w") as packed:
        for name in sorted(made.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            packed.writestr(entry, made.read(name))
    return out.getvalue()


def _describe(document: Document, sheet: Paper) -> None:
    document.settings.element.find(qn("w:defaultTabStop")).addnext(_element("w:autoHyphenation"))
    properties = document.core_properties
    properties.title, properties.author, properties.language = shorten(sheet.title, 250, placeholder="…"), "", "ru-RU"
    properties.created = properties.modified = EPOCH
    properties.comments, properties.last_modified_by = "", ""


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.75)
    section.top_margin = section.bottom_margin = Cm(1.5)
    _number_pages(section)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "ru-RU")
    style.element.get_or_add_rPr().append(language)
    style.paragraph_format.space_after = Pt(0)
    cell: Any = document.styles.add_style(_CELL, WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style, cell.font.size = style, Pt(_CELL_POINTS)


def _number_pages(section: Section) -> None:
    """Above the text, in the middle, from the second page on, 10 mm from the edge: ГОСТ Р 7.0.97-2016."""
    section.header_distance = Cm(1)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph._p.append(_element("w:fldSimple", {"w:instr": "PAGE"}))


def _define_list(document: Document) -> None:
    """The list of items in cells: a hanging dash."""
    numbering: Any = document.part.numbering_part.element
    abstract = _element("w:abstractNum", {"w:abstractNumId": _LIST_ID})
    level = _element("w:lvl", {"w:ilvl": "0"})
    for name, value in (("w:start", "1"), ("w:numFmt", "bullet"), ("w:lvlText", "–"), ("w:lvlJc", "left")):
        level.append(_element(name, {"w:val": value}))
    indent = _element("w:pPr")
    indent.append(_element("w:ind", {"w:left": str(_HANGING), "w:hanging": str(_HANGING)}))
    level.append(indent)
    abstract.append(level)
    numbering.insert(0, abstract)
    instance = _element("w:num", {"w:numId": _LIST_ID})
    instance.append(_element("w:abstractNumId", {"w:val": _LIST_ID}))
    numbering.append(instance)


def _paragraph(
    document: Document, text: str, align: WD_ALIGN_PARAGRAPH, *, bold: bool = False, outline: bool = False
) -> None:
    """A paragraph; `outline` makes it a heading for those who go or hear their way by headings."""
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.add_run(text).bold = bold
    if outline:
        paragraph._p.get_or_add_pPr().append(_element("w:outlineLvl", {"w:val": "0"}))


def _approvals(document: Document, approvals: Sequence[PaperApproval]) -> None:
    """Stamps side by side, without lines around them."""
    table = document.add_table(rows=1, cols=len(approvals))
    for cell, approval in zip(table.rows[0].cells, approvals, strict=True):
        cell.text = approval.lines[0]
        for line in approval.lines[1:]:
            cell.add_paragraph(line)
    document.add_paragraph()


# --- the table -------------------------------------------------------------------------------------------------------


def _table(document: Document, sheet: Paper) -> None:
    widths = _widths(sheet)
    table: Any = document.add_table(rows=0, cols=len(widths))._tbl
    properties = table.tblPr
    style = _element("w:tblStyle", {"w:val": "TableGrid"})
    properties.insert(0, style)
    properties.append(_element("w:tblLayout", {"w:type": "fixed"}))
    margins = _element("w:tblCellMar")
    margins.extend(_element(f"w:{side}", {"w:w": str(_SIDE), "w:type": "dxa"}) for side in ("left", "right"))
    properties.append(margins)
    for column, width in zip(table.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))
    names = [form.COLUMNS[key] for key in sheet.columns]
    table.append(
        _row([_cell((Line(name),), width, bold=True) for name, width in zip(names, widths, strict=True)], head=True)
    )
    numbers = [(Line(str(number)),) for number in range(1, len(widths) + 1)]
    table.append(_row([_cell(lines, width) for lines, width in zip(numbers, widths, strict=True)], head=True))
    for row in sheet.rows:
        table.append(_section(row, widths) if row.across else _measure(row, sheet.columns, widths))


def _widths(sheet: Paper) -> list[int]:
    """Twentieths of a point; together the width of the page between its margins.

    Each column has room for the words of its head; what is left goes to those with much to say, so that rows are low.
    """
    whole = int(_WIDTH) // _TWIPS
    texts: dict[str, list[str]] = {key: [] for key in sheet.columns}
    for row in sheet.rows:
        for key, lines in ({} if row.across else row.cells).items():
            texts[key].extend(line.text for line in lines)
    least = [_room(form.COLUMNS[key], texts[key]) for key in sheet.columns]
    letters = [sum(map(len, texts[key])) for key in sheet.columns]
    left = whole - sum(least)
    return [narrow + left * count // sum(letters) for narrow, count in zip(least, letters, strict=True)]


def _room(head: str, texts: Iterable[str]) -> int:
    """Twentieths of a point that the longest words of a column need."""
    body = max((len(word) for text in texts for word in text.split()), default=0)
    words = max(min(body, _LONGEST_WORD) * _LETTER + _HANGING, max(map(len, head.split())) * _HEAD_LETTER)
    return words + 2 * _SIDE


def _section(row: PaperRow, widths: Sequence[int]) -> Any:
    number = _cell(row.cells["number"], widths[0], bold=True)
    title = _cell(row.cells["title"], sum(widths[1:]), span=len(widths) - 1, bold=True)
    return _row([number, title])


def _measure(row: PaperRow, columns: Sequence[str], widths: Sequence[int]) -> Any:
    cells = []
    for key, width in zip(columns, widths, strict=True):
        height = row.rows[key]
        merge = "" if height == 1 else "restart" if height > 1 else "continue"
        cells.append(_cell(row.cells[key], width, merge=merge))
    height = max(_height(row.cells[key], width) for key, width in zip(columns, widths, strict=True))
    return _row(cells, whole=height <= _HIGH)


def _height(lines: Sequence[Line], width: int) -> int:
    """About how many lines the paragraphs take in a column of this width."""
    room = (width - 2 * _SIDE - _HANGING) // _LETTER
    return sum(1 + len(line.text) // room for line in lines)


def _row(cells: Sequence[Any], *, head: bool = False, whole: bool = True) -> Any:
    row = _element("w:tr")
    properties = _element("w:trPr")
    if whole:
        properties.append(_element("w:cantSplit"))
    if head:
        properties.append(_element("w:tblHeader"))
    row.append(properties)
    row.extend(cells)
    return row


def _cell(lines: Sequence[Line], width: int, *, span: int = 1, merge: str = "", bold: bool = False) -> Any:
    cell = _element("w:tc")
    properties = _element("w:tcPr")
    properties.append(_element("w:tcW", {"w:w": str(width), "w:type": "dxa"}))
    if span > 1:
        properties.append(_element("w:gridSpan", {"w:val": str(span)}))
    if merge:
        properties.append(_element("w:vMerge", {"w:val": merge}))
    cell.append(properties)
    cell.extend([_cell_paragraph(line, bold) for line in lines or (Line(""),)])
    return cell


def _cell_paragraph(line: Line, bold: bool) -> Any:
    paragraph = _element("w:p")
    properties = _element("w:pPr")
    properties.append(_element("w:pStyle", {"w:val": _CELL}))
    if bold:  # a head or a section's title is not the last on its sheet
        properties.append(_element("w:keepNext"))
    paragraph.append(properties)
    if line.item:
        number = _element("w:numPr")
        number.append(_element("w:ilvl", {"w:val": "0"}))
        number.append(_element("w:numId", {"w:val": _LIST_ID}))
        properties.append(number)
    run = _element("w:r")
    if bold:
        look = _element("w:rPr")
        look.append(_element("w:b"))
        run.append(look)
    text = _element("w:t", {"xml:space": "preserve"})
    text.text = line.text
    run.append(text)
    paragraph.append(run)
    return paragraph


def _element(name: str, attributes: dict[str, str] | None = None) -> Any:
    element = OxmlElement(name)
    for key, value in (attributes or {}).items():
        element.set(qn(key), value)
    return element
