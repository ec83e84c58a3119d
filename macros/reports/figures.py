"""Counting: how far each measure and each addressee is, and the indicators against their targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from macros.model.roadmap import Indicator, Measure
from macros.model.targets import Target, read_target
from macros.reports.addressees import Addressee
from macros.reports.answers import Answer, ResultState
from macros.reports.consolidation import Consolidation
from macros.reports.plan import PlanRow
from macros.reports.statuses import CLOSED, ReportStatus


class Progress(StrEnum):
    """How far a measure is with one addressee; the values head the columns."""

    DONE = "выполнено"
    RUNNING = "выполняется"
    NOT_STARTED = "не начато"
    NOT_NEEDED = "не требуется"
    EMPTY = "нет сведений"


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of `Progress`; `late` are those that are neither done nor unneeded though their day is over."""

    counts: tuple[int, ...] = (0,) * len(Progress)
    late: int = 0

    def of(self, progress: Progress) -> int:
        """How many are that far."""
        return self.counts[list(Progress).index(progress)]

    @property
    def total(self) -> int:
        """All that were asked."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class MeasureFigures:
    """A measure, counted over the addressees that answered and answer for it."""

    measure: Measure
    section: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class AddresseeFigures:
    """An addressee, counted over the measures for which it answers; `answered` is False for a silent one."""

    addressee: Addressee
    answered: bool
    tally: Tally


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """What an addressee reports; `reached` is None where the target is no number."""

    addressee: Addressee
    value: Decimal
    reached: bool | None


@dataclass(frozen=True, slots=True)
class IndicatorFigures:
    """An indicator with all its values, by addressee."""

    row: PlanRow
    indicator: Indicator
    target: Target | None
    values: tuple[IndicatorValue, ...]


@dataclass(frozen=True)
class Figures:
    """All figures of a consolidation."""

    measures: tuple[MeasureFigures, ...]
    addressees: tuple[AddresseeFigures, ...]
    indicators: tuple[IndicatorFigures, ...]
    total: Tally


def count(consolidation: Consolidation) -> Figures:
    """The figures of the counted answers."""
    states = {answer.addressee.id: _measure_states(consolidation, answer) for answer in consolidation.counted}
    measures = tuple(
        MeasureFigures(
            measure,
            section.title,
            _tally(state for found in states.values() for slug, state in found if slug == measure.slug),
        )
        for section in consolidation.roadmap.sections
        for measure in section.measures
    )
    answered = [
        AddresseeFigures(answer.addressee, True, _tally(state for _, state in states[answer.addressee.id]))
        for answer in consolidation.counted
    ]
    silent = [AddresseeFigures(each, False, Tally()) for each in consolidation.silent]
    addressees = sorted([*answered, *silent], key=lambda each: (each.addressee.name.casefold(), each.addressee.id))
    total = _tally(state for found in states.values() for _, state in found)
    return Figures(measures, tuple(addressees), tuple(_indicators(consolidation)), total)


MeasureState = tuple[Progress, bool]  # how far, and whether late


def _measure_states(consolidation: Consolidation, answer: Answer) -> list[tuple[str, MeasureState]]:
    by_measure: dict[str, list[ResultState]] = {}
    for row in consolidation.plan:
        if row.main and row.key in answer.states:
            by_measure.setdefault(row.measure.slug, []).append(answer.states[row.key])
    return [(slug, (progress(found), any(state.late for state in found))) for slug, found in by_measure.items()]


def progress(states: Sequence[ResultState]) -> Progress:
    """How far a measure is by its results: done only when every result is."""
    known = [state.status for state in states if state.status is not None]
    if not known:
        return Progress.EMPTY
    complete = len(known) == len(states)
    if complete and all(status is ReportStatus.NOT_NEEDED for status in known):
        return Progress.NOT_NEEDED
    if complete and all(status in CLOSED for status in known):
        return Progress.DONE
    return Progress.NOT_STARTED if set(known) == {ReportStatus.NOT_STARTED} else Progress.RUNNING


def _tally(states: Iterable[MeasureState]) -> Tally:
    found = list(states)
    counts = tuple(sum(1 for how, _ in found if how is each) for each in Progress)
    return Tally(counts, sum(1 for _, late in found if late))


def _indicators(consolidation: Consolidation) -> Iterable[IndicatorFigures]:
    for row in consolidation.plan:
        if row.indicator is None:
            continue
        target = read_target(row.indicator.target)
        values = [
            IndicatorValue(answer.addressee, state.value, target.reached(state.value) if target else None)
            for answer in consolidation.counted
            if (state := answer.states.get(row.key)) is not None and state.value is not None
        ]
        yield IndicatorFigures(row, row.indicator, target, tuple(values))
