"""Several statements in one line of a cell: «1) приказ; 2) график», «приказ до 01.03; отчёт до 01.05».

They are taken apart only where marks or terms of their own make it certain; elsewhere a person decides.
"""

from __future__ import annotations

import re

from macros.importers.deadlines import split_term
from macros.importers.items import Item
from macros.importers.people import outside

_NUMBER_MARK = re.compile(r"(?<=[;.,])\s+(?P<number>\d{1,2})(?P<sign>[.)])\s+(?=\S)")
_BULLET_MARK = re.compile(r"(?<=;)\s*[-–—•·▪●]\s+(?=\S)")
_LABEL = re.compile(r"(\d{1,2})[.)]")


def statements(item: Item) -> tuple[str, ...]:
    """The item's statements, each once; one where they are not surely several."""
    if item.drawn:
        return (item.text,)
    parts = _numbered(item) or _bulleted(item) or _with_terms(item.text)
    return tuple(dict.fromkeys(parts)) or (item.text,)


def maybe_several(text: str) -> bool:
    """Whether a semicolon parts what may be statements of their own."""
    return len(outside(text, ";")) > 1


def _numbered(item: Item) -> list[str]:
    """«1) …; 2) …; 3) …»: the first number is the item's own mark, the others follow it."""
    label = _LABEL.fullmatch(item.label)
    if label is None:
        return []
    parts, start, number = [], 0, int(label[1])
    for match in _NUMBER_MARK.finditer(item.text):
        if int(match["number"]) == number + 1 and item.label.endswith(match["sign"]):
            parts.append(item.text[start : match.start()])
            start, number = match.end(), number + 1
    return _trimmed([*parts, item.text[start:]]) if parts else []


def _bulleted(item: Item) -> list[str]:
    parts = _BULLET_MARK.split(item.text)
    return _trimmed(parts) if item.label and len(parts) > 1 else []


def _with_terms(text: str) -> list[str]:
    parts = outside(text, ";")
    return parts if len(parts) > 1 and all(split_term(part)[1] for part in parts) else []


def _trimmed(parts: list[str]) -> list[str]:
    return [trimmed for part in parts if (trimmed := part.strip(" ;,"))]
