"""Files that are too big, closed, or inwardly odd: refused in this process too, with the same words as in the child."""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import time
from pathlib import Path

import pytest
import typst
from openpyxl import Workbook
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from macros.importers import allowance, forms, pdf_reading, reading, workbooks, xlsx_reading
from macros.importers.allowance import Allowance
from macros.importers.archive import Archive
from macros.importers.forms import read_form_workbook
from macros.importers.grid import Document, Table, TextBlock
from macros.importers.reading import read_document
from macros.importers.refusals import RefusedError
from tests.support.plan_documents import zip_bytes

TYPES = "<Types/>"
DTD = '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'


def put(folder: Path, data: bytes, name: str = "plan.docx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def word(folder: Path, document: str | bytes, **parts: str) -> Path:
    return put(folder, zip_bytes({"[Content_Types].xml": TYPES, "word/document.xml": document, **parts}))


def book_with(**parts: bytes) -> bytes:
    """A workbook of one cell, with these parts put in or added; «__» is a slash."""
    buffer = io.BytesIO()
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = "Мероприятие"
    book.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    return zip_bytes({**found, **{name.replace("__", "/"): data for name, data in parts.items()}})


def sheet_of(cells: str, more: str = "") -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return f'<worksheet {space}><sheetData><row r="1">{cells}</row></sheetData>{more}</worksheet>'.encode()


def refused(path: Path) -> str:
    with pytest.raises(RefusedError) as found:
        read_document(path, path.name)
    assert found.value.refusal.remedy
    return found.value.refusal.reason


# --- containers ------------------------------------------------------------------------------------------------------


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    """Two programs would read two documents."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")
        for text in ("<a/>", "<b/>"):
            archive.writestr("word/document.xml", text)
    assert "две части с именем «word/document.xml»" in refused(put(tmp_path, buffer.getvalue()))


def test_a_part_bigger_than_its_limit_is_refused(tmp_path: Path) -> None:
    archive = Archive(put(tmp_path, zip_bytes({"a.xml": b"<a/>" * 10})))
    assert archive.read("a.xml", 40)
    with pytest.raises(RefusedError, match="слишком велика"):
        archive.read("a.xml", 39)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("<w:document><w:body/></w:document>", "не читается"),  # a prefix that nobody has declared
        ('<?xml version="1.0" encoding="koi8-r"?><a/>', "в непонятной кодировке"),
        # The name of the encoding stands too far away to be seen: what it hides is no markup for the parser either.
        (b'<?xml version="1.0"' + b" " * 250 + b'encoding="cp037"?>' + DTD.encode("cp037"), "не читается"),
    ],
    ids=["prefix", "koi8", "hidden-dtd"],
)
def test_markup_that_no_office_program_writes(tmp_path: Path, document: str | bytes, words: str) -> None:
    assert words in refused(word(tmp_path, document))


def test_a_document_holds_so_many_paragraphs_and_letters() -> None:
    counted = Allowance()
    with pytest.raises(RefusedError, match=f"больше {allowance.MAX_TEXTS} абзацев"):
        for _ in range(allowance.MAX_TEXTS + 1):
            counted.text("")
    counted = Allowance()
    with pytest.raises(RefusedError, match="больше трёх миллионов знаков"):
        for _ in range(allowance.MAX_CHARACTERS // allowance.LONGEST + 1):
            counted.text("а" * allowance.LONGEST)


def test_a_file_bigger_than_any_plan_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_FILE", 3)
    path = put(tmp_path, b"text")
    assert refused(path).startswith("файл больше")
    monkeypatch.setattr(forms, "MAX_FILE", 3)
    with pytest.raises(RefusedError, match="файл занимает 0 МБ"):
        read_form_workbook(path)


# --- PDF -------------------------------------------------------------------------------------------------------------


def pdf(folder: Path, source: str) -> Path:
    (folder / "plan.typ").write_text(source, encoding="utf-8")
    path = folder / "plan.pdf"
    typst.compile(str(folder / "plan.typ"), output=str(path))
    return path


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (PDFPasswordIncorrect(), "закрыт паролем"),
        (PdfminerException(PDFPasswordIncorrect()), "закрыт паролем"),
        (PdfminerException(ValueError()), "повреждён"),
        (TypeError(), "повреждён"),
    ],
)
def test_what_the_library_says_of_a_pdf_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, words: str
) -> None:
    def broken(_: Path) -> None:
        raise fault

    monkeypatch.setattr("pdfplumber.open", broken)
    assert words in refused(put(tmp_path, b"%PDF-1.4", "plan.pdf"))


TWO_TABLES = """#set page(width: 12cm, height: 8cm, margin: 0cm)
#place(top, table(columns: (4cm, 4cm), [Один], [Два]))
#place(top, dy: {}, table(columns: (4cm, 4cm), [Три], [Четыре]))
"""


@pytest.mark.parametrize(("name", "words"), [("MAX_PAGES", "в PDF 1 страниц"), ("MAX_CELLS", "в таблицах больше 0")])
def test_a_pdf_beyond_all_measure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    monkeypatch.setattr(pdf_reading, name, 0)
    assert words in refused(pdf(tmp_path, TWO_TABLES.format("3cm")))


def test_between_tables_that_touch_there_is_no_text(tmp_path: Path) -> None:
    document = read_document(pdf(tmp_path, TWO_TABLES.format("3cm")), "plan.pdf")
    assert [type(each) for each in document.blocks] == [Table, Table]


# --- workbooks -------------------------------------------------------------------------------------------------------


def test_a_workbook_of_too_many_sheets_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, book_with(), "plan.xlsx")
    monkeypatch.setattr(workbooks, "MAX_SHEETS", 0)
    assert "в книге 1 листов" in refused(path)
    monkeypatch.setattr(workbooks, "MAX_SHEETS", 1)
    monkeypatch.setattr(forms, "MAX_SHEETS", 0)
    with pytest.raises(RefusedError, match="в файле 1 листов"):
        read_form_workbook(path)


def test_a_workbook_that_the_library_cannot_read_is_refused(tmp_path: Path) -> None:
    odd = book_with(**{"xl__worksheets__sheet1.xml": sheet_of('<c r="A1" t="n"><v>не число</v></c>')})
    assert "таблица внутри него не читается" in refused(put(tmp_path, odd, "plan.xlsx"))


def test_an_area_that_is_no_area_is_left_to_the_library(tmp_path: Path) -> None:
    more = '<mergeCells><mergeCell ref="где-то"/></mergeCells>'
    path = put(tmp_path, book_with(**{"xl__worksheets__sheet1.xml": sheet_of("", more)}), "plan.xlsx")
    assert "таблица внутри него не читается" in refused(path)


def test_programs_and_other_books_inside_are_told_and_other_parts_are_let_be(tmp_path: Path) -> None:
    parts = {
        "xl__vbaProject.bin": b"x",
        "xl__externalLinks__externalLink1.xml": b"<externalLink/>",
        "customXml__item1.xml": b"<item/>",
    }
    document = read_document(put(tmp_path, book_with(**parts), "plan.xlsx"), "plan.xlsx")
    said = " | ".join(each.text for each in document.remarks)
    assert "есть макросы" in said and "ссылается на другие файлы" in said
    odd = book_with(**{"customXml__item1.xml": DTD.encode()})
    assert "DTD" in refused(put(tmp_path, odd, "plan.xlsx"))


def test_a_sheet_wider_than_any_plan_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_reading, "MAX_COLUMNS", 0)
    assert "на листе «Sheet» 1 столбцов" in refused(put(tmp_path, book_with(), "plan.xlsx"))


KINDS = (
    '<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="d"><v>2025-03-01</v></c>'
    '<c r="D1" t="d"><v>09:30:00</v></c><c r="E1" t="d"><v>2025-03-01T09:30:00</v></c><c r="F1"><v>1.5</v></c>'
)


def shown(document: Document) -> list[str]:
    return [c.text for b in document.blocks if isinstance(b, Table) for c in b.cells] + [
        b.text for b in document.blocks if isinstance(b, TextBlock)
    ]


def test_truth_days_and_hours_are_read_as_a_person_sees_them(tmp_path: Path) -> None:
    path = put(tmp_path, book_with(**{"xl__worksheets__sheet1.xml": sheet_of(KINDS)}), "plan.xlsx")
    assert shown(read_document(path, path.name)) == ["да", "нет", "01.03.2025", "09:30:00", "01.03.2025 09:30", "1.5"]
    (sheet,) = read_form_workbook(path).sheets
    assert [(each.kind.value, each.text) for each in sheet.cells] == [
        ("other", "да"),
        ("other", "нет"),
        ("day", "2025-03-01"),
        ("other", str(time(9, 30))),
        ("day", "2025-03-01T09:30:00"),
        ("number", "1.5"),
    ]
