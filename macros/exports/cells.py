"""What may stand in a cell of a file that opens in a spreadsheet: nothing there is run, nothing changes its meaning.

A spreadsheet runs a cell that begins with = + - @ and makes a number or a day out of «1.10». An apostrophe in front
stops both; people see it, and `plain_cell` takes it away again.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

GUARD = "'"
_FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
# «01.10», «1/2», «5-7», «12:30», «1e5», «1 000», «007», sixteen digits and more: read as something else, or rounded.
_CHANGING_NUMBER = re.compile(
    r"[\d\s.,:/\-]*\d[\s.,:/\-]+\d[\d\s.,:/\-]*|\d[\d.,]*e[+\-]?\d+|0\d+|\d{16,}|[\d.,:/\-]+[.,:/\-]", re.IGNORECASE
)
_FULL_DATE = re.compile(r"\d{2}\.\d{2}\.\d{4}")  # stays the same day, so that the column sorts
# «20 декабря» would get the year in which the file is opened.
_DAY_WITHOUT_YEAR = re.compile(
    r"\d{1,2}[\s.\-]*(янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?", re.IGNORECASE
)


@lru_cache(maxsize=1 << 10)  # the rows of a roadmap say the same again and again
def neutral_cell(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would run it or change it, else as it is.

    A text that already begins with an apostrophe gets one more, so that `plain_cell` always gives the text back.
    """
    if text[:1].isalpha():  # most cells: neither a formula nor a number begins with a letter
        return text
    return GUARD + text if text.startswith(GUARD) or _runs(text) or _changes(text) else text


def inert_cell(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would run it; for cells that are text anyway.

    A text that already begins with an apostrophe gets one more, so that `plain_cell` gives the text back.
    """
    return GUARD + text if text.startswith(GUARD) or _runs(text) else text


def plain_cell(cell: str) -> str:
    """The text that `neutral_cell` or `inert_cell` was given."""
    return cell.removeprefix(GUARD)


def _runs(text: str) -> bool:
    return text[:1] in _FORMULA_STARTS or _visible_start(text) in _FORMULA_STARTS if text else False


def _visible_start(text: str) -> str:
    """The first character that is neither space nor invisible: programs differ in what they trim."""
    return next((char for char in text if not char.isspace() and unicodedata.category(char) not in {"Cf", "Cc"}), "")


def _changes(text: str) -> bool:
    bare = text.strip()
    if _FULL_DATE.fullmatch(bare):
        return False
    return bool(_CHANGING_NUMBER.fullmatch(bare) or _DAY_WITHOUT_YEAR.fullmatch(bare))
