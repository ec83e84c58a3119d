"""A measure as a row of a sheet: its box, its words, its results beneath it, its term with the reading beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.model.roadmap import Indicator, Measure, Mentions, Result, Roadmap
from macros.terms import Term
from macros.views.term import term_reading
from macros.views.wording import NBSP

NO_TERM = "не указан"


@dataclass(frozen=True, slots=True)
class TermCell:
    """The document's words and, where it says more, how they are read."""

    text: str
    reading: str = ""


@dataclass(frozen=True, slots=True)
class ResultCell:
    """A result with its own box; `term` and `people` are None and empty where they are the measure's."""

    text: str
    indicators: tuple[str, ...]
    term: TermCell | None
    people: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A measure or a step. `owner` is how a message names it: «пункт 2.1 карты perm-2024»."""

    owner: str
    number: str
    title: str
    details: tuple[str, ...]
    term: TermCell | None
    people: str
    results: tuple[ResultCell, ...]


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Rows under one merged row. `empty` is said in place of rows."""

    title: str
    note: str
    rows: tuple[SheetRow, ...]
    empty: str = ""


def measure_row(roadmap: Roadmap, measure: Measure, results: Sequence[Result] | None = None) -> SheetRow:
    """The measure as a row; `results` are those that matter here, by default all of them."""
    shown = measure.results if results is None else results
    own_terms = any(result.term is not None for result in shown)
    return SheetRow(
        owner=measure_owner(roadmap, measure),
        number=measure.number,
        title=measure.title,
        details=(),
        term=term_cell(measure.term) or (None if own_terms else TermCell(NO_TERM)),
        people=_measure_people(measure, shown),
        results=tuple(_result_cell(result) for result in shown),
    )


def measure_owner(roadmap: Roadmap, measure: Measure) -> str:
    """How a message names the measure."""
    return f"пункт {measure.number} карты {roadmap.id}"


def term_cell(term: Term | None) -> TermCell | None:
    """The term as it stands on paper."""
    return TermCell(term.text, term_reading(term)) if term is not None else None


def people(mentions: Mentions) -> str:
    """«Школа; Завуч (в части учёта)», each once."""
    return "; ".join(dict.fromkeys(f"{each.name} ({each.note})" if each.note else each.name for each in mentions))


def indicators(items: Iterable[Indicator]) -> tuple[str, ...]:
    """Target figures as lines: «Доля школ: 50 % (от всех школ края), до 15.02.2025»."""
    return tuple(_indicator(item) for item in items)


def _measure_people(measure: Measure, results: Sequence[Result]) -> str:
    if measure.responsible:
        return people(measure.responsible)
    if any(result.responsible for result in results):
        return "указаны у результатов"
    return f"Участники: {people(measure.participants)}" if measure.participants else "не указаны"


def _result_cell(result: Result) -> ResultCell:
    return ResultCell(
        text=result.text,
        indicators=indicators(result.indicators),
        term=term_cell(result.term),
        people=people(result.responsible),
    )


def _indicator(item: Indicator) -> str:
    value = f"{item.target}{NBSP}{item.unit}" if item.unit else item.target
    named = f"{item.name}: {value}" if item.name else f"Показатель: {value}"
    base = f" (от: {item.base})" if item.base else ""
    return f"{named}{base}" + (f", {item.date.text}" if item.date else "")
