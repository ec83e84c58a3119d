"""A blank report form as an XLSX workbook: drop-downs, checked cells, locked rows, hints, and what it is, inside.

Written with XlsxWriter: every text is a string cell, never a formula, and nothing depends on the clock.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from macros.exports.cells import inert_cell
from macros.exports.workbooks import A4, LINE_HEIGHT, row_height, workbook_bytes
from macros.reports.blank import (
    DAY_LABEL,
    EXAMPLES_SHEET,
    EXAMPLES_TITLE,
    FORM_FORMAT,
    HELP_SHEET,
    HIDDEN_SHEET,
    REPORT_SHEET,
    WHO_LABEL,
    BlankForm,
    BlankRow,
)
from macros.reports.columns import FILLED, Column, ColumnKind
from macros.reports.statuses import ReportStatus

if TYPE_CHECKING:
    from macros.exports.workbooks import Format, Workbook, Worksheet

# Characters; together they print on a landscape A4 at nine tenths of their size.
WIDTHS = {
    ColumnKind.ADDRESSEE: 15,
    ColumnKind.TITLE: 19,
    ColumnKind.NUMBER: 6,
    ColumnKind.TERM: 15,
    ColumnKind.EXPECTED: 21,
    ColumnKind.WORDS: 21,
    ColumnKind.STATUS: 12,
    ColumnKind.DONE_ON: 12,
    ColumnKind.INDICATOR: 14,
    ColumnKind.VALUE: 11,
}
LONGEST_PROMPT = 255  # what a spreadsheet shows beside a cell

_KEY_COLUMN = 0
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
# Without a password: it guards against a slip of the hand, not against a person.
_PROTECTION = {
    "insert_rows": True,
    "delete_rows": True,
    "format_cells": True,
    "format_rows": True,
    "format_columns": True,
    "autofilter": True,
}


def export_form(form: BlankForm) -> bytes:
    """The workbook's bytes: «Отчёт», «Образцы», «Как заполнить» and a hidden sheet that names the form."""
    return workbook_bytes(form.title, partial(_fill, form), subject=form.lines[0])


def _fill(form: BlankForm, workbook: Workbook) -> None:
    styles = _Styles(workbook)
    _describe(workbook, form)
    _report_sheet(workbook.add_worksheet(REPORT_SHEET), form, styles)
    _examples_sheet(workbook.add_worksheet(EXAMPLES_SHEET), form, styles)
    _help_sheet(workbook.add_worksheet(HELP_SHEET), form, styles)
    _hidden_sheet(workbook.add_worksheet(HIDDEN_SHEET), form)


