"""Puts a roadmap on the axis: sections, measures, and in each measure every term that it has anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from macros.model.roadmap import Measure, Result, Roadmap, Section
from macros.project import Project
from macros.terms import Clause, Term, TermKind
from macros.views.term import term_view
from macros.views.timeline.captions import in_lanes
from macros.views.timeline.marks import UNDATED, draw_clauses, words_mark
from macros.views.timeline.scale import Scale, Span, axis_of, choose_scale
from macros.views.timeline.values import (
    LegendItem,
    Line,
    Mark,
    NowNote,
    Row,
    Shape,
    TimelineSection,
    TimelineView,
    TodayMark,
)
from macros.views.timeline.words import day_words, period_words, shortened
from macros.views.timeline.yearless import Reader, clause_reader
from macros.views.urls import measure_url
from macros.views.wording import NBSP, long_date

NO_TERM = "срок не указан"
_MANY_ROWS = 150
_SUBJECT = 160  # letters of a result's text: the whole of it is on the roadmap's page

_LEGEND: tuple[tuple[str, str, Callable[[Mark], bool]], ...] = (
    ("deadline", "не позднее этого дня", lambda m: m.shape is Shape.DEADLINE),
    ("day", "в этот день", lambda m: m.shape is Shape.DAY),
    ("period", "в этот период", lambda m: m.shape is Shape.PERIOD),
    ("conditional", "если понадобится", lambda m: m.conditional and m.width > 0),
    ("dot", "повторяется в эти дни", lambda m: bool(m.dots)),
    ("dash", "повторяется: один раз за каждый штрих, день не назван", lambda m: bool(m.dashes)),
    ("hatch", "повторяется часто", lambda m: m.dense),
    ("open", "постоянно, конец не назван", lambda m: m.shape is Shape.OPEN),
    ("cut", "выходит за показанный период", lambda m: m.shape is not Shape.OPEN and (m.begins_before or m.goes_on)),
)
_WORDED_DAYS = frozenset({TermKind.QUARTER, TermKind.ACADEMIC_YEAR, TermKind.EVENT_RELATIVE})
_DIVISIONS = {-1: "день", 0: "неделя (числа – понедельники)", 1: "месяц", 3: "квартал", 12: "год"}


class _Dated(NamedTuple):
    """A term with whose it is («Результат») and what it is about."""

    owner: str
    subject: str
    term: Term


def timeline_view(
    project: Project, roadmap: Roadmap, today: date, shown: Sequence[Section] | None = None
) -> TimelineView:
    """The roadmap's picture. Every measure is in it, every clause of every term is a mark or words.

    `shown` are those of its sections that a page has, all if None; the axis is the whole roadmap's.
    """
    terms = [dated.term for measure in roadmap.measures() for dated in _terms(measure)]
    clauses_of, has_years = clause_reader([roadmap.period, *terms] if roadmap.period is not None else terms)
    drawn = [clause for term in terms for clause in clauses_of(term)]
    scale = choose_scale(_period(roadmap, clauses_of), drawn, has_years)
    sections = tuple(
        TimelineSection(
            section.number,
            section.title,
            tuple(_row(roadmap, measure, clauses_of, scale, today) for measure in section.measures),
        )
        for section in (roadmap.sections if shown is None else shown)
    )
    return TimelineView(
        id=f"timeline-{roadmap.id}",
        long=sum(len(section.rows) for section in sections) > _MANY_ROWS,
        summary=_summary(scale),
        now=_now(scale, today),
        axis=axis_of(scale) if scale else None,
        today=_today(scale, today),
        legend=_legend(sections),
        sections=sections,
    )


def _period(roadmap: Roadmap, clauses_of: Reader) -> Span:
    clauses = clauses_of(roadmap.period)
    if len(clauses) != 1:
        return Span()
    return Span(clauses[0].start, clauses[0].end, loose=clauses[0].kind is TermKind.YEAR)


def _terms(measure: Measure) -> Iterator[_Dated]:
    """Every term of the measure, its own first."""
    if measure.term is not None:
        yield _Dated("", "", measure.term)
    for result in measure.results:
        yield from _result_terms(result)
    for control in measure.control:
        if control.term is not None:
            yield _Dated("Контроль", control.text, control.term)


def _result_terms(result: Result) -> Iterator[_Dated]:
    if result.term is not None:
        yield _Dated("Результат", result.text, result.term)
    for indicator in result.indicators:
        own_day = indicator.date is not None and (result.term is None or indicator.date.text != result.term.text)
        if indicator.date is not None and own_day:
            value = f"{indicator.target}{NBSP}{indicator.unit}" if indicator.unit else indicator.target
            yield _Dated("Показатель", f"{indicator.name}: {value}" if indicator.name else value, indicator.date)


def _row(roadmap: Roadmap, measure: Measure, clauses_of: Reader, scale: Scale | None, today: date) -> Row:
    lines = [_line(dated, clauses_of, scale, today) for dated in _terms(measure)]
    if not lines or lines[0].owner:
        lines.insert(0, _without_term(bool(lines)))
    return Row(measure.number, measure.title, measure_url(roadmap, measure), tuple(lines))


def _without_term(others: bool) -> Line:
    """The measure's own line where only its results, or nothing at all, have a term."""
    marks, height = in_lanes(() if others else (words_mark(UNDATED),))
    return Line("", "", "" if others else NO_TERM, "", marks, height)


