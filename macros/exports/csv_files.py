"""A roadmap as a table for a spreadsheet: opens by a double click in a Russian Excel, and sorts and filters there.

UTF-8 with a byte order mark, semicolons, CRLF, every cell in quotes. One row for each result, the measure's own cells
repeated; a measure without results has one row. Numbers of measures are written «№ 1.10»: bare they would become a day.
A measure's permanent name has its roadmap's in front, as in «реализует», for the same reason.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from operator import itemgetter

from macros.exports.addresses import address
from macros.exports.cells import neutral_cell
from macros.model.roadmap import Indicator, Measure, Mentions, Result, Roadmap, Section
from macros.project import Project, SiteSettings
from macros.terms import Clause, Term
from macros.views.urls import measure_url
from macros.views.wording import NBSP, short_date

BOM = "\ufeff"
DELIMITER = ";"
NUMBER_SIGN = f"№{NBSP}"

COLUMNS = (
    "Номер",
    "Номер раздела",
    "Раздел",
    "Мероприятие",
    "Подробности",
    "Срок",
    "Начало",
    "Окончание",
    "Ответственные",
    "Участники",
    "Номер результата",
    "Результат",
    "Срок результата",
    "Ответственные за результат",
    "Показатели",
    "Контроль",
    "Системы",
    "Реализует",
    "После",
    "Основание",
    "Сноска",
    "Примечание",
    "Имя пункта",
    "Ссылка",
)
_EMPTY = dict.fromkeys(COLUMNS, "")
_in_order = itemgetter(*COLUMNS)


def export_roadmap_csv(project: Project, roadmap: Roadmap) -> bytes:
    """`api/v1/roadmaps/<id>.csv`, a header and one row for each result.

    «Начало» and «Окончание» are days (ДД.ММ.ГГГГ) of the first limit with a known day: of the result's own term where
    it has one, else of the measure's. Every cell has gone through `neutral_cell`.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=DELIMITER, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for section in roadmap.sections:
        for measure in section.measures:
            for row in _rows(project.settings, roadmap, section, measure):
                writer.writerow(_in_order(_EMPTY | row))
    return (BOM + buffer.getvalue()).encode()


def marked_number(number: str) -> str:
    """«1.10» as it stands in the table; nothing stays nothing."""
    return NUMBER_SIGN + number if number else ""


def _rows(settings: SiteSettings, roadmap: Roadmap, section: Section, measure: Measure) -> Iterator[dict[str, str]]:
    shared = _neutral(
        {
            "Номер": marked_number(measure.number),
            "Номер раздела": marked_number(section.number),
            "Раздел": section.title,
            "Мероприятие": measure.title,
            "Подробности": "\n".join(measure.details),
            "Срок": _words(measure.term),
            "Ответственные": _people(measure.responsible),
            "Участники": _people(measure.participants),
            "Контроль": "\n".join(_with_term(each.text, each.term, each.footnote) for each in measure.control),
            "Системы": _listed(measure.systems),
            "Реализует": _listed(measure.implements),
            "После": _listed(marked_number(each) for each in measure.after),
            "Основание": "\n".join(measure.basis),
            "Сноска": _footnote(roadmap, measure.footnote),
            "Примечание": measure.note,
            "Имя пункта": f"{roadmap.id}/{measure.slug}",
            "Ссылка": address(settings, measure_url(roadmap, measure)),
        }
    )
    if not measure.results:
        yield shared | _neutral(_days(measure.term))
    for index, result in enumerate(measure.results, 1):
        yield shared | _neutral(_result_cells(index, result) | _days(result.term or measure.term))


def _neutral(cells: dict[str, str]) -> dict[str, str]:
    return {column: neutral_cell(text) for column, text in cells.items()}


def _result_cells(index: int, result: Result) -> dict[str, str]:
    return {
        "Номер результата": str(index),
        "Результат": f"{result.text}\n({result.note})" if result.note else result.text,
        "Срок результата": _words(result.term),
        "Ответственные за результат": _people(result.responsible),
        "Показатели": "\n".join(_indicator(each) for each in result.indicators),
    }


def _days(term: Term | None) -> dict[str, str]:
    clause = _first_dated(term.clauses if term else ())
    return {
        "Начало": short_date(clause.start) if clause and clause.start else "",
        "Окончание": short_date(clause.end) if clause and clause.end else "",
    }


def _first_dated(clauses: Iterable[Clause]) -> Clause | None:
    return next((clause for clause in clauses if clause.start or clause.end), None)


def _words(term: Term | None) -> str:
    return term.text if term else ""


def _people(mentions: Mentions) -> str:
    return _listed(f"{each.name} ({each.note})" if each.note else each.name for each in mentions)


def _listed(items: Iterable[str]) -> str:
    return "; ".join(items)


def _with_term(text: str, term: Term | None, footnote: str = "") -> str:
    return f"{text}{footnote}" + (f" ({term.text})" if term else "")


def _indicator(indicator: Indicator) -> str:
    value = f"{indicator.target}{NBSP}{indicator.unit}" if indicator.unit else indicator.target
    named = f"{indicator.name}: {value}" if indicator.name else value
    base = f", {indicator.base}" if indicator.base else ""
    return _with_term(named + base, indicator.date)


def _footnote(roadmap: Roadmap, mark: str) -> str:
    """The footnote's mark and words: a table has no foot."""
    return f"{mark} {roadmap.footnotes[mark]}" if mark in roadmap.footnotes else mark
