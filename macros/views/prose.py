"""Authored text in pieces: what is a link, what is to be replaced before reading aloud, and plain words between."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SPECIAL = re.compile(
    r"(?P<site>https?://[^\s«»<>\[\]]*[^\s«»<>\[\].,;:!?)])"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<phone>\b8[ \u00a0]\d{3}[ \u00a0]\d{3}-\d{2}-\d{2}\b)"
    r"|(?P<fill>\[[^\[\]]+\])"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `url` makes it a link, `fill` marks «[слова в скобках]» that the speaker replaces."""

    text: str
    url: str = ""
    fill: bool = False


Prose = tuple[Piece, ...]


def prose(text: str) -> Prose:
    """The text in pieces; together they are the text, but for addresses, which lose their «https://»."""
    pieces: list[Piece] = []
    position = 0
    for match in _SPECIAL.finditer(text):
        if match.start() > position:
            pieces.append(Piece(text[position : match.start()]))
        pieces.append(_special(match))
        position = match.end()
    if position < len(text):
        pieces.append(Piece(text[position:]))
    return tuple(pieces)


def paragraphs(texts: Iterable[str]) -> tuple[Prose, ...]:
    """Several texts in pieces."""
    return tuple(prose(text) for text in texts)


def phone_url(number: str) -> str:
    """«8 800 505-47-16, доб. 5» as a telephone dials it from anywhere: «tel:+78005054716», without the extension."""
    digits = re.sub(r"\D", "", re.split(r"[^\W\d_]", number)[0])
    return f"tel:+7{digits[1:]}" if len(digits) == 11 and digits[0] in "78" else f"tel:{digits}"


def _special(match: re.Match[str]) -> Piece:
    text = match[0]
    if match["site"]:
        return Piece(site_name(text), text)
    if match["mail"]:
        return Piece(text, f"mailto:{text}")
    if match["phone"]:
        return Piece(text, phone_url(text))
    return Piece(text, fill=True)


def site_name(url: str) -> str:
    """An address as words: without its scheme and last slash."""
    return re.sub(r"^https?://", "", url).rstrip("/")
