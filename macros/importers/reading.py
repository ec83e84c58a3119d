"""Recognises a file by its first bytes, not by its name, and reads it. Runs in the child process only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from macros.importers.archive import Archive
from macros.importers.docx_reading import read_docx
from macros.importers.grid import Document, Table
from macros.importers.refusals import SAVE_ANEW, RefusedError
from macros.importers.text_reading import read_text
from macros.model import official_form as form

MAX_FILE = 60_000_000
PDF_MARK, PDF_HEAD = b"%PDF-", 1024  # the mark stands somewhere in the first bytes
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")


def read_document(path: Path, name: str, sheet: str = "") -> Document:
    """The file's blocks. `name` is what the editor calls it; `sheet` picks one sheet of a workbook.

    Raises RefusedError where the file cannot or must not be read.
    """
    document = _document(path, name, sheet)
    if any(_is_open_data(table) for table in document.tables):
        raise RefusedError(
            "это открытые данные сайта, а не документ",
            "возьмите на странице той же карты документ Word или таблицу Excel: они читаются обратно",
        )
    return document


def _is_open_data(table: Table) -> bool:
    """Whether it is our own table for programs: it has columns that no document has, and another order."""
    titles = {cell.text.strip() for cell in table.row_cells(0)} if table.rows else set()
    return {form.RESULT_NUMBER_COLUMN, form.MEASURE_ID_COLUMN} <= titles


def _document(path: Path, name: str, sheet: str) -> Document:
    size = path.stat().st_size
    if size > MAX_FILE:
        raise RefusedError(
            f"файл больше {MAX_FILE // 1_000_000} МБ", "сохраните таблицу плана отдельным документом без рисунков"
        )
    if size == 0:
        raise RefusedError("файл пуст", "проверьте, тот ли это файл; возможно, он не докачался")
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head.startswith(b"PK"):
        return _zip_reader(path)(path, sheet)
    if head.startswith(_OLE):
        raise _old_or_locked(path)
    if PDF_MARK in head[:PDF_HEAD]:
        from macros.importers.pdf_reading import read_pdf

        return read_pdf(path)
    _refuse_known(head)
    return read_text(path.read_bytes(), csv_file=name.casefold().endswith((".csv", ".tsv")))


def _zip_reader(path: Path) -> Callable[[Path, str], Document]:
    names = Archive(path).names
    if "mimetype" in names and "content.xml" in names:
        from macros.importers.odf_reading import read_odf

        return read_odf
    if "xl/workbook.xml" in names or any(name.startswith("xl/worksheets/") for name in names):
        from macros.importers.xlsx_reading import read_xlsx

        return read_xlsx
    if "[Content_Types].xml" in names:
        return lambda file, _: read_docx(file)
    raise RefusedError(
        "это архив, а не документ", "распакуйте его и укажите файл плана: .docx, .xlsx, .odt, .pdf или .csv"
    )


def _old_or_locked(path: Path) -> RefusedError:
    """An OLE file is a document with a password or one of the old binary formats."""
    data = path.read_bytes()[:2_000_000]
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        return RefusedError("файл закрыт паролем", "снимите пароль в Word или Excel («Файл» → «Сведения») и повторите")
    return RefusedError("это документ старого вида (.doc или .xls)", SAVE_ANEW)


def _refuse_known(head: bytes) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if start.startswith(b"{\\rtf"):
        raise RefusedError("это документ RTF", SAVE_ANEW)
    if head.startswith(_PICTURES):
        raise RefusedError("это картинка, в ней нет текста", "распознайте её (OCR) и сохраните результат в .docx")
    if start.startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise RefusedError("это веб-страница или XML", SAVE_ANEW)
