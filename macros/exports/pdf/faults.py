"""Why a sheet cannot be printed, and which measure is to blame, in a sentence for an editor."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from macros.exports.pdf.glyphs import missing_characters
from macros.views.sheets.catalogue import NamedSheet

_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class SheetFault:
    """A sheet that was not made. `owner` is the measure, step or block to blame, empty where it is the whole sheet."""

    path: str
    owner: str
    message: str
    hint: str = ""
    characters: tuple[str, ...] = ()  # those without a glyph


def missing_glyphs(sheet: NamedSheet) -> tuple[SheetFault, ...]:
    """One fault for each text of the sheet with characters that the printing font does not have."""
    return tuple(_no_glyph(sheet, owner, text) for owner, text in _texts(sheet.view, "") if missing_characters(text))


def complaint_fault(sheet: NamedSheet, owner: str, complaint: str) -> SheetFault:
    """The compiler's words about the sheet, or about the measure that alone makes it complain."""
    place = owner or f"лист «{sheet.view.head.title}»"
    return SheetFault(
        sheet.path,
        owner,
        f"{_capital(place)}: лист не напечатать – {complaint}",
        "сократите или упростите текст этого места",
    )


def _no_glyph(sheet: NamedSheet, owner: str, text: str) -> SheetFault:
    found = missing_characters(text)
    names = ", ".join(_name(char) for char in found[:5])
    place = owner or f"лист «{sheet.view.head.title}»"
    at = text.index(found[0])
    quote = text[max(at - _LONGEST_QUOTE // 2, 0) : at + _LONGEST_QUOTE // 2].strip()
    word, which = ("знак", "которого") if len(found) == 1 else ("знаки", "которых")
    return SheetFault(
        sheet.path,
        owner,
        f"{_capital(place)}: в тексте «{quote}» {word} {names}, {which} нет в шрифте для печати",
        "замените словом или уберите",
        found,
    )


def _name(char: str) -> str:
    name = unicodedata.name(char, "")
    shown = f"«{char}» " if char.isprintable() and not unicodedata.combining(char) else ""
    return f"{shown}(U+{ord(char):04X}{f', {name.lower()}' if name and not shown else ''})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _texts(value: object, owner: str) -> Iterator[tuple[str, str]]:
    """Every text of a view with the measure that it belongs to."""
    if isinstance(value, str):
        yield owner, value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, owner)
    elif is_dataclass(value):
        own = str(getattr(value, "owner", owner))
        for field in fields(value):
            yield from _texts(getattr(value, field.name), own)
