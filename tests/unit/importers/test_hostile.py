"""Files that mean harm or are broken: each is refused with a reason and a remedy, in bounded time and memory."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.adapters.importing.guarded import read_guarded
from macros.importers.grid import Document
from macros.importers.refusals import Refusal
from tests.support.plan_documents import WordPlan, zip_bytes

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


def test_a_slow_file_is_ended(tmp_path: Path) -> None:
    plan = WordPlan()
    plan.table(*([ROW] * 300))
    waited: list[float] = []
    path = plan.save(tmp_path)
    found = read_guarded(path, path.name, seconds=-1, waiting=waited.append)
    assert waited == [] or isinstance(found, Refusal)


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
