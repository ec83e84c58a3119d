"""Makes the many spellings of one text equal before words are looked up, and keeps the way back to the original.

Word processors and OCR put no-break spaces, soft hyphens, a dozen dashes and Latin or Greek twins of Russian letters
into a cell. Folding removes these differences; `FoldedText.source` turns a place in the folded text into a place in
the text as written, so that everything shown stays verbatim.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_DASHES = "-‐‑‒–—―−﹣－"
_SPACES = "\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_BREAKS = "\r\n\x85\u2028\u2029"
_QUOTES = "«»„“”‟\"'‘’‚‹›″′`"
_BULLETS = "•·▪●◦‣∙■□▫◆►➢✓✔\uf0b7\uf0a7\uf02d"
# Soft hyphens, zero-width characters and marks over letters.
_DROPPED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f]")

_FOLDS = str.maketrans(
    {
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_LINE_BREAKS, "\n"),
        **dict.fromkeys(_QUOTES, '"'),
        **dict.fromkeys(_BULLETS, "•"),
        "ё": "е",
        "\\": "/",
        "⁄": "/",
        "：": ":",
        "，": ",",
    }
)

# Letters that look the same in print. Upper-case twins are here in lower case: «Н» typed as Latin «H» arrives as «h».
_TWINS = str.maketrans("aeopcyxkmthbrnuiοαερτνκηπіѕјϲυχγ", "аеорсухкмтнвгпииоаертвкнписјсухг")

# What comes of Russian words typed with the Latin keys: «lj» is «до».
_KEYS = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё")


@dataclass(frozen=True, slots=True)
class FoldedText:
    """The folded text, and for each of its characters its index in the original (None: they are the same)."""

    text: str
    offsets: tuple[int, ...] | None

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original text of a non-empty place in the folded one."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> FoldedText:
    """The text in lower case with one kind of dash, space, quote and bullet, without invisible characters."""
    offsets: tuple[int, ...] | None = None
    if not text.isascii() and _DROPPED.search(text):
        text, offsets = _without_dropped(text)
    lowered = text.lower()
    if len(lowered) != len(text):  # a few foreign capitals become two characters
        lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return FoldedText(lowered.translate(_FOLDS), offsets)


def _without_dropped(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without invisible characters and accents; «и» with a separate breve becomes «й»."""
    kept: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(text):
        if not _DROPPED.match(character):
            kept.append(character)
            offsets.append(index)
        elif kept and len(composed := unicodedata.normalize("NFC", kept[-1] + character)) == 1:
            kept[-1] = composed
    return "".join(kept), tuple(offsets)


def fold_twins(word: str) -> str:
    """The lower-case word with Latin and Greek look-alikes replaced by Russian letters."""
    return word.translate(_TWINS)


def by_keys(word: str) -> str:
    """The lower-case Russian word that the keys of a Latin one stand for; "" for one that is not Latin."""
    return word.translate(_KEYS) if word.isascii() and any(map(str.isalpha, word)) else ""
