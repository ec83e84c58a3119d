"""All reports of a form in one XLSX workbook: figures without formulas, every word of every file, and the remarks.

It stays with the ministry: what people wrote is in it word by word. Every text is a string cell and begins with
nothing that a spreadsheet would run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from macros.exports.cells import inert_cell
from macros.exports.workbooks import A3, A4, WIDEST_A4, row_height, workbook_bytes
from macros.reports.columns import ColumnKind, form_columns
from macros.reports.consolidation import CONSOLIDATED, Consolidation
from macros.reports.figures import Figures, Progress, Tally, count
from macros.reports.judging import Judged
from macros.reports.plan import indicator_words
from macros.views.wording import long_date, short_date

if TYPE_CHECKING:
    from macros.exports.workbooks import Format, Workbook

Value: TypeAlias = str | int | Decimal
Row: TypeAlias = Sequence[Value]
LONGEST_CELL = 32_767  # characters that a spreadsheet keeps; more goes on in the next row


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet with a heading row at `head` (0-based) and columns of these widths."""

    name: str
    widths: Sequence[int]
    titles: Sequence[str]
    rows: Sequence[Row]
    above: Sequence[str] = ()


def export_consolidation(consolidation: Consolidation) -> bytes:
    """The workbook's bytes. Sheets: summary, measures, addressees, indicators, all rows, words outside, remarks."""
    figures = count(consolidation)
    sheets = _sheets(consolidation, figures)
    return workbook_bytes(f"Сводный отчёт: {consolidation.roadmap.name}", partial(_fill, sheets))


def _fill(sheets: Iterable[_Sheet], workbook: Workbook) -> None:
    workbook.set_custom_property("metodichka-form", CONSOLIDATED)  # nobody collects it by mistake
    looks = _Looks(workbook)
    for sheet in sheets:
        _write(workbook, sheet, looks)


def _sheets(consolidation: Consolidation, figures: Figures) -> Iterator[_Sheet]:
    yield _summary(consolidation, figures)
    progress = [each.value for each in Progress]
    yield _Sheet(
        "По мероприятиям",
        (9, 60, 30, *[13] * len(Progress), 13),
        ("Пункт", "Мероприятие", "Раздел", *progress, "просрочено"),
        [(m.measure.number.rstrip("."), m.measure.title, m.section, *_counts(m.tally)) for m in figures.measures],
    )
    yield _Sheet(
        "По муниципалитетам",
        (45, 12, *[13] * len(Progress), 13),
        ("Муниципалитет или организация", "Ответ", *progress, "просрочено"),
        [
            (each.addressee.name, "получен" if each.answered else "нет", *_counts(each.tally))
            for each in figures.addressees
        ],
    )
    yield _indicators(figures)
    yield _all_rows(consolidation)
    yield _outside(consolidation)
    yield _remarks(consolidation)


def _counts(tally: Tally) -> Row:
    return (*(tally.of(each) for each in Progress), tally.late)


def _summary(consolidation: Consolidation, figures: Figures) -> _Sheet:
    listed = len(consolidation.listed)
    rows: list[Row] = [
        ("Отчётов получено", len(consolidation.counted)),
        *([("Из них не по списку", consolidation.unlisted)] if consolidation.unlisted else []),
        *([("Отчётов ждали", listed), ("Не ответили", len(consolidation.silent))] if listed else []),
        ("Файлов прочитано", len(consolidation.answers)),
        ("Файлов не прочитано", len(consolidation.refused)),
        ("Замечаний", len(consolidation.remarks)),
        *((f"Мероприятий: {each.value}", figures.total.of(each)) for each in Progress),
        ("Мероприятий: просрочено", figures.total.late),
        *(("Не ответил", each.name) for each in consolidation.silent),
        *((f"Не прочитан «{each.file}»", f"{each.reason}; {each.remedy}") for each in consolidation.refused),
    ]
    above = [
        f"Сводный отчёт: {consolidation.form.title}",
        consolidation.roadmap.title,
        f"Показатели на {long_date(consolidation.day)} Мероприятие считается у каждого, кто за него отвечает.",
    ]
    return _Sheet("Сводка", (46, 60), ("Что", "Сколько"), rows, above)


def _indicators(figures: Figures) -> _Sheet:
    rows: list[Row] = []
    for each in figures.indicators:
        name = indicator_words(each.indicator)
        for value in each.values:
            reached = {True: "да", False: "нет", None: "цель – не число"}[value.reached]
            rows.append((each.row.measure.number.rstrip("."), name, value.addressee.name, value.value, reached))
    titles = ("Пункт", "Показатель и цель", "Муниципалитет или организация", "Значение", "Цель достигнута")
    return _Sheet("Показатели", (9, 60, 45, 14, 18), titles, rows)


