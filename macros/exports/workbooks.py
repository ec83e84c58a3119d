"""Makes every workbook that we give out; the only module that knows XlsxWriter.

A text is always a text: nothing becomes a formula, a link or a number by itself. Nothing depends on the clock, so the
same content gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # who only checks, or has every file in the store, does without the library
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    __all__ = ["Format", "Workbook", "Worksheet", "workbook_bytes"]

A4, A3 = 9, 8  # numbers of paper sizes in a workbook
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
    properties = {"title": title[:_LONGEST_PROPERTY], "subject": subject[:_LONGEST_PROPERTY]}
    workbook.set_properties({name: text for name, text in properties.items() if text} | {"created": _EPOCH})
    fill(workbook)
    workbook.close()
    return buffer.getvalue()
