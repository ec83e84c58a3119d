"""A roadmap as a table for a spreadsheet: opens by a double click in a Russian Excel, and sorts and filters there.

UTF-8 with a byte order mark, semicolons, CRLF, every cell in quotes. One row for each result, the measure's own cells
repeated; a measure without results has one row. Numbers of measures are written «№ 1.10»: bare they would become a day.
A measure's permanent name has its roadmap's in front, as in «реализует», for the same reason.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from functools import lru_cache

from macros.exports.addresses import address
from macros.exports.cells import neutral_cell
from macros.model import official_form as form
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
    form.RESULT_NUMBER_COLUMN,
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
    form.MEASURE_ID_COLUMN,
    "Ссылка",
)
_NO_RESULT = ("", "", "", "", "")  # in the columns from «Номер результата» to «Показатели»


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
            writer.writerows(_rows(project.settings, roadmap, section, measure))
    return (BOM + buffer.getvalue()).encode()


def marked_number(number: str) -> str:
    """«1.10» as it stands in the table; nothing stays nothing."""
    return NUMBER_SIGN + number if number else ""


def _rows(settings: SiteSettings, roadmap: Roadmap, section: Section, measure: Measure) -> Iterator[tuple[str, ...]]:
    """The measure's rows, their cells in the order of the columns."""
    what = _neutral(
        marked_number(measure.number),
        marked_number(section.number),
        section.title,
        measure.title,
        "\n".join(measure.details),
        _words(measure.term),
    )
    who = _neutral(_people(measure.responsible), _people(measure.participants))
    more = _neutral(
        "\n".join([_with_term(each.text, each.term, each.footnote) for each in measure.control]),
        _listed(measure.systems),
        _listed(measure.implements),
        _listed(map(marked_number, measure.after)),
        "\n".join(measure.basis),
        _footnote(roadmap, measure.footnote),
        measure.note,
        f"{roadmap.id}/{measure.slug}",
        address(settings, measure_url(roadmap, measure)),
    )
    if not measure.results:
        yield (*what, *_days(measure.term), *who, *_NO_RESULT, *more)
    for index, result in enumerate(measure.results, 1):
        yield (*what, *_days(result.term or measure.term), *who, *_result_cells(index, result), *more)


def _neutral(*cells: str) -> tuple[str, ...]:
    return tuple(map(neutral_cell, cells))


def _result_cells(index: int, result: Result) -> tuple[str, ...]:
    return _neutral(
        str(index),
        f"{result.text}\n({result.note})" if result.note else result.text,
        _words(result.term),
        _people(result.responsible),
        "\n".join([_indicator(each) for each in result.indicators]),
    )


@lru_cache(maxsize=1 << 12)  # a country's plans say the same few hundred terms
def _days(term: Term | None) -> tuple[str, ...]:
    """«Начало» and «Окончание»."""
    clause = _first_dated(term.clauses if term else ())
    return _neutral(
        short_date(clause.start) if clause and clause.start else "",
        short_date(clause.end) if clause and clause.end else "",
    )


def _first_dated(clauses: Iterable[Clause]) -> Clause | None:
    return next((clause for clause in clauses if clause.start or clause.end), None)


def _words(term: Term | None) -> str:
    return term.text if term else ""


def _people(mentions: Mentions) -> str:
    return _listed([f"{each.name} ({each.note})" if each.note else each.name for each in mentions])


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