def _all_rows(consolidation: Consolidation) -> _Sheet:
    """Every row of every file: the words as typed, beside how they were read."""
    kinds = (ColumnKind.ADDRESSEE, ColumnKind.TITLE, ColumnKind.NUMBER, ColumnKind.TERM, ColumnKind.EXPECTED)
    answers = (ColumnKind.STATUS, ColumnKind.DONE_ON, ColumnKind.INDICATOR, ColumnKind.VALUE)
    words = list(dict.fromkeys(c.title for c in form_columns(consolidation.form) if c.kind is ColumnKind.WORDS))
    for answer in consolidation.answers:
        words += [title for row in answer.rows for title, _ in row.filled.words if title not in words]
    titles = (
        *("Кто отчитался", "В подсчёте", "Файл", "Строка", "Пункт карты"),
        *("Муниципалитет в строке", "Мероприятие", "Пункт", "Срок", "Что ожидается"),
        *words,
        *("Статус как написан", "Дата как написана", "Показатель", "Значение как написано", "Прочее"),
        *("Статус", "Дата", "Значение"),
    )
    rows = [
        row
        for answer in consolidation.answers
        for judged in answer.rows
        for row in _unrolled(
            (
                *(answer.addressee.name, "да" if answer.counted else "нет, повтор", answer.file),
                *(f"{judged.filled.sheet}, {judged.filled.row}", judged.plan.key if judged.plan else ""),
                *(judged.filled.cells[kind].text if kind in judged.filled.cells else "" for kind in kinds),
                *_words(judged, words),
                *(judged.filled.cells[kind].text if kind in judged.filled.cells else "" for kind in answers),
                "\n".join(each.text for each in judged.filled.extra),
                *_read(judged),
            )
        )
    ]
    widths = (28, 12, 28, 14, 18, 20, 34, 8, 18, 34, *[40] * len(words), 18, 16, 24, 16, 24, 14, 12, 12)
    return _Sheet("Все строки", widths, titles, rows)


def _words(judged: Judged, titles: Sequence[str]) -> Iterator[str]:
    """The free columns by heading; two columns of one heading stand together."""
    for title in titles:
        yield "\n".join(written.text for name, written in judged.filled.words if name == title)


def _read(judged: Judged) -> Row:
    return (
        judged.status.value if judged.status else "",
        short_date(judged.day) if judged.day else "",
        judged.value if judged.value is not None else "",
    )


def _unrolled(row: Row) -> Iterator[Row]:
    """The row, and further ones for what does not fit a cell: a spreadsheet would cut it off in silence."""
    rest = row
    while any(isinstance(value, str) and value for value in rest):
        yield [value[: LONGEST_CELL - 1] if isinstance(value, str) else value for value in rest]
        rest = [value[LONGEST_CELL - 1 :] if isinstance(value, str) else "" for value in rest]


def _outside(consolidation: Consolidation) -> _Sheet:
    rows = [
        row
        for answer in consolidation.answers
        for each in answer.form.loose
        for row in _unrolled((answer.addressee.name, answer.file, each.sheet, each.cell, each.text))
    ]
    return _Sheet("Вне таблицы", (30, 30, 20, 12, 90), ("Кто отчитался", "Файл", "Лист", "Ячейка", "Слова"), rows)


def _remarks(consolidation: Consolidation) -> _Sheet:
    titles = ("Файл", "Кто", "Лист", "Ячейка", "Вид", "Замечание", "Что написано")
    rows = [
        (each.file, each.who, each.sheet, each.cell, each.kind.value, each.message, each.quote[: LONGEST_CELL - 1])
        for each in consolidation.remarks
    ]
    return _Sheet("Замечания", (30, 30, 16, 12, 16, 70, 50), titles, rows)


class _Looks:
    """The few looks of cells."""

    def __init__(self, workbook: Workbook) -> None:
        base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        boxed = {**base, "border": 1, "border_color": "#8A8A8A", "text_wrap": True}
        self.title: Format = workbook.add_format({**base, "bold": True, "font_size": 12, "text_wrap": True})
        self.head: Format = workbook.add_format({**boxed, "bold": True, "bg_color": "#DCE6F1"})
        # quote_prefix: a person who edits the cell does not make a formula of it either.
        self.text: Format = workbook.add_format({**boxed, "num_format": "@", "quote_prefix": True})
        self.number: Format = workbook.add_format({**boxed, "align": "right"})


def _write(workbook: Workbook, sheet: _Sheet, looks: _Looks) -> None:
    page = workbook.add_worksheet(sheet.name)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    for number, above in enumerate(sheet.above):
        page.merge_range(number, 0, number, len(sheet.titles) - 1, "", looks.title)
        page.write_string(number, 0, inert_cell(above), looks.title)
        page.set_row(number, 18 * (1 + len(above) // sum(sheet.widths)))
    head = len(sheet.above)
    for column, title in enumerate(sheet.titles):
        page.write_string(head, column, inert_cell(title), looks.head)
    page.set_row(head, row_height(list(zip(sheet.titles, sheet.widths, strict=True))))
    for number, row in enumerate(sheet.rows, head + 1):
        _write_row(page, number, row, looks)
        page.set_row(number, row_height([(str(value), width) for value, width in zip(row, sheet.widths, strict=False)]))
    if sheet.rows:
        page.autofilter(head, 0, head + len(sheet.rows), len(sheet.titles) - 1)
    page.freeze_panes(head + 1, 0)
    page.set_landscape()
    page.set_paper(A3 if sum(sheet.widths) > WIDEST_A4 else A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(head)
    page.set_footer("&L&8&A&R&8Стр. &P из &N")


def _write_row(page: Any, number: int, row: Iterable[Value], looks: _Looks) -> None:
    for column, value in enumerate(row):
        if isinstance(value, str):
            page.write_string(number, column, inert_cell(value), looks.text)
        else:
            page.write_number(number, column, float(value), looks.number)
