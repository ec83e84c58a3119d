"""Reads every published file back as its readers' programs will, and looks for people's data in what came out.

The texts of the authors were checked before; what is published has more: the history's old words, files put beside the
pages, whatever a template adds.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from xml.parsers import expat

from macros.adapters.building.cores import spread
from macros.checks.personal_data import personal_data_in
from macros.messages import CATALOGUE
from macros.model.materials import Contact
from macros.views.urls import ERRORS_URL

_TEXTS = frozenset((".html", ".json", ".csv", ".ics", ".atom", ".xml", ".txt", ".svg"))
_SILENT = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_INLINE = re.compile(r"</?(?:a|abbr|b|cite|code|em|i|mark|s|small|span|strong|sub|sup|time|u)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_FOLD = re.compile(r"\r\n[ \t]")  # a long line of a calendar goes on in the next


def reading_faults(folder: Path, files: Iterable[str], contacts: Iterable[Contact]) -> Iterator[str]:
    """Sentences about the files (relative to the folder) that cannot be read, and about whom they tell of."""
    public = tuple(contacts)
    for found in spread(lambda path: _faults_of(path, (folder / path).read_bytes(), public), sorted(files)):
        yield from found


def _faults_of(path: str, data: bytes, public: tuple[Contact, ...]) -> list[str]:
    reader = _reader(path)
    if reader is not None and (kind := reader(data)):
        return [f"{path} – не {kind}"]
    if Path(path).suffix not in _TEXTS or path.startswith(ERRORS_URL):  # the manual's samples are made up
        return []
    told = personal_data_in(_said(path, data), public)
    return [f"{path}: {CATALOGUE[code].text.format(value=words)}" for code, words in told]


def _said(path: str, data: bytes) -> str:
    """What a person reads in the file."""
    text = data.decode("utf-8", "replace")
    if path.endswith(".html"):
        text = html.unescape(_TAG.sub("\n\n", _INLINE.sub("", _SILENT.sub("", text))))
    return _FOLD.sub("", text) if path.endswith(".ics") else text


def _reader(path: str) -> Callable[[bytes], str] | None:
    """Answers with the kind that the bytes are not of, or with nothing."""
    if path.endswith(".csv"):
        return _csv if path.startswith("api/") else None  # an author's own table may be of any shape
    return _READERS.get(Path(path).suffix)


def _json(data: bytes) -> str:
    try:
        json.loads(data)
    except ValueError:
        return "JSON"
    return ""


def _xml(data: bytes) -> str:
    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError:
        return "XML"
    return ""


def _csv(data: bytes) -> str:
    """A table: every row as long as the head."""
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    except (csv.Error, UnicodeDecodeError):
        return "таблица CSV"
    return "" if rows and {len(row) for row in rows} == {len(rows[0])} else "таблица CSV"


def _calendar(data: bytes) -> str:
    """Lines «NAME:value» or «NAME;parameters:value», and every component closed in its turn."""
    open_parts: list[str] = []
    try:
        lines = _FOLD.sub("", data.decode("utf-8")).split("\r\n")
    except UnicodeDecodeError:
        return "календарь iCalendar"
    for line in filter(None, lines):
        name, sign, value = line.partition(":")
        if not sign or not name:
            return "календарь iCalendar"
        if name == "BEGIN":
            open_parts.append(value)
        elif name == "END" and (not open_parts or open_parts.pop() != value):
            return "календарь iCalendar"
    return "" if not open_parts and lines[0] == "BEGIN:VCALENDAR" else "календарь iCalendar"


def _office(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            broken = any(_xml(archive.read(name)) for name in archive.namelist() if name.endswith((".xml", ".rels")))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
        broken = True
    return "документ Office" if broken else ""


def _pdf(data: bytes) -> str:
    return "" if data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:] else "PDF"


_READERS: dict[str, Callable[[bytes], str]] = {
    ".json": _json,
    ".xml": _xml,
    ".atom": _xml,
    ".svg": _xml,
    ".ics": _calendar,
    ".xlsx": _office,
    ".docx": _office,
    ".pdf": _pdf,
}
