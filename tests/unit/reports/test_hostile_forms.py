"""Files that are no forms, or worse: each is refused with a reason and a remedy, in bounded time."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from macros.adapters.reporting import child
from macros.adapters.reporting.folder import answer_files
from macros.adapters.reporting.pool import open_all
from macros.importers.forms import FormWorkbook, read_form_workbook, workbook_from_json, workbook_to_json
from macros.importers.refusals import Refusal, RefusedError
from tests.support.filled_forms import Filling, fill, sample
from tests.support.plan_documents import zip_bytes

GOOD = fill(sample().blank(), Filling(who="Округ"))


def _with(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The good form with one part changed or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {info.filename: old.read(info) for info in old.infolist()}
        parts[name] = change(parts.get(name, b""))
        for part, data in parts.items():
            new.writestr(part, data)
    return buffer.getvalue()


def _entity(data: bytes) -> bytes:
    return data.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet', 1)


def _many_words() -> bytes:
    """A short text shared by thousands of cells is long when it is read."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    for row in range(200):
        sheet.write_string(row, 0, " ".join(str(number) for number in range(6000)))
    book.close()
    return buffer.getvalue()


HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "пуст"),
    "text": (b"just words", "не таблица XLSX"),
    "half": (GOOD[: len(GOOD) // 2], "повреждён"),
    "password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "паролем или сохранён в старом формате"),
    "macros": (_with("xl/vbaProject.bin", lambda _: b"x"), "макросы"),
    "entity": (_with("xl/worksheets/sheet1.xml", _entity), "DTD"),
    "bomb": (_with("xl/worksheets/sheet9.xml", lambda _: b"0" * 40_000_000), "архивная бомба"),
    "outside": (_with("../../evil.xml", lambda _: b"<a/>"), "вышла бы из своей папки"),
    "document": (_with("xl/workbook.xml", lambda _: b"<not-a-workbook"), "повреждён"),
    "archive": (zip_bytes({"readme.txt": "слова"}), "не таблица XLSX"),
    "words": (_many_words(), "миллионов знаков"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_refused_with_a_reason_and_a_remedy(tmp_path: Path, name: str) -> None:
    data, words = HOSTILE[name]
    path = tmp_path / "form.xlsx"
    path.write_bytes(data)
    started = time.monotonic()
    (found,) = open_all([path], lambda _: None)
    assert isinstance(found, Refusal)
    assert words in found.reason
    assert found.remedy
    assert time.monotonic() - started < 30


@pytest.mark.parametrize("name", HOSTILE)
def test_refused_in_this_process_with_the_same_words(tmp_path: Path, name: str) -> None:
    """What the child does, without a child: its end is too sudden for a look at which lines it has run."""
    data, words = HOSTILE[name]
    path = tmp_path / "form.xlsx"
    path.write_bytes(data)
    with pytest.raises(RefusedError, match=words):
        read_form_workbook(path)


def test_what_the_child_answers(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(GOOD)
    assert '"book"' in child._answer(path)
    path.write_bytes(b"just words")
    assert '"refused"' in child._answer(path)


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    paths = []
    for number, name in enumerate([*HOSTILE, "good", *HOSTILE, "good"]):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(GOOD if name == "good" else HOSTILE[name][0])
        paths.append(path)
    found = open_all(paths, lambda _: None)
    assert [isinstance(each, FormWorkbook) for each in found] == [*[False] * len(HOSTILE), True] * 2


def test_what_crosses_the_border_is_plain_data(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(GOOD)
    book = read_form_workbook(path)
    assert workbook_from_json(workbook_to_json(book)) == book
    assert "metodichka" in {sheet.name for sheet in book.sheets if sheet.hidden}


def test_a_folder_is_walked_without_links_hidden_and_own_files(tmp_path: Path) -> None:
    for name in ("б/2.xlsx", "а.XLSX", ".hidden.xlsx", "~$а.xlsx", "annex.pdf", "old.xls", "t.ods", "own.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "а.XLSX")
    (tmp_path / "round").symlink_to(tmp_path)
    found = answer_files(tmp_path, [tmp_path / "own.xlsx"])
    assert [name for name, _ in found.workbooks] == ["а.XLSX", "б/2.xlsx"]
    assert [each.file for each in found.refused] == ["link.xlsx", "old.xls", "round", "t.ods"]
    assert found.annexes == ("annex.pdf",)
