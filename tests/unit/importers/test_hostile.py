"""Files that mean harm or are broken: each is refused with a reason and a remedy, in bounded time and memory."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from macros.adapters.importing.guarded import read_guarded
from macros.importers.drafting import Wishes, make_draft
from macros.importers.grid import Document, TextBlock
from macros.importers.reading import read_document
from macros.importers.refusals import Refusal, RefusedError
from macros.importers.text_reading import read_text
from macros.importers.yaml_text import draft_tree, write_yaml
from tests.support.plan_documents import REGISTRY, WordPlan, zip_bytes

ROW = ("1", "Назначить", "май 2025", "ОО", "Назначены")
DTD = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
TYPES = {"[Content_Types].xml": "<Types/>"}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def refused(path: Path, **limits: float) -> Refusal:
    found = read_guarded(path, path.name, **limits)  # type: ignore[arg-type]
    assert isinstance(found, Refusal), found
    assert found.reason and found.remedy
    return found


def bomb() -> bytes:
    return zip_bytes({**TYPES, "word/document.xml": b" " * 200_000_000})


def lying_directory() -> bytes:
    """The directory says ten bytes, the stream has twenty million."""
    data = bytearray(zip_bytes({"word/document.xml": b"a" * 20_000_000, **TYPES}))
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.index(mark)
        data[at + offset : at + offset + 4] = (10).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.docx", lambda: b"", "пуст"),
        ("bomb.docx", bomb, "архивная бомба"),
        ("lying.docx", lying_directory, "повреждён"),
        ("many.docx", lambda: zip_bytes({**TYPES, **{f"p{n}": b"" for n in range(4000)}}), "частей"),
        ("xxe.docx", lambda: zip_bytes({**TYPES, "word/document.xml": DTD}), "DTD"),
        ("xxe16.docx", lambda: zip_bytes({**TYPES, "word/document.xml": DTD.encode("utf-16")}), "DTD"),
        ("xxe.xlsx", lambda: zip_bytes({**TYPES, "xl/workbook.xml": DTD}), "DTD"),
        (
            "xxe.odt",
            lambda: zip_bytes({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": DTD}),
            "DTD",
        ),
        ("slip.docx", lambda: zip_bytes({**TYPES, "../../evil": b"x"}), "вышла бы из своей папки"),
        ("cut.docx", lambda: zip_bytes({**TYPES, "word/document.xml": b"<w/>"})[:-30], "повреждён"),
        ("broken.docx", lambda: zip_bytes({**TYPES, "word/document.xml": b"<w:document"}), "не читается"),
        ("other.docx", lambda: zip_bytes({"a.txt": b"hello"}), "архив, а не документ"),
        ("locked.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "паролем"),
        ("old.doc", lambda: OLE, "старого вида"),
        ("plan.rtf", lambda: b"{\\rtf1 hello}", "RTF"),
        ("scan.png", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "картинка"),
        ("page.html", lambda: b"<!DOCTYPE html><html></html>", "веб-страница"),
        ("broken.pdf", lambda: b"%PDF-1.7\nnonsense", "PDF"),
        ("binary.txt", lambda: b"a\0b\0c", "не текст"),
        ("huge.txt", lambda: b"a\tb\n" * 1_500_000, "больше 5 МБ"),
        ("cells.txt", lambda: b"a\tb\n" * 40_000, "ячеек"),
    ],
)
def test_refused_with_a_reason(tmp_path: Path, name: str, data: Callable[[], bytes], words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data())
    assert words in refused(path).reason


def test_a_file_closed_by_a_password(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    data = bytearray(zip_bytes({**TYPES, "xl/workbook.xml": b"<x/>"}))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = 0
        while (at := data.find(mark, at)) >= 0:
            data[at + offset] |= 1
            at += 4
    path.write_bytes(bytes(data))
    assert "паролем" in refused(path).reason


def test_macros_are_not_run_and_told(tmp_path: Path) -> None:
    plan = WordPlan()
    plan.table(ROW)
    path = plan.save(tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"program")
    found = read_guarded(path, path.name)
    assert isinstance(found, Document)
    assert any("макросы" in remark.text for remark in found.remarks)


SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
ODF = (
    '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text>{}</o:text></o:body></o:document-content>'
)


def word(body: str) -> bytes:
    return zip_bytes({**TYPES, "word/document.xml": f"<w:document {SPACE}><w:body>{body}</w:body></w:document>"})


def sheet(body: str) -> bytes:
    """A real workbook with another sheet; poorly packed, so that it is no «bomb» before it is looked at."""
    buffer = io.BytesIO()
    Workbook().save(buffer)
    with zipfile.ZipFile(buffer) as book:
        parts: dict[str, bytes | str] = {name: book.read(name) for name in book.namelist()}
    return zip_bytes({**parts, "xl/worksheets/sheet1.xml": SHEET.format(body)}, zipfile.ZIP_STORED)


def odt(body: str) -> bytes:
    return zip_bytes({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ODF.format(body)})


def nested(opening: str, closing: str, times: int, middle: str) -> str:
    return opening * times + middle + closing * times


BOX = ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>")
RUN = "<w:p><w:r><w:t>слово</w:t></w:r></w:p>"
LONG_ROW = "№\tМероприятие\tСрок\n1\t{}\tдо 1 мая\n"
COSTLY: dict[str, tuple[Callable[[], bytes], str]] = {
    "elements.docx": (lambda: word("<w:p/>" * 700_000 + "x" * 30_000), "велика или сложна|бомба"),
    "deep.docx": (lambda: word(nested("<w:sdt>", "</w:sdt>", 300, RUN)), "велика или сложна"),
    "tables.docx": (
        lambda: word(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 14, RUN)),
        "вложены одна в другую",
    ),
    "long.docx": (lambda: word(RUN.replace("слово", "слово " * 9000)), "знаков, у плана таких не бывает"),
    "merged.xlsx": (
        lambda: sheet('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "велика или сложна",
    ),
    "columns.xlsx": (
        lambda: sheet('<sheetData/><mergeCells><mergeCell ref="A:XFD"/></mergeCells>'),
        "велика или сложна",
    ),
    "empty-cells.xlsx": (lambda: sheet("<sheetData><row>" + "<c/>" * 260_000 + "</row></sheetData>"), "сложна"),
    "rules.xlsx": (lambda: sheet("<sheetData/>" + '<conditionalFormatting sqref="A1"/>' * 6_000), "сложна"),
    "tables.odt": (
        lambda: odt(nested("<t:table><t:table-row><t:table-cell>", "</t:table-cell></t:table-row></t:table>", 15, "")),
        "вложены одна в другую",
    ),
    "lists.odt": (
        lambda: odt(nested("<x:list><x:list-item>", "</x:list-item></x:list>", 15, "<x:p>а</x:p>")),
        "списки вложены",
    ),
    "lines.txt": (lambda: b'a\t"b\n' * 100_002, "строк"),
    "words.txt": (lambda: LONG_ROW.format("а " * 20_000).encode(), "знаков, у плана таких не бывает"),
}


@pytest.mark.parametrize("name", COSTLY)
def test_what_would_take_minutes_or_gigabytes_is_refused_at_once(tmp_path: Path, name: str) -> None:
    data, words = COSTLY[name]
    path = tmp_path / name
    path.write_bytes(data())
    began = time.process_time()
    with pytest.raises(RefusedError) as caught:
        read_document(path, name)
    assert re.search(words, caught.value.refusal.reason)
    assert caught.value.refusal.remedy
    assert time.process_time() - began < 5


def test_text_boxes_one_in_another_are_read_once(tmp_path: Path) -> None:
    path = tmp_path / "boxes.docx"
    path.write_bytes(word(nested(*BOX, 20, RUN)))
    began = time.process_time()
    document = read_document(path, path.name)
    assert [block.text for block in document.blocks if isinstance(block, TextBlock)] == ["слово"]
    assert time.process_time() - began < 5


@pytest.mark.parametrize("column", range(5))
@pytest.mark.parametrize("piece", ["а ", "а, ", "(далее – Б) ", "до 1 мая, ", "9" * 5000, "«(", "Иванов И. И., "])
def test_a_cell_as_long_as_allowed_is_read_in_time(piece: str, column: int) -> None:
    row = ["1", "Провести", "май 2025", "ОО", "Готово"]
    row[column] = (piece * 30_000)[:30_000]
    table = "№\tМероприятие\tСрок\tОтветственный\tРезультат\n" + "\t".join(row)
    began = time.process_time()
    draft = make_draft(read_text(table.encode()), Wishes(id="plan", registry=REGISTRY))
    assert draft is not None
    write_yaml(draft_tree(draft))
    assert time.process_time() - began < 2


def test_deep_and_wide_markup_stays_within_memory(tmp_path: Path) -> None:
    deep = "<w:p>" * 100_000 + "</w:p>" * 100_000
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{space}"><w:body>{deep}</w:body></w:document>'
    path = tmp_path / "deep.docx"
    path.write_bytes(zip_bytes({**TYPES, "word/document.xml": document}))
    found = read_guarded(path, path.name)
    assert isinstance(found, Refusal) or not found.tables


def test_nested_tables_without_end(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    nested = "<w:tbl><w:tr><w:tc>" * 400 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 400
    path = tmp_path / "nested.docx"
    document = f'<w:document xmlns:w="{space}"><w:body>{nested}</w:body></w:document>'
    path.write_bytes(zip_bytes({**TYPES, "word/document.xml": document}))
    found = read_guarded(path, path.name)
    assert isinstance(found, Document | Refusal)
