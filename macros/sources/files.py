"""The only place that reads content from the disk: roadmap.yaml and everything under docs/.

Nothing is followed and nothing is guessed: links, hidden and temporary files and unreadable texts stay out of the
site and are named. The order is that of the paths, whatever the disk says.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from macros.diagnostics import Diagnostic, Span, sort_diagnostics
from macros.messages import tell
from macros.sources.encoding import guess_encoding, is_utf16
from macros.sources.file_kinds import MAX_DRAWING_BYTES, document_kind, drawing_fault, kind_fault, meant_name
from macros.sources.file_names import collisions, copies, name_fault, temporary_program

CONTENT_FOLDER = "docs"
OWN_ROADMAP = "roadmap.yaml"
TEXT_SUFFIXES = (".yaml", ".yml", ".md")
MAX_TEXT_BYTES = 5_000_000
MAX_PAGE_BYTES = 1_000_000  # a book of five hundred pages is smaller

HEAVY_PICTURE_BYTES = 1_000_000
HEAVY_FILE_BYTES = 15_000_000
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")

_SMALLER_PICTURE = "сохраните картинку в JPG шириной до 1600 точек: снимок экрана займёт меньше 500 КБ"
_SMALLER_FILE = "сожмите его при сохранении («Сжать рисунки», «Минимальный размер») или разделите на части"
_SPOILT = "это текст раздела, но имя кончается не так, и сайт его не прочтёт"
_RENAME = "переименуйте файл в «{}»; конец имени покажет Проводник: «Вид → Расширения имён файлов»"
_ASIDE = "похоже на дорожную карту: она читается только из папки docs/roadmaps – переименуйте в «docs/roadmaps/{}»"
_SECTIONS = re.compile("^разделы:".encode(), re.MULTILINE)
_TOP = Span(1, 1, 2)
Found = tuple[str, os.stat_result]
_KEEPERS = frozenset({".gitkeep", ".gitignore", ".gitattributes"})  # git's own files; nobody need hear of them


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """What was found. Paths are POSIX, from the project's root («docs/roadmaps/perm-2024.yaml»), in sorted order.

    `texts` are the YAML and Markdown files with «\\n» line ends and without a byte order mark; `others` are the sizes
    in bytes of the files that are published as they are. Tests make one from a mapping alone.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, int] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    _digests: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def digest(self, path: str) -> str:
        """A name for the text at the path: what is made of it is known by that. It is found once."""
        if path not in self._digests:
            self._digests[path] = text_digest(self.texts[path])
        return self._digests[path]


