"""What copying, scanning and web pages leave in a text, taken out; what it meant stays.

Everything that changes letters (look-alike Latin ones inside a Russian word, unreadable signs) is told as a doubt by
the caller: `Cleaned.changed` lists the words as they came.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

UNREADABLE = "�"

_BLOCK_TAGS = re.compile(r"</?(?:p|div|br|li|ul|ol|tr|h[1-6])(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_INLINE_TAGS = re.compile(
    r"</?(?:b|i|u|s|em|strong|sup|sub|span|font|a|td|th|small)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|laquo|raquo|ndash|mdash|shy|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_FORMULA = re.compile(r"\$((?:\\[,;:! ]|[\w\s.,%№/+-])+)\$")
_RAISED = re.compile(r"\^\{?(\*{1,3})\}?")
_FORMULA_SPACE = re.compile(r"\\[,;:! ]|\s+")
_NUMBER_SIGN = re.compile(
    r"\bN[oо°º]?[\u0951\u0952\u0962\u0963\u0964\u0965\u0300-\u036f\u0900-\u097f]+|\bN[o°º](?=\s*\d)"
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]"
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BROKEN = re.compile("[\ufffd\ufffe\uffff\ud800-\udfff]")
_WORD = re.compile(r"[^\W\d_]+")
_TWINS = str.maketrans("aeopcyxkABEKMHOPCTXYαορΑΒΕΚΜΗΟΡΤΧΠπ", "аеорсухкАВЕКМНОРСТХУаорАВЕКМНОРТХПп")
# «c 01.09.2025», «B школах»: a preposition or a conjunction in Latin letters.
_LONE = re.compile(
    r"(?<![\w.-])[acoyk](?=[ \u00a0](?:[а-яё]|\d))|(?:^|(?<=[.!?] ))[ACOBYK](?=[ \u00a0](?:[а-яё]|\d))", re.MULTILINE
)
_ENGLISH = re.compile("[A-Za-z]{2}")
_CYRILLIC = re.compile("[а-яёА-ЯЁ]")
_FOREIGN = re.compile("[A-Za-z\u0370-\u03ff]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean text and the words whose letters were changed, as they came."""

    text: str
    changed: tuple[str, ...] = ()


@lru_cache(maxsize=2048)  # every stage looks at the same cells
def clean(text: str) -> Cleaned:
    """The text without remains of markup, invisible characters and doubled spaces. Line breaks stay."""
    text = _BREAKS.sub("\n", text)
    if "<" in text:
        text = _INLINE_TAGS.sub("", _BLOCK_TAGS.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    if "$" in text:
        text = _FORMULA.sub(lambda match: _FORMULA_SPACE.sub(" ", match[1]).strip(), text)
    if "^" in text:
        text = _RAISED.sub(r"\1", text)
    text = unicodedata.normalize("NFC", _NUMBER_SIGN.sub("№", text))
    text = _PRIVATE.sub("•", _INVISIBLE.sub("", text))
    broken = tuple(UNREADABLE for _ in _BROKEN.finditer(text))
    text, changed = _own_letters(_BROKEN.sub("?", text))
    lines = (_SPACES.sub(_space, line).strip() for line in text.split("\n"))
    return Cleaned(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), (*changed, *broken))


def one_line(text: str) -> str:
    """The clean text on one line."""
    return " ".join(part for part in re.split("[ \n]+", clean(text).text) if part)


def _space(match: re.Match[str]) -> str:
    """One plain space for any run; the no-break space after a figure or «№» is good typography and stays."""
    before = match.string[max(match.start() - 1, 0) : match.start()]
    return match[0] if match[0] == "\u00a0" and (before.isdigit() or before == "№") else " "


def _own_letters(text: str) -> tuple[str, tuple[str, ...]]:
    """Latin and Greek look-alikes inside Russian words become Russian letters."""
    if not _FOREIGN.search(text):
        return text, ()
    changed: list[str] = []

    def mended(match: re.Match[str]) -> str:
        word = match[0]
        if not (_CYRILLIC.search(word) and _FOREIGN.search(word)):
            return word
        russian = word.translate(_TWINS)
        if _FOREIGN.search(russian):
            return word
        changed.append(word)
        return russian

    def lone(match: re.Match[str]) -> str:
        changed.append(match[0])
        return match[0].translate(_TWINS)

    text = _WORD.sub(mended, text)
    if _CYRILLIC.search(text) or not _ENGLISH.search(text):
        text = _LONE.sub(lone, text)
    return text, tuple(changed)


def letters_only(text: str) -> str:
    """How headers and names are compared: lower case, ё and look-alikes folded, signs as single spaces."""
    folded = clean(text).text.translate(_TWINS).casefold().replace("ё", "е").translate(_LOWER_TWINS)
    folded = re.sub(r"(?<=[а-я])[-‐]\s*\n\s*(?=[а-я])", "", folded)
    return " ".join(re.sub(r"[^\w№/%]+", " ", folded).split())


_LOWER_TWINS = str.maketrans("aeopcyxkπο", "аеорсухкпо")