def _line(dated: _Dated, clauses_of: Reader, scale: Scale | None, today: date) -> Line:
    words = term_view(dated.term, today)
    marks, height = _drawn(clauses_of(dated.term), scale)
    reading = words.reading if _names_new_days(dated.term) else ""
    return Line(dated.owner, shortened(dated.subject, _SUBJECT), words.text, reading, marks, height)


@lru_cache(maxsize=1 << 12)  # a country's plans say the same few hundred terms within the same few periods
def _drawn(clauses: tuple[Clause, ...], scale: Scale | None) -> tuple[tuple[Mark, ...], int]:
    return in_lanes(draw_clauses(clauses, scale))


@lru_cache(maxsize=1 << 12)
def _names_new_days(term: Term) -> bool:
    """Whether the reading tells days that the words do not: «в течение учебного года», «до 1 марта» without a year."""
    return any(
        day is not None and (clause.kind in _WORDED_DAYS or str(day.year) not in term.text)
        for clause in term.clauses
        for day in (clause.start, clause.end)
    )


def _summary(scale: Scale | None) -> str:
    if scale is None:
        return "В этой карте нет ни дат, ни месяцев, поэтому сроки показаны словами."
    shown = period_words(max(scale.start, scale.first), min(scale.end, scale.last), scale.has_years)
    parts = [f"Показано: {shown}. Одно деление – {_DIVISIONS.get(scale.months, 'несколько лет')}."]
    if not scale.has_years:
        parts.append("Год в документе не назван.")
    if scale.trimmed:
        parts.append("Остальные месяцы карты опущены: в них ничего не начинается и не заканчивается.")
    return " ".join(parts)


def _today(scale: Scale | None, today: date) -> TodayMark | None:
    if scale is None or not scale.has_years or not scale.start <= today <= scale.end:
        return None
    x = scale.middle(today)
    anchor = "start" if x < 20 else "end" if x > 80 else "middle"
    return TodayMark(x, f"на {day_words(today, False)}", anchor)


def _now(scale: Scale | None, today: date) -> NowNote | None:
    """Where today lies, for those who do not see the line. «Сегодня» is said by the script, on the reader's own day."""
    if scale is None or not scale.has_years:
        return None
    before, inside, after = "показанный период ещё не начался", "отмечено чертой", "показанный период закончился"
    where = before if today < scale.start else after if today > scale.end else inside
    return NowNote(f"По состоянию на {long_date(today)}: {where}.", before, inside, after)


def _legend(sections: tuple[TimelineSection, ...]) -> tuple[LegendItem, ...]:
    """Only the signs that the reader meets below, always in the same order."""
    marks = tuple(_marks(sections))
    return tuple(LegendItem(sign, words) for sign, words, occurs in _LEGEND if any(occurs(mark) for mark in marks))


def _marks(sections: tuple[TimelineSection, ...]) -> Iterator[Mark]:
    for section in sections:
        for row in section.rows:
            for line in row.lines:
                yield from line.marks