class _Styles:
    """The few looks of cells."""

    def __init__(self, workbook: Workbook) -> None:
        base = {"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "top"}
        boxed = {**base, "border": 1, "border_color": "#8A8A8A"}
        grey, white = {"bg_color": "#F0F0F0"}, {"locked": False}

        def make(**look: Any) -> Format:
            return workbook.add_format(look)

        self.title = make(**{**base, "bold": True, "font_size": 14, "text_wrap": False})
        self.line = make(**base)
        self.label = make(**{**base, "bold": True})
        self.head = make(**boxed, bold=True, align="center", bg_color="#DCE6F1")
        self.section = make(**{**base, "text_wrap": False}, bold=True, bg_color="#E9EEF5")
        self.given = make(**boxed, **grey)
        self.words = make(**boxed, **white, num_format="@")
        self.status = make(**boxed, **white)
        self.day = make(**boxed, **white, num_format="dd.mm.yyyy", align="left")
        self.number = make(**boxed, **white, num_format="General", align="right")
        self.plain = make(**boxed)


def _describe(workbook: Workbook, form: BlankForm) -> None:
    workbook.set_custom_property("metodichka-form", form.id)
    workbook.set_custom_property("metodichka-roadmap", form.roadmap_id)
    workbook.set_custom_property("metodichka-version", form.version)
    workbook.set_custom_property("metodichka-addressee", form.addressee.id or "-")


def _report_sheet(sheet: Worksheet, form: BlankForm, styles: _Styles) -> None:
    sheet.set_column(_KEY_COLUMN, _KEY_COLUMN, 3, None, {"hidden": True})
    for place, column in enumerate(form.columns, 1):
        sheet.set_column(place, place, WIDTHS[column.kind])
    sheet.write_string(0, 1, inert_cell(form.title), styles.title)
    across = sum(WIDTHS[column.kind] for column in form.columns)
    for line, text in enumerate(form.lines, 1):
        # Merged, so that a long name goes on below instead of off the paper.
        sheet.merge_range(line, 1, line, len(form.columns), "", styles.line)
        sheet.write_string(line, 1, inert_cell(text), styles.line)
        sheet.set_row(line, row_height([(text, across)]))
    head = _ask_who_and_when(sheet, form, styles)
    for place, column in enumerate(form.columns, 1):
        sheet.write_string(head, place, inert_cell(column.title), styles.head)
    sheet.set_row(head, row_height([(column.title, WIDTHS[column.kind] * 0.85) for column in form.columns]))
    for row, blank in enumerate(form.rows, head + 1):
        _table_row(sheet, row, blank, form, styles)
    _print_setup(sheet, form, head)
    sheet.protect("", _PROTECTION)


def _ask_who_and_when(sheet: Worksheet, form: BlankForm, styles: _Styles) -> int:
    """The two cells above the table; answers with the row of the table's head."""
    row = len(form.lines) + 2
    sheet.write_string(row, 1, WHO_LABEL, styles.label)
    sheet.set_row(row, LINE_HEIGHT * 3)
    if form.addressee.name:
        sheet.write_string(row, 2, inert_cell(form.addressee.name), styles.given)
    else:
        sheet.write_blank(row, 2, None, styles.words)
        prompt = "Полное название: «Пермский городской округ», «ИРО ПК»."
        sheet.data_validation(row, 2, row, 2, _prompt({"validate": "any"}, "Кто отчитывается", prompt))
    sheet.write_string(row + 1, 1, DAY_LABEL, styles.label)
    sheet.set_row(row + 1, LINE_HEIGHT * 2)
    sheet.write_blank(row + 1, 2, None, styles.day)
    sheet.data_validation(row + 1, 2, row + 1, 2, _day_rule("День, на который верны сведения, например 01.12.2024."))
    return row + 3


def _table_row(sheet: Worksheet, row: int, blank: BlankRow, form: BlankForm, styles: _Styles) -> None:
    sheet.write_string(row, _KEY_COLUMN, blank.key)
    for place, column in enumerate(form.columns, 1):
        text = blank.cells.get(column.kind, "")
        if blank.section:
            _text(sheet, row, place, blank.title if place == 1 else "", styles.section)
        elif _asked(blank, column.kind, text):
            _asked_cell(sheet, (row, place), column, blank, styles)
        else:
            _text(sheet, row, place, text, styles.given)
    texts = [(blank.cells.get(column.kind, ""), WIDTHS[column.kind]) for column in form.columns]
    sheet.set_row(row, LINE_HEIGHT if blank.section else max(row_height(texts), LINE_HEIGHT * 3))


def _text(sheet: Worksheet, row: int, place: int, text: str, style: Format) -> None:
    """An empty cell stays empty: a text of no letters would count as filled, and would cut off its neighbour's."""
    if text:
        sheet.write_string(row, place, inert_cell(text), style)
    else:
        sheet.write_blank(row, place, None, style)


def _asked(blank: BlankRow, kind: ColumnKind, text: str) -> bool:
    if kind is ColumnKind.VALUE:
        return blank.asks_value
    if kind is ColumnKind.ADDRESSEE:
        return not text
    return kind in FILLED and blank.asks_status


def _asked_cell(sheet: Worksheet, at: tuple[int, int], column: Column, blank: BlankRow, styles: _Styles) -> None:
    looks = {ColumnKind.STATUS: styles.status, ColumnKind.DONE_ON: styles.day, ColumnKind.VALUE: styles.number}
    sheet.write_blank(*at, None, looks.get(column.kind, styles.words))
    rule = _rule(column, blank)
    if rule:
        sheet.data_validation(*at, *at, rule)


def _rule(column: Column, blank: BlankRow) -> dict[str, Any]:
    if column.kind is ColumnKind.STATUS:
        return _status_rule(column.hint)
    if column.kind is ColumnKind.DONE_ON:
        return _day_rule(column.hint)
    if column.kind is ColumnKind.VALUE:
        return _value_rule(column.hint, blank.percent)
    return _prompt({"validate": "any"}, column.title, column.hint) if column.hint else {}


def _status_rule(hint: str) -> dict[str, Any]:
    rule = {
        "validate": "list",
        "source": [each.value for each in ReportStatus],
        "error_title": "Такого статуса нет",
        "error_message": "Выберите один из списка: не начато, выполняется, выполнено, не требуется.",
    }
    return _prompt(rule, "Статус", hint)


def _day_rule(hint: str) -> dict[str, Any]:
    rule = {
        "validate": "date",
        "criteria": "between",
        "minimum": _FIRST_DAY,
        "maximum": _LAST_DAY,
        "error_title": "Это не день",
        "error_message": "Запишите день, месяц и год: 16.09.2024.",
    }
    return _prompt(rule, "День", hint)


def _value_rule(hint: str, percent: bool) -> dict[str, Any]:
    most = {"criteria": "between", "minimum": 0, "maximum": 100} if percent else {"criteria": ">=", "value": 0}
    words = "Нужно число от 0 до 100, без знака %." if percent else "Нужно число, не меньше нуля, без слов."
    rule = {"validate": "decimal", **most, "error_title": "Это не число", "error_message": words}
    return _prompt(rule, "Значение", hint)


def _prompt(rule: dict[str, Any], title: str, text: str) -> dict[str, Any]:
    return {**rule, "input_title": title[:32], "input_message": text[:LONGEST_PROMPT]} if text else rule


def _print_setup(sheet: Worksheet, form: BlankForm, head: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.print_area(0, 1, head + len(form.rows), len(form.columns))
    sheet.set_footer(f"&L&8Форма {form.id}, редакция {form.version}&R&8Стр. &P из &N")
    sheet.freeze_panes(head + 1, 0)
    sheet.hide_gridlines(2)


def _examples_sheet(sheet: Worksheet, form: BlankForm, styles: _Styles) -> None:
    sheet.write_string(0, 0, EXAMPLES_TITLE, styles.title)
    for place, column in enumerate(form.example_columns):
        sheet.set_column(place, place, WIDTHS[column.kind] + 4)
        sheet.write_string(2, place, inert_cell(column.title), styles.head)
    for row, cells in enumerate(form.examples, 3):
        for place, text in enumerate(cells):
            sheet.write_string(row, place, inert_cell(text), styles.given)
        widths = [WIDTHS[column.kind] + 4 for column in form.example_columns]
        sheet.set_row(row, row_height(list(zip(cells, widths, strict=False))))
    _plain_sheet(sheet)


def _help_sheet(sheet: Worksheet, form: BlankForm, styles: _Styles) -> None:
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, HELP_SHEET, styles.title)
    for row, (what, how) in enumerate(form.help, 2):
        sheet.write_string(row, 0, inert_cell(what), styles.given)
        sheet.write_string(row, 1, inert_cell(how), styles.plain)
        sheet.set_row(row, row_height([(what, 26), (how, 90)]))
    _plain_sheet(sheet)


def _plain_sheet(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.protect("", _PROTECTION)


def _hidden_sheet(sheet: Worksheet, form: BlankForm) -> None:
    known = {
        "format": FORM_FORMAT,
        "form": form.id,
        "roadmap": form.roadmap_id,
        "version": form.version,
        "addressee": form.addressee.id,
        "addressee-name": form.addressee.name,
        "party": form.addressee.party,
    }
    for row, (name, value) in enumerate(known.items()):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, inert_cell(value))
    lists = [*(("key", key) for key in form.keys), *(("text", digest) for digest in form.digests)]
    for row, (name, value) in enumerate(lists, len(known)):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
    sheet.very_hidden()
    sheet.protect("")
