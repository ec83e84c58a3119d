"""Makes every workbook that we give out; the only module that knows XlsxWriter.

A text is always a text: nothing becomes a formula, a link or a number by itself. Nothing depends on the clock, so the
same content gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from textwrap import shorten
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # who only checks, or has every file in the store, does without the library
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    __all__ = ["Format", "Workbook", "Worksheet", "row_height", "workbook_bytes"]

A4, A3 = 9, 8  # numbers of paper sizes in a workbook
WIDEST_A4 = 240  # characters that a landscape A4 page shows in letters that can be read
LINE_HEIGHT = 13.5  # points of a 10-point line
_HIGHEST = 400  # points; a spreadsheet has rows of 409 at most
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # a real day would change the bytes
_LONGEST_PROPERTY = 255  # characters
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# Widths of columns are counted in its letters; where the usual Calibri is missing, they would grow by a third.
_LETTERS = {"font_name": "Arial", "font_size": 10}


def workbook_bytes(title: str, fill: Callable[[Workbook], None], subject: str = "") -> bytes:
    """The workbook that `fill` puts sheets into."""
    import xlsxwriter

    buffer = io.BytesIO()
    # A copy, for XlsxWriter writes into it, and the next workbook would have other bytes.
    workbook = xlsxwriter.Workbook(buffer, {**_OPTIONS, "default_format_properties": dict(_LETTERS)})
    properties = {"title": _property(title), "subject": _property(subject)}
    workbook.set_properties({name: text for name, text in properties.items() if text} | {"created": _EPOCH})
    fill(workbook)
    workbook.close()
    return buffer.getvalue()


def _property(text: str) -> str:
    return shorten(text, _LONGEST_PROPERTY, placeholder="…")


def row_height(cells: Sequence[tuple[str, float]]) -> float:
    """Points that the tallest text takes in columns of these widths (in characters); a word may break a line early.

    Said for every row: LibreOffice gives a row without a height one line and cuts the rest off.
    """
    lines = [sum(1 + int(len(line) * 1.12 / width) for line in text.split("\n")) for text, width in cells if text]
    return min(LINE_HEIGHT * max(lines, default=1) + 4, _HIGHEST)
