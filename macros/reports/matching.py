"""Which row of today's plan a filled row means: by its hidden key and by what a person sees, which should agree.

People cut, paste, sort and retype; plans get new editions. Where key and words disagree, the words win, for they are
what the person looked at; where the plan's words have changed since, the key wins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from macros.reports.columns import ColumnKind
from macros.reports.filled import FilledRow
from macros.reports.plan import PlanRow, number_key, words_key


class Fit(StrEnum):
    """How a row was found; all but SAME are told in a remark."""

    SAME = "same"
    MOVED = "moved"  # the words are of another row than the key
    RENEWED = "renewed"  # the plan's words have changed since the form was given out
    CHANGED = "changed"  # the locked words were changed by hand
    ADDED = "added"  # a row of the person's own, for a measure that exists
    UNKNOWN = "unknown"  # no such measure in the plan


@dataclass(frozen=True, slots=True)
class Match:
    """`row` is the plan's row, or for ADDED the first one of the measure; None for UNKNOWN."""

    fit: Fit
    row: PlanRow | None = None


@dataclass(frozen=True)
class PlanIndex:
    """The plan's rows, to be found by key, number and words."""

    rows: tuple[PlanRow, ...]

    @cached_property
    def by_key(self) -> dict[str, PlanRow]:
        """Rows by their keys."""
        return {row.key: row for row in self.rows}

    @cached_property
    def by_number(self) -> dict[str, list[PlanRow]]:
        """Main rows by the measure's number."""
        found: defaultdict[str, list[PlanRow]] = defaultdict(list)
        for row in self.rows:
            if row.main:
                found[number_key(row.measure.number)].append(row)
        return dict(found)

    @cached_property
    def by_words(self) -> dict[tuple[str, str, str], list[PlanRow]]:
        """Rows by title, expected result and indicator."""
        found: defaultdict[tuple[str, str, str], list[PlanRow]] = defaultdict(list)
        for row in self.rows:
            found[words_key(row.measure.title), words_key(row.expected), words_key(row.asked)].append(row)
        return dict(found)

    @cached_property
    def by_title(self) -> dict[str, list[PlanRow]]:
        """Main rows by the measure's title."""
        found: defaultdict[str, list[PlanRow]] = defaultdict(list)
        for row in self.rows:
            if row.main:
                found[words_key(row.measure.title)].append(row)
        return dict(found)


def match_row(row: FilledRow, index: PlanIndex, *, same_version: bool) -> Match:
    """The plan's row that the filled one means. `same_version` says that the form shows today's plan."""
    keyed = index.by_key.get(row.key)
    if keyed is not None and _agrees(row, keyed):
        return Match(Fit.SAME, keyed)
    seen = _by_words(row, index) or _by_result(row, index)
    if seen is not None:
        if not row.key or seen is keyed:
            return Match(Fit.SAME, seen)
        return Match(Fit.MOVED if keyed is not None and same_version else Fit.RENEWED, seen)
    if keyed is not None:
        return Match(Fit.CHANGED if same_version else Fit.RENEWED, keyed)
    return _by_measure(row, index)


def _agrees(row: FilledRow, plan: PlanRow) -> bool:
    number, title, expected = (row.text(k) for k in (ColumnKind.NUMBER, ColumnKind.TITLE, ColumnKind.EXPECTED))
    return (
        (not number or _same_number(row, plan))
        and (not title or words_key(title) == words_key(plan.measure.title))
        and (not expected or words_key(expected) == words_key(plan.expected))
    )


def _same_number(row: FilledRow, plan: PlanRow) -> bool:
    """Excel shows a number 1.10 as 1.1, and a person would not see the difference."""
    return number_key(row.text(ColumnKind.NUMBER)) == number_key(plan.measure.number)


def _by_words(row: FilledRow, index: PlanIndex) -> PlanRow | None:
    """The only row with these words; of several the one with this number."""
    title, expected = words_key(row.text(ColumnKind.TITLE)), words_key(row.text(ColumnKind.EXPECTED))
    if not title:
        return None
    found = index.by_words.get((title, expected, words_key(row.text(ColumnKind.INDICATOR))), [])
    if len(found) > 1:
        found = [each for each in found if _same_number(row, each)]
    return found[0] if len(found) == 1 and (found[0].expected or not row.text(ColumnKind.EXPECTED)) else None


def _by_result(row: FilledRow, index: PlanIndex) -> PlanRow | None:
    """The result with these words in the measure of the row's key or number: both may have been renamed meanwhile."""
    expected = words_key(row.text(ColumnKind.EXPECTED))
    head = row.key.rpartition("/")[0] if row.key.count("/") == 2 else ""
    found = [
        each
        for each in index.rows
        if each.main and expected and words_key(each.expected) == expected
        if each.key.rpartition("/")[0] == head or _same_number(row, each)
    ]
    return found[0] if len(found) == 1 else None


def _by_measure(row: FilledRow, index: PlanIndex) -> Match:
    """A row without results: of a table made by hand, or added below another one."""
    number, title = number_key(row.text(ColumnKind.NUMBER)), words_key(row.text(ColumnKind.TITLE))
    titled: Sequence[PlanRow] = index.by_title.get(title, ()) if title else ()
    numbered: Sequence[PlanRow] = index.by_number.get(number, ()) if number else ()
    agreed = [each for each in titled if each in numbered]
    found = agreed or (titled if _one_measure(titled) else ()) or (numbered if _one_measure(numbered) else ())
    return Match(Fit.ADDED, found[0]) if found else Match(Fit.UNKNOWN)


def _one_measure(rows: Sequence[PlanRow]) -> bool:
    return len({row.measure.slug for row in rows}) == 1
