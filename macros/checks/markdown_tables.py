"""Checks `table-unruled`, `table-tabs` and `table-cells`: what was meant as a table becomes one, with all its cells."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from macros.checks.subject import PageFile, Subject
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.sources.markdown_tables import TableSlip, lost_cells, tabbed_tables, unruled_tables

_MAX_TOLD = 100  # of one page


def check_tables(subject: Subject) -> Iterator[Diagnostic]:
    """A table has bars between its columns, a ruler below its first row, and nowhere more cells than there.

    Fails::

        | Роль | Доступ |
        | Директор | полный |

    Passes::

        | Роль | Доступ |
        | --- | --- |
        | Директор | полный |
    """
    for each in subject.pages:
        if "\t" in each.words:
            for slip in islice(tabbed_tables(each.words), _MAX_TOLD):
                yield tell("table-tabs", each.file, _first_row(each, slip), example=slip.meant)
        if "|" in each.words:
            yield from _with_bars(each)


def _with_bars(each: PageFile) -> Iterator[Diagnostic]:
    for slip in islice(unruled_tables(each.words), _MAX_TOLD):
        what = "в строке под нею другое число столбцов" if slip.ruler else "под первой строкой нет черты «| --- |»"
        yield tell("table-unruled", each.file, _first_row(each, slip), what=what, example=slip.meant)
    for lost in islice(lost_cells(each.words), _MAX_TOLD):
        span = Span(each.page.body_line + lost.row, lost.start + 1, max(lost.end, lost.start + 1) + 1)
        yield tell("table-cells", each.file, span, cells=lost.cells, columns=lost.columns)


def _first_row(each: PageFile, slip: TableSlip) -> Span:
    return Span(each.page.body_line + slip.row, 1, slip.length + 1)
