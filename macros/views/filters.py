"""The filter form over a table or a list of tasks: only such fields as can narrow anything down.

The form itself is made visible by the script; without one the reader has the whole list and no dead controls.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from macros.project import Project
from macros.views.measure import LIST_SEPARATOR, FilterKeys
from macros.views.status import STATUS_WORDS
from macros.views.wording import capitalised, month_name


class OptionView(NamedTuple):
    """One choice; `value` is what rows carry in their data."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """A select: `name` is the key in the page's address and in the rows' data."""

    name: str
    label: str
    everything: str
    options: tuple[OptionView, ...]


@dataclass(frozen=True, slots=True)
class FiltersView:
    """The form of one list. `target` is the id of the list's element; `total` how many rows it has."""

    target: str
    fields: tuple[FieldView, ...]
    sortable: bool
    total: int


def filters_view(
    project: Project, target: str, rows: Sequence[FilterKeys], *, sortable: bool, leave_out: str = ""
) -> FiltersView:
    """The form for these rows; the party with the id `leave_out` is in all of them and is not offered."""
    fields = (
        FieldView("party", "Кто", "все", _parties(project, rows, leave_out)),
        FieldView("system", "Система", "все", _counted(_counts(row.systems for row in rows))),
        FieldView("status", "Срок", "любой", tuple(OptionView(s, capitalised(w)) for s, w in STATUS_WORDS.items())),
        FieldView("month", "Месяц", "любой", _months(rows)),
        FieldView("roadmap", "Дорожная карта", "все", _roadmaps(project, rows)),
    )
    return FiltersView(target, tuple(f for f in fields if _useful(f)), sortable, len(rows))


def _useful(field: FieldView) -> bool:
    return len(field.options) > (1 if field.name in ("roadmap", "month") else 0)


def _counts(keys: Iterable[str]) -> Counter[str]:
    """How many rows have each value; many have the same ones, so what is equal is taken apart once."""
    counts: Counter[str] = Counter()
    for key, rows in Counter(keys).items():
        for value in key.split(LIST_SEPARATOR) if key else ():
            counts[value] += rows
    return counts


def _counted(counts: Counter[str]) -> tuple[OptionView, ...]:
    return tuple(OptionView(value, f"{value} ({count})") for value, count in sorted(counts.items()))


def _parties(project: Project, rows: Sequence[FilterKeys], leave_out: str) -> tuple[OptionView, ...]:
    counts = _counts(row.parties for row in rows)
    found = [
        OptionView(party.id, f"{party.name} ({counts[party.id]})")
        for party in project.parties.in_order(counts)
        if party.id != leave_out
    ]
    return tuple(sorted(found, key=lambda option: option.label.casefold()))


def _months(rows: Sequence[FilterKeys]) -> tuple[OptionView, ...]:
    values = sorted(_counts(row.months for row in rows))
    return tuple(OptionView(value, month_name(date.fromisoformat(f"{value}-01"))) for value in values)


def _roadmaps(project: Project, rows: Sequence[FilterKeys]) -> tuple[OptionView, ...]:
    counts = Counter(row.roadmap for row in rows)
    return tuple(OptionView(r.id, f"{r.name} ({counts[r.id]})") for r in project.in_order(counts))
