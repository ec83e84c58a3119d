"""Checks of terms: `end-before-start`, `term-outside-period`, `period-without-year` and `no-term`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.checks.subject import PERIOD, RoadmapFile, measures_of
from macros.diagnostics import Diagnostic
from macros.model.roadmap import Measure
from macros.sources.tree import Path
from macros.terms import Clause, TermKind, parse_term

# «25.10.2022 – 24.10.2022», «с 25 октября 2022 г. по 24 октября 2022 г.»
_RANGE = re.compile(r"(?:с\s+)?(?P<start>.{6,30}?)\s*(?:\s[-–—]\s|[–—]|\sпо\s)\s*(?P<end>.{6,30})")


def check_end_before_start(each: RoadmapFile) -> Iterator[Diagnostic]:
    """A term does not end before it starts.

    Fails::

        срок: 25.10.2022 – 24.10.2022

    Passes::

        срок: 24.10.2022 – 25.10.2022
    """
    for path, term in each.terms:
        for clause in term.clauses:
            ends = turned_ends(clause)
            if ends is not None:
                words = {"start": _russian(ends[0]), "end": _russian(ends[1])}
                yield each.places.tell("end-before-start", path, **words)


def check_term_outside_period(each: RoadmapFile) -> Iterator[Diagnostic]:
    """A dated limit lies within the roadmap's period, in part at least: usually the year is mistyped.

    Fails::

        период: 2024 год
        …
        срок: 15.09.2014

    Passes::

        срок: 15.09.2024

    A reasonable person would not want this for a report that is due after the plan's end; so that is a warning, and
    only a limit that is over before the plan begins is an error.
    """
    start, end = each.roadmap.window()
    for path, term in each.terms:
        for clause in term.clauses if path is not PERIOD else ():
            named = f" «{clause.text}»" if len(term.clauses) > 1 else ""
            yield from _outside(each, path, clause, named, (start, end))


def check_period_without_year(each: RoadmapFile) -> Iterator[Diagnostic]:
    """A roadmap's period names a year, which the terms take from it.

    Fails::

        период: весь год

    Passes::

        период: 2025 год
    """
    period = each.roadmap.period
    if period is None or each.roadmap.window() != (None, None):
        return
    if all(clause.kind is not TermKind.UNKNOWN for clause in period.clauses):  # that is told of by other checks
        yield each.places.tell("period-without-year", PERIOD, text=period.text)


def check_no_term(each: RoadmapFile) -> Iterator[Diagnostic]:
    """A measure says when: itself, in a result or a control, or in a note why not.

    Fails::

        - {номер: "1.2", название: Выдать права доступа}

    Passes::

        - {номер: "1.2", название: Выдать права доступа, примечание: срок в документе не указан}
    """
    for path, measure in measures_of(each.roadmap):
        if not each.partial and not _says_when(measure):
            yield each.places.tell("no-term", path)


def turned_ends(clause: Clause) -> tuple[date, date] | None:
    """Start and end of a limit that ends before it starts; such a range is written in two whole dates, so it is not
    understood."""
    match = _RANGE.fullmatch(clause.text.strip()) if clause.kind is TermKind.UNKNOWN else None
    if match is None:
        return None
    start, end = parse_term(match["start"]).start, parse_term(match["end"]).start
    return (start, end) if start and end and end < start else None


def _outside(
    each: RoadmapFile, path: Path, clause: Clause, named: str, window: tuple[date | None, date | None]
) -> Iterator[Diagnostic]:
    """`named` is the clause among several of the term. A term of one clause stands in the line that is shown, so that
    a plan whose year was forgotten is told once with a list of places."""
    start, end = window
    first, last = clause.start or clause.end, clause.end or clause.start
    if first is None or last is None or last < first:
        return
    period = each.roadmap.period.text if each.roadmap.period else ""
    words = {"named": named, "period": period}
    if start and last < start and clause.end:
        yield each.places.tell("term-before-period", path, **words)
    elif end and first > end:
        yield each.places.tell("term-outside-period", path, **words)


def _says_when(measure: Measure) -> bool:
    return bool(
        measure.term
        or measure.note
        or any(result.term or result.note for result in measure.results)
        or any(control.term for control in measure.control)
    )


def _russian(day: date) -> str:
    return f"{day:%d.%m.%Y}"
