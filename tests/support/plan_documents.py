"""Word documents and other files with plans, made for tests of the import; every trap is a few lines of XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.table import Table

from macros.importers.draft import Doubt, MeasureDraft, RoadmapDraft
from macros.importers.drafting import Wishes, make_draft
from macros.importers.reading import read_document
from macros.importers.yaml_text import draft_tree, write_yaml
from macros.loading import load_roadmap
from macros.model.parties import Party, PartyKind, PartyRegistry
from macros.model.roadmap import Level, Roadmap

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEADER = ("№ п/п", "Наименование мероприятия", "Срок", "Ответственный", "Результат")

REGISTRY = PartyRegistry(
    tuple(
        Party(id=key, name=name, kind=PartyKind.BODY, level=Level.REGION, aliases=aliases)
        for key, name, aliases in (
            ("ministry", "Министерство образования", ("Минобр",)),
            ("authority", "Муниципальный орган управления образованием", ("МОУО", "Управление образования")),
            ("school", "Школа", ("ОО", "Школы")),
            ("digital", "Министерство цифрового развития, связи и массовых коммуникаций", ("Минцифры",)),
        )
    )
)


class WordPlan:
    """A Word document that grows piece by piece."""

    def __init__(self) -> None:
        self.document = docx.Document()

    def text(self, *paragraphs: str) -> WordPlan:
        """Paragraphs outside tables."""
        for each in paragraphs:
            self.document.add_paragraph(each)
        return self

    def table(self, *rows: Sequence[str], header: Sequence[str] = HEADER) -> Table:
        """A table; «\\n» in a cell begins a paragraph. A row of one text is merged across."""
        lines = [header, *rows] if header else list(rows)
        width = max(len(line) for line in lines)
        table: Table = self.document.add_table(rows=0, cols=width)
        for line in lines:
            cells: Sequence[Any] = table.add_row().cells  # type: ignore[no-untyped-call]
            if len(line) == 1 and width > 1:
                cells = (cells[0].merge(cells[-1]),)
            for cell, text in zip(cells, line, strict=False):
                set_paragraphs(cell, text.split("\n"))
        return table

    def save(self, folder: Path, name: str = "plan.docx") -> Path:
        """The document on disk."""
        path = folder / name
        self.document.save(str(path))
        return path


def set_paragraphs(cell: Any, texts: Sequence[str]) -> None:
    """The cell's paragraphs."""
    cell.text = texts[0]
    for text in texts[1:]:
        cell.add_paragraph(text)


def merge_down(table: Table, column: int, first: int, last: int) -> None:
    """Merge cells of a column; only the first one's text stays."""
    for row in range(first + 1, last + 1):
        table.cell(row, column).text = ""
    text = [p.text for p in table.cell(first, column).paragraphs]
    merged = table.cell(first, column).merge(table.cell(last, column))
    for paragraph in list(merged.paragraphs)[1:]:
        paragraph._element.getparent().remove(paragraph._element)
    set_paragraphs(merged, text)


def xml(markup: str) -> Any:
    """An element of Word's XML; the prefix «w» is declared."""
    return parse_xml(re.sub(r"^<w:\w+", lambda tag: f"{tag[0]} {W}", markup))


def number_list(document: Any, formats: Iterable[tuple[str, str]]) -> None:
    """Defines list 77: a format («decimal») and a text («%1.%2.») for each level."""
    levels = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for index, (shape, text) in enumerate(formats)
    )
    root = document.part.numbering_part.element
    first = root.find("{*}num")
    abstract = xml(f'<w:abstractNum w:abstractNumId="77">{levels}</w:abstractNum>')
    (first.addprevious if first is not None else root.append)(abstract)
    root.append(xml('<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def put_in_list(paragraph: Any, level: int) -> None:
    """The paragraph becomes an item of list 77."""
    properties = paragraph._element.get_or_add_pPr()
    properties.append(xml(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))


def imported(path: Path, sheet: str = "") -> RoadmapDraft:
    """The draft of a file that is no threat, read in this process."""
    draft = make_draft(read_document(path, path.name, sheet), Wishes(id="plan", stem=path.stem, registry=REGISTRY))
    assert draft is not None
    return draft


def loaded(draft: RoadmapDraft) -> Roadmap:
    """The draft written as YAML and read by our own strict reader, which must find no fault."""
    text = write_yaml(draft_tree(draft))
    found = load_roadmap(text, "plan.yaml")
    assert not found.diagnostics, (found.diagnostics, text)
    assert found.value is not None
    return found.value


def measures(draft: RoadmapDraft) -> list[MeasureDraft]:
    """All measures; the YAML is checked on the way."""
    loaded(draft)
    return list(draft.measures())


def told(draft: RoadmapDraft, *words: str) -> list[Doubt]:
    """The doubts that have all the words."""
    return [doubt for doubt in draft.all_doubts() if all(word in f"{doubt.place}: {doubt.text}" for word in words)]


def zip_bytes(parts: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A container of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def ruled_pdf(rows: Sequence[Sequence[str]], width: int = 110, height: int = 40) -> bytes:
    """A PDF with one ruled table (sizes in points) whose letters are the bytes of code page 1251: what a typesetting
    program would not write, as U+00AD for a hyphen, is written. «\\n» begins a line of a cell.
    """
    drawn = ["0.5 w"]
    for line, row in enumerate(rows):
        top = 800 - line * height
        for column, text in enumerate(row):
            left = 20 + column * width
            drawn.append(f"{left} {top - height} {width} {height} re S")
            for place, words in enumerate(text.split("\n")):
                code = words.encode("cp1251").hex()
                drawn.append(f"BT /F 8 Tf {left + 3} {top - 12 - place * 10} Td <{code}> Tj ET")
    pairs = [(code, bytes([code]).decode("cp1251", "replace")) for code in range(32, 256)]
    lines = "\n".join(f"<{code:02x}> <{ord(char):04x}>" for code, char in pairs)
    unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n1 begincodespacerange <00> <ff> "
        f"endcodespacerange\n{len(pairs)} beginbfchar\n{lines}\nendbfchar\nendcmap end end"
    )
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        _stream("\n".join(drawn)),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        _stream(unicode),
    )
    body = "".join(f"{number} 0 obj\n{each}\nendobj\n" for number, each in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Size {len(objects) + 1} >>\n%%EOF\n".encode("latin-1")


def _stream(text: str) -> str:
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"
