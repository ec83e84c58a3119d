"""Which names of files go nowhere: temporary files of programs, and names that some system or address cannot bear."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

MAX_NAME_BYTES = 200  # leaves room for an added suffix below the 255 of file systems

_TEMPORARY = (
    (re.compile(r"~\$.*|~WRL.*|~WRD.*"), "Word или Excel"),
    (re.compile(r"\.~lock\..*#"), "LibreOffice"),
    (re.compile(r"\..*\.sw[a-z]|\.#.*|#.*#|.*~|4913"), "текстовый редактор"),
    (re.compile(r"Thumbs\.db|desktop\.ini|\$RECYCLE\.BIN", re.IGNORECASE), "Проводник Windows"),
    (re.compile(r"\.DS_Store|\._.*|__MACOSX"), "Finder"),
    (re.compile(r".*\.(tmp|temp|bak|orig|rej|crdownload|part)", re.IGNORECASE), "прежняя или недокачанная копия"),
)
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\%#]')
# «план (1).yaml» of a browser, «план — копия (2).yaml» and «Копия план.yaml» of a file manager
_COPY = re.compile(
    r"(?P<folder>.*/)?(?:(?:копия|copy of) (?P<before>[^/]+)"
    r"|(?P<after>[^/]+?) ?(?:[-–—] ?(?:копия|copy)(?: ?\(\d{1,3}\))?|\(\d{1,3}\)))(?P<end>\.\w+)",
    re.IGNORECASE,
)
_COPY_SIGNS = (
    "(",
    "опия",
    "ОПИЯ",
    "opy",
    "OPY",
)  # one of them is in each; a thousand paths are looked through in no time
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")


def temporary_program(name: str) -> str:
    """Whose temporary file it is by its name, or an empty text."""
    return next((program for pattern, program in _TEMPORARY if pattern.fullmatch(name)), "")


def name_fault(name: str) -> str:
    """Why a name cannot stay, in Russian, or an empty text."""
    tests = (
        (not _encodable(name), "оно записано не в UTF-8"),
        (len(name.encode("utf-8", "replace")) > MAX_NAME_BYTES, "оно слишком длинное"),
        (bool(_UNSEEN.search(name)), "в нём есть невидимый знак"),
        (bool(_FORBIDDEN.search(name)), "в нём есть знак, который не годится для имён и адресов"),
        (name != name.strip() or name.endswith("."), "оно начинается или кончается пробелом или точкой"),
        (bool(_RESERVED.fullmatch(name)), "такое имя занято в Windows"),
        (_encodable(name) and not unicodedata.is_normalized("NFC", name), "буквы «й» или «ё» в нём составные"),
    )
    return next((reason for fails, reason in tests if fails), "")


def collisions(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of paths that are one on Windows: the later in order, and the first; folders count as well."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        for end in (*(match.start() for match in re.finditer("/", path)), len(path)):
            part = path[:end]
            first = seen.setdefault(unicodedata.normalize("NFC", part).casefold(), part)
            if first != part:
                yield path, first
                break


def copies(paths: Collection[str]) -> Iterator[tuple[str, str]]:
    """Files whose names programs give to copies, each with its original, which lies beside it."""
    suspects = (path for path in paths if any(sign in path for sign in _COPY_SIGNS))
    for path in sorted(suspects):
        match = _COPY.fullmatch(path)
        original = f"{match['folder'] or ''}{match['before'] or match['after']}{match['end']}" if match else ""
        if original in paths:
            yield path, original


def _encodable(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
