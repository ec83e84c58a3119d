"""The rows that a roadmap gives to a report: one for each result, with a key that survives moving and sorting."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.model.roadmap import Indicator, Measure, Mentions, Result, Roadmap, Section
from macros.terms import Term, TermKind
from macros.views.wording import NBSP


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of a report. The first row of a result asks for status and words, further ones for an indicator only.

    `key` is `roadmap/measure/result`, results counting from 1 and 0 for a measure without results; a further indicator
    adds its number: `perm-2024/4-1/2/2`. `due` is the last day in which the result is in time, None where it has none.
    """

    key: str
    section: str
    measure: Measure
    result: Result | None
    indicator: Indicator | None
    main: bool
    due: date | None

    @property
    def owners(self) -> Mentions:
        """The result's own responsible, else the measure's."""
        return self.result.responsible if self.result and self.result.responsible else self.measure.responsible

    @property
    def term(self) -> Term | None:
        """The result's own term, else the measure's."""
        return self.result.term if self.result and self.result.term else self.measure.term

    @property
    def expected(self) -> str:
        """The plan's result in words."""
        return self.result.text if self.result else ""

    @property
    def asked(self) -> str:
        """«Доля школ (от всех школ): не менее 50 %», or nothing."""
        return indicator_words(self.indicator) if self.indicator else ""

    @property
    def percent(self) -> bool:
        """Whether the indicator is counted in per cent."""
        return self.indicator is not None and "%" in (self.indicator.unit or self.indicator.target)


def plan_rows(roadmap: Roadmap) -> tuple[PlanRow, ...]:
    """All rows in document order."""
    return tuple(
        row for section in roadmap.sections for measure in section.measures for row in _rows(roadmap, section, measure)
    )


def _rows(roadmap: Roadmap, section: Section, measure: Measure) -> Iterator[PlanRow]:
    head = f"{roadmap.id}/{measure.slug}"
    name = f"{section.number.rstrip('.')}. {section.title}" if section.number else section.title
    if not measure.results:
        yield PlanRow(f"{head}/0", name, measure, None, None, True, _due(measure.term))
    for index, result in enumerate(measure.results, 1):
        due = _due(result.term or measure.term)
        first = result.indicators[0] if result.indicators else None
        yield PlanRow(f"{head}/{index}", name, measure, result, first, True, due)
        for number, indicator in enumerate(result.indicators[1:], 2):
            yield PlanRow(f"{head}/{index}/{number}", name, measure, result, indicator, False, due)


_ENDLESS = frozenset({TermKind.CONTINUOUS, TermKind.RECURRING})


def _due(term: Term | None) -> date | None:
    """The last day of all limits; a limit without a day, or one that only repeats, leaves it open."""
    ends = [clause.end for clause in term.clauses if clause.kind not in _ENDLESS] if term else []
    return max((end for end in ends if end), default=None) if ends and all(ends) and not _lasts(term) else None


def _lasts(term: Term | None) -> bool:
    return term is not None and any(clause.kind in _ENDLESS for clause in term.clauses)


def indicator_words(indicator: Indicator) -> str:
    """An indicator with base and target in one line."""
    unit = indicator.unit if indicator.unit and indicator.unit not in indicator.target else ""
    target = f"{indicator.target}{NBSP}{unit}" if unit else indicator.target
    name = indicator.name or "Показатель"
    return f"{name} ({indicator.base}): {target}" if indicator.base else f"{name}: {target}"


def plan_version(roadmap: Roadmap) -> str:
    """Ten signs that change when anything that a form shows changes."""
    rows = [
        [r.key, r.measure.number, r.measure.title, r.term.text if r.term else "", r.expected, r.asked]
        for r in plan_rows(roadmap)
    ]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()[:10]


def words_key(text: str) -> str:
    """Words of a measure or result as they are compared: letters and digits only."""
    return re.sub(r"\W", "", text.casefold().replace("ё", "е"))


def number_key(number: str) -> str:
    """A measure's number as it is compared: «1.3.», «п. 1.3» and « 1.3 » are «1.3»."""
    bare = re.sub(r"^(п(ункт)?\.?|№)\s*", "", number.strip().casefold())
    return bare.strip(" .\u00a0").replace(",", ".")
