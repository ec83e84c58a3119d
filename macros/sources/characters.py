"""Characters that no text of ours may hold: they are unseen, turn the text around or break other programs.

Zero-width joiners (in emoji) and non-breaking spaces are no fault; a tab is the business of the YAML reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from macros.diagnostics import Diagnostic, Span
from macros.messages import tell

MAX_TOLD = 100

_RANGES = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters of ASCII and Latin-1
    "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width spaces, a byte order mark inside the text
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction of writing
    "\u2028\u2029\ufffc\ufffd\ud800-\udfff"
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2061-\u2064\u206a-\u206f\u3164\uffa0\ufff9-\ufffb"  # fillers
    "\U000e0000-\U000e0fff"  # invisible doubles of letters
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use: Word's own bullets and arrows
    "\ufdd0-\ufdef\ufffe\uffff"  # no characters at all; the last two of each plane follow
)
_NO_CHARACTERS = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
_ODD = re.compile(f"[{_RANGES}{_NO_CHARACTERS}]")

# What Russian texts are made of, none of it odd: nearly every text has nothing else, which is quick to see.
USUAL = "".join(map(chr, (0x0A, *range(0x20, 0x7F), 0xA0, *range(0x410, 0x450)))) + "«»Ёё–—…№"
_UNUSUAL = re.compile(f"[^{re.escape(USUAL)}]")

_NAMES = {
    "\x00": "нулевой знак",
    "\u00ad": "мягкий перенос",
    "\u200b": "пробел нулевой ширины",
    "\u2060": "соединитель слов",
    "\ufeff": "метка порядка байтов",
    "\u2028": "разделитель строк",
    "\u2029": "разделитель абзацев",
    "\ufffc": "место вставленного рисунка",
    "\ufffd": "знак «�», след испорченной кодировки",
}
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def has_odd_characters(text: str) -> bool:
    """Whether the text holds any of them."""
    return _ODD.search("".join(unusual_characters(text))) is not None


def unusual_characters(text: str) -> frozenset[str]:
    """The characters of the text that are beyond `USUAL`, odd or not."""
    return frozenset(_UNUSUAL.findall(text))


def find_odd_characters(text: str, file: str, first_line: int = 1) -> Iterator[Diagnostic]:
    """One diagnostic for each odd character of a line, the first of its sort in that line; a hundred at most."""
    return islice(_all_odd_characters(text, file, first_line), MAX_TOLD)


def _all_odd_characters(text: str, file: str, first_line: int) -> Iterator[Diagnostic]:
    if not has_odd_characters(text):
        return
    for number, line in enumerate(text.split("\n"), first_line):
        seen: set[str] = set()
        for match in _ODD.finditer(line):
            if match[0] not in seen:
                seen.add(match[0])
                column = match.start() + 1
                yield tell("odd-character", file, Span(number, column, column + 1), name=_name(match[0]))


def mask_odd_characters(text: str) -> str:
    """The text with a harmless sign in the place of each odd character, so that reading can go on."""
    return _ODD.sub("·", text) if has_odd_characters(text) else text


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if _DIRECTION.match(character):
        return f"смена направления письма ({code})"
    if _PRIVATE.match(character):
        return f"значок из шрифта Word, которого нет в других ({code})"
    return f"{_NAMES.get(character, 'управляющий знак')} ({code})"
