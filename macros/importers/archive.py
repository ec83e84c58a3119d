"""Looks at a ZIP container (DOCX, XLSX, ODT) before anything is unpacked, and unpacks only what was looked at.

A few kilobytes can unpack to gigabytes, name files outside the folder or carry a DTD that reads the disk. Here the
directory is checked first, members are read with a limit, and XML with a DTD is refused before a parser sees it.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.parsers import expat

from macros.importers.refusals import EOF_REMEDY, SAVE_ANEW, RefusedError

MAX_MEMBERS = 3000
MAX_UNPACKED = 150_000_000  # all members; pictures are never unpacked
MAX_XML = 12_000_000  # one part that is parsed; a plan of a thousand measures has three million
MAX_RATIO = 300  # of a member that unpacks to more than a million
MAX_TAGS = 600_000  # elements of all parts that are parsed: time and memory go by them, not by bytes
MAX_DEPTH = 256  # elements in elements; a table in a text box in a table's cell has forty

_BOMB = "файл устроен как «архивная бомба»: при распаковке он занял бы {size}"
_MACROS = re.compile(r"(^|/)(vbaProject\.bin|vbaData\.xml|Basic/.*\.xml|Scripts/.*|activeX/.*)$", re.IGNORECASE)
_DTD = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.-]+)""")
_TOO_MUCH = "разметка в файле слишком велика или сложна для документа"
_LESS = "скопируйте таблицу плана в новый документ, без пустых строк и лишнего оформления, и повторите"
_PLAIN_ENCODINGS = (b"utf-8", b"us-ascii", b"ascii", b"utf8", b"windows-1251", b"iso-8859-1")


class Archive:
    """A checked container. Members are read by name, each within its limit."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
            raise RefusedError("файл повреждён: его содержимое не раскрывается", EOF_REMEDY) from error
        self._members = self._checked()
        self._counter = TagCounter()

    def _checked(self) -> Mapping[str, zipfile.ZipInfo]:
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise RefusedError(f"внутри файла {len(members)} частей, у документа их столько не бывает", SAVE_ANEW)
        total = sum(member.file_size for member in members)
        if total > MAX_UNPACKED:
            raise RefusedError(_BOMB.format(size=f"{total // 1_000_000} МБ"), SAVE_ANEW)
        found: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            self._check_member(member)
            if member.filename in found:
                raise RefusedError(f"внутри файла две части с именем «{_shown(member.filename)}»", SAVE_ANEW)
            found[member.filename] = member
        return found

    @staticmethod
    def _check_member(member: zipfile.ZipInfo) -> None:
        name = member.filename
        if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name.partition("/")[0]:
            raise RefusedError(f"часть файла названа «{_shown(name)}» и вышла бы из своей папки", SAVE_ANEW)
        if member.flag_bits & 0x1:
            raise RefusedError("файл закрыт паролем", "снимите пароль в программе, где файл сделан, и повторите")
        if member.file_size > 1_000_000 and member.file_size > MAX_RATIO * max(member.compress_size, 1):
            raise RefusedError(_BOMB.format(size=f"{member.file_size // 1_000_000} МБ"), SAVE_ANEW)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all members."""
        return tuple(self._members)

    @property
    def macros(self) -> bool:
        """Whether programs are inside. They are never run or unpacked."""
        return any(_MACROS.search(name) for name in self._members)

    def read(self, name: str, limit: int = MAX_XML) -> bytes:
        """The member's bytes. Refuses a damaged one, and one that is bigger than its directory said."""
        member = self._members[name]
        if member.file_size > limit:
            size = member.file_size // 1_000_000
            raise RefusedError(f"таблица в файле слишком велика: {size} МБ разметки", _LESS)
        try:
            with self._zip.open(member) as stream:
                return stream.read(limit)  # a lying directory must not unpack more, and gives a wrong checksum
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise RefusedError(f"файл повреждён: часть «{_shown(name)}» не читается", EOF_REMEDY) from error

    def markup(self, name: str, limit: int = MAX_XML, counter: TagCounter | None = None) -> bytes:
        """The bytes of an XML part that may be parsed: no DTD, not too deep, and with the parts before not too much."""
        data = self.read(name, limit)
        check_no_dtd(data, name)
        _count(data, name, counter or self._counter)
        return data

    def xml(self, name: str) -> ET.Element | None:
        """The parsed member, or None where there is none. Namespaces stay in the tags («{…}p»)."""
        if name not in self._members:
            return None
        try:
            return ET.fromstring(self.markup(name))  # noqa: S314 - no DTD, so nothing can expand or be fetched
        except (ET.ParseError, ValueError, LookupError) as error:
            raise _unreadable(name) from error


def _count(data: bytes, name: str, counter: TagCounter) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = counter.start
    parser.EndElementHandler = counter.end
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise _unreadable(name) from error


class TagCounter:
    """Counts the elements of all parts of a file. A tree is a hundred times bigger than its text: count, then build."""

    def __init__(self) -> None:
        self._tags = 0
        self._depth = 0

    def start(self, _name: str, _attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._tags += 1
        self._depth += 1
        if self._depth > MAX_DEPTH or self._tags > MAX_TAGS:
            self.refuse()

    def end(self, _name: str) -> None:
        """It ends."""
        self._depth -= 1

    def refuse(self) -> None:
        """No document needs so much."""
        raise RefusedError(_TOO_MUCH, _LESS)


def check_no_dtd(data: bytes, name: str) -> None:
    """Refuses XML that declares entities: no office program writes any, and they read other files or eat memory."""
    head = data[:4]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head
    declared = _ENCODING.match(data[:300].lstrip(b"\xef\xbb\xbf \t\r\n"))
    if wide:
        marked = head.startswith((b"\xff\xfe", b"\xfe\xff"))
        data = data.decode("utf-16" if marked else "utf-16-be" if head[:1] == b"\0" else "utf-16-le", "ignore").encode()
    elif declared and declared[1].lower() not in _PLAIN_ENCODINGS:
        raise RefusedError(f"часть «{_shown(name)}» записана в непонятной кодировке", SAVE_ANEW)
    if _DTD.search(data):
        raise _with_dtd(name)


def _with_dtd(name: str) -> RefusedError:
    return RefusedError(f"в части «{_shown(name)}» объявлены сущности (DTD): так прячут чтение чужих файлов", SAVE_ANEW)


def _unreadable(name: str) -> RefusedError:
    return RefusedError(f"файл повреждён: разметка части «{_shown(name)}» не читается", EOF_REMEDY)


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "·" for char in name)[:80]