def text_digest(text: str) -> str:
    """A name for the text."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


class FileBytes(NamedTuple):
    """What is in a file, and its SHA-256 as `text_digest` writes it."""

    data: bytes
    digest: str


def read_bytes(place: Path) -> FileBytes:
    """The file as it is on the disk. Raises OSError."""
    data = place.read_bytes()
    return FileBytes(data, hashlib.sha256(data).hexdigest())


ReadBytes = Callable[[Path], FileBytes]


def read_project(root: Path, read: ReadBytes = read_bytes) -> SourceFiles:
    """Read all content below `root`. Never raises for what lies there: each fault is a diagnostic.

    `read` gives the bytes of a text, from the disk or where somebody has read them already. Raises OSError.
    """
    texts: dict[str, str] = {}
    digests: dict[str, str] = {}
    others: dict[str, int] = {}
    found: list[Diagnostic] = []
    for path, status in _walk(root, found):
        if not path.endswith(TEXT_SUFFIXES):
            others[path] = status.st_size
            found += _heavy(path, status.st_size)
            if name := meant_name(path):
                found.append(tell("file-kind", path, _TOP, reason=_SPOILT, hint=_RENAME.format(name), example=name))
            elif fault := _published_fault(root / path, path):
                found.append(tell("file-kind", path, _TOP, reason=fault))
            continue
        text, digests[path] = _read_text(root / path, path, status.st_size, found, read)
        if text is not None:
            texts[path] = text
    for path, other in collisions([*texts, *others]):
        found.append(tell("file-collision", path, _TOP, other=other))
    for path, original in copies(texts):
        found.append(tell("file-copy", path, _TOP, example=original, original=original))
    found += _stray_roadmaps(root)
    files = SourceFiles(dict(sorted(texts.items())), dict(sorted(others.items())), sort_diagnostics(found))
    files._digests.update((path, digest) for path, digest in digests.items() if digest)
    return files


def _stray_roadmaps(root: Path) -> Iterator[Diagnostic]:
    """Roadmaps that lie beside docs/ instead of in it: nobody would read them, and nobody would hear of it."""
    with os.scandir(root) as entries:
        beside = sorted(entry.name for entry in entries if entry.name.endswith(TEXT_SUFFIXES[:2]) and entry.is_file())
    for name in beside:
        if name == OWN_ROADMAP or name.startswith(".") or name_fault(name):
            continue
        with suppress(OSError), (root / name).open("rb") as file:
            if _SECTIONS.search(file.read(MAX_TEXT_BYTES)):
                yield tell("file-unused", name, _TOP, advice=_ASIDE.format(name.replace(".yml", ".yaml")))


def read_again(root: Path, path: str) -> str | None:
    """The text of a file that `read_project` has read, as it is now; None where there would be a diagnostic instead."""
    status = _status(root / path)
    if status is None or not stat.S_ISREG(status.st_mode):
        return None
    return _read_text(root / path, path, status.st_size, [])[0]


def _walk(root: Path, found: list[Diagnostic]) -> Iterator[Found]:
    """Every regular file to be read or published, with its status."""
    for name in (OWN_ROADMAP, CONTENT_FOLDER):
        status = _status(root / name)
        if status is not None:
            yield from _visit(root, name, status, found)


def _visit(root: Path, path: str, status: os.stat_result, found: list[Diagnostic]) -> Iterator[Found]:
    if stat.S_ISLNK(status.st_mode):
        found.append(tell("file-symlink", path, _TOP))
    elif stat.S_ISDIR(status.st_mode):
        yield from _visit_folder(root, path, found)
    elif stat.S_ISREG(status.st_mode):
        yield path, status
    else:
        found.append(tell("file-unreadable", path, _TOP))


def _visit_folder(root: Path, folder: str, found: list[Diagnostic]) -> Iterator[Found]:
    try:
        names = sorted(os.listdir(root / folder))  # noqa: PTH208 - names only, and undecodable ones too
    except OSError:
        found.append(tell("file-unreadable", folder, _TOP))
        return
    for name in names:
        path = f"{folder}/{name}"
        remark = _remark(name, path)
        if remark is not None:
            found.append(remark)
        elif name not in _KEEPERS and (status := _status(root / path)) is not None:
            yield from _visit(root, path, status, found)


def _remark(name: str, path: str) -> Diagnostic | None:
    """Why the name alone keeps the file out."""
    if name in _KEEPERS:
        return None
    if program := temporary_program(name):
        return tell("file-temporary", path, _TOP, program=program)
    if name.startswith("."):
        return tell("file-hidden", path, _TOP)
    if reason := name_fault(name):
        printable = path.encode("utf-8", "replace").decode()
        return tell("file-name", printable, _TOP, reason=reason)
    return None


def _status(path: Path) -> os.stat_result | None:
    """The status of the thing itself, a link not followed; None for what vanished meanwhile."""
    try:
        return path.lstat()
    except OSError:
        return None


def _read_text(
    place: Path, path: str, size: int, found: list[Diagnostic], read: ReadBytes = read_bytes
) -> tuple[str | None, str]:
    """The text, None where a diagnostic is found instead; and its digest, empty where the bytes are not the text's."""
    limit = MAX_PAGE_BYTES if path.endswith(".md") else MAX_TEXT_BYTES
    if size > limit:
        megabytes = f"{size / 1_000_000:.1f}".replace(".", ",")
        found.append(tell("file-too-big", path, _TOP, size=megabytes, limit=limit // 1_000_000))
        return None, ""
    try:
        data, digest = read(place)
    except OSError:
        found.append(tell("file-unreadable", path, _TOP))
        return None, ""
    if kind := document_kind(data):
        found.append(tell("file-not-text", path, _TOP, kind=kind))
        return None, ""
    text, fault = _decoded(data)
    if fault is not None:
        guess = guess_encoding(data)
        line = data.count(b"\n", 0, fault) + 1
        words = f", похоже на {guess}" if guess else ""
        found.append(tell("file-encoding", path, Span(line, 1, 2), guess=words))
        return None, ""
    if text.startswith("\ufeff") or "\r" in text:
        return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), ""
    return text, digest


def _heavy(path: str, size: int) -> Iterator[Diagnostic]:
    """A file that a phone in a village would load for minutes."""
    picture = path.lower().endswith(_PICTURES)
    if size > (HEAVY_PICTURE_BYTES if picture else HEAVY_FILE_BYTES):
        megabytes = f"{size / 1_000_000:.1f}".replace(".", ",")
        yield tell("file-heavy", path, _TOP, size=megabytes, advice=_SMALLER_PICTURE if picture else _SMALLER_FILE)


def _published_fault(place: Path, path: str) -> str:
    """Why the file cannot be published as it is, or an empty text."""
    if fault := kind_fault(path):
        return fault
    if not path.lower().endswith(".svg"):
        return ""
    try:
        with place.open("rb") as file:
            return drawing_fault(file.read(MAX_DRAWING_BYTES + 1))
    except OSError:
        return "файл не удалось прочитать"


def _decoded(data: bytes) -> tuple[str, int | None]:
    """The text, or where the bytes stop being UTF-8; UTF-16 is none, even where its bytes happen to be."""
    if is_utf16(data):
        return "", 0
    try:
        return data.decode(), None
    except UnicodeDecodeError as error:
        return "", error.start
