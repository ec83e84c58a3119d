"""Numbers of measures and sections as documents write them: «1.1.», «№ 2», «III», «1 этап –», with what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.importers.cleaning import one_line

_NUMBER = re.compile(
    r"(?:(?:№|п\.|пункт)\s*)?(?P<number>\d{1,3}(?:\s?\.\s?\d{1,3}){0,5}(?:[-.]?[а-яa-z](?![а-яёa-z]))?)(?P<end>\s?[.)]*)(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_ROMAN = re.compile(r"(?P<number>[IVXІХ]{1,7})(?P<end>[.)]+|(?=\s|$))(?P<rest>.*)", re.DOTALL)
_NAMED = re.compile(
    r"(?:раздел|этап|блок|направление|глава|задача)\s+(?:№\s*)?(?P<number>\d{1,3}|[IVXІХ]{1,7})\s*[.):–—-]*\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text taken apart: its number («1.10», without the closing stop) and what stands behind it."""

    number: str = ""
    rest: str = ""

    @property
    def whole(self) -> str:
        """The number, if the text is nothing else."""
        return "" if self.rest else self.number

    @property
    def levels(self) -> int:
        """How deep the number goes: 2 for «1.10»; 0 for none."""
        return len(self.number.split(".")) if self.number else 0


def parse_number(text: str) -> Numbered:
    """The number at the beginning of a cell or line; nothing for dates and for words that begin with a figure."""
    plain = one_line(text)
    match = _NUMBER.match(plain)
    if match:
        number, rest = re.sub(r"\s", "", match["number"]), match["rest"].strip()
        glued = match["rest"] and not match["end"].strip() and not match["rest"][0].isspace()
        if glued or _date_like(number) or (rest and not match["end"] and number.isdecimal() and rest[:1].islower()):
            return Numbered("", plain)
        return Numbered(number.rstrip("."), rest)
    match = _ROMAN.match(plain)
    if match and (match["end"] or not match["rest"].strip() or match["rest"].strip()[:1].isupper()):
        return Numbered(match["number"].translate(str.maketrans("ІХ", "IX")), match["rest"].strip())
    return Numbered("", plain)


def parse_section(text: str) -> Numbered:
    """The number and the name of a section: «Раздел 2. Обучение», «II. Обучение»; «1 этап – …» stays whole."""
    plain = one_line(text)
    named = _NAMED.match(plain)
    if named and named["rest"]:
        return Numbered(named["number"], named["rest"])
    found = parse_number(plain)
    if not found.rest or re.match(r"(?:-?й\s+)?этап|раздел", found.rest, re.IGNORECASE):
        return Numbered("", plain)
    return found


def number_key(number: str) -> tuple[int, ...]:
    """The number as steps that compare: «1.10» is (1, 10)."""
    return tuple(int(part) for part in re.findall(r"\d{1,9}", number)[:6])


def _date_like(number: str) -> bool:
    parts = number.split(".")
    return len(parts) == 3 and len(parts[0]) == 2 and len(parts[1]) == 2 and len(parts[2]) >= 2
