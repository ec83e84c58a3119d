"""All that can be said of one roadmap by itself, said where it is read: many are read at once, and kept with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from macros.checks.data_markup import check_data_markup
from macros.checks.duplicate_id import check_duplicate_measure_id
from macros.checks.duplicate_number import check_duplicate_number
from macros.checks.empty_section import check_empty_section
from macros.checks.footnotes import check_footnotes
from macros.checks.impossible_date import check_impossible_date
from macros.checks.mixed_letters import check_mixed_letters
from macros.checks.number_for_address import check_number_for_address
from macros.checks.personal_data import may_name_somebody
from macros.checks.references import check_reference_cycle
from macros.checks.repeated_party import check_repeated_name
from macros.checks.subject import RoadmapFile
from macros.checks.term_not_understood import check_term_not_understood
from macros.checks.terms import (
    check_end_before_start,
    check_no_term,
    check_period_without_year,
    check_term_outside_period,
)
from macros.diagnostics import Diagnostic
from macros.loading import Loaded, RoadmapText, load_roadmap, term_resolver
from macros.model.calendar import CalendarFile
from macros.model.roadmap import Roadmap

ROADMAP_CHECKS: tuple[Callable[[RoadmapFile], Iterable[Diagnostic]], ...] = (
    # Numbers and names are given once.
    check_duplicate_number,
    check_duplicate_measure_id,
    check_number_for_address,
    check_repeated_name,
    # Terms are days that exist, in their order, within the plan, and understood.
    check_impossible_date,
    check_end_before_start,
    check_term_outside_period,
    check_period_without_year,
    check_term_not_understood,
    check_no_term,
    # What is referred to is there, nothing is empty.
    check_reference_cycle,
    check_footnotes,
    check_empty_section,
)


@dataclass(frozen=True, slots=True)
class CheckedRoadmap:
    """A roadmap as read, what its own checks say, and whether something in its text may tell of a person."""

    loaded: Loaded[Roadmap]
    found: tuple[Diagnostic, ...]
    personal: bool


def read_and_check(texts: Sequence[RoadmapText], calendar: CalendarFile) -> tuple[CheckedRoadmap, ...]:
    """The roadmaps in the order of the texts, their terms placed by the calendar."""
    resolve = term_resolver(calendar)
    return tuple(_checked(each, load_roadmap(each.text, each.file, resolve)) for each in texts)


def _checked(text: RoadmapText, loaded: Loaded[Roadmap]) -> CheckedRoadmap:
    found: tuple[Diagnostic, ...] = ()
    if loaded.value is not None:
        file = RoadmapFile(loaded.value, loaded.places, loaded.partial)
        found = tuple(diagnostic for check in ROADMAP_CHECKS for diagnostic in check(file))
    found += (*check_data_markup(text.text, text.file), *check_mixed_letters(text.text, text.file))
    return CheckedRoadmap(loaded, found, may_name_somebody(text.text, text.file))
