"""The filter form over a table or a list of tasks: only such fields as can narrow anything down.

The form itself is made visible by the script; without one the reader has the whole list and no dead controls. So the
script also makes what it can read off the rows: systems, months, and how many rows each choice has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from macros.project import Project
from macros.views.measure import LIST_SEPARATOR, FilterKeys


class OptionView(NamedTuple):
    """One choice that rows do not name; `value` is what they carry in their data."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """A select: `name` is the key in the page's address and in the rows' data; the script may make its options."""

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
        FieldView("party", "Кто", "все", parties) if (parties := _parties(project, rows, leave_out)) else None,
        FieldView("system", "Система", "все", ()) if any(row.systems for row in rows) else None,
        FieldView("status", "Срок", "любой", ()),
        FieldView("month", "Месяц", "любой", ()) if _are_several({row.months for row in rows}) else None,
        FieldView("roadmap", "Дорожная карта", "все", plans) if len(plans := _roadmaps(project, rows)) > 1 else None,
    )
    return FiltersView(target, tuple(field for field in fields if field), sortable, len(rows))


def _are_several(months: set[str]) -> bool:
    return len(months - {""}) > 1 or any(sign in row for row in months for sign in (LIST_SEPARATOR, "/"))


def _parties(project: Project, rows: Sequence[FilterKeys], leave_out: str) -> tuple[OptionView, ...]:
    keys = {row.parties for row in rows}  # many have the same ones
    found = project.parties.in_order({value for key in keys for value in key.split(LIST_SEPARATOR) if value})
    named = [OptionView(party.id, party.name) for party in found if party.id != leave_out]
    return tuple(sorted(named, key=lambda option: option.label.casefold()))


def _roadmaps(project: Project, rows: Sequence[FilterKeys]) -> tuple[OptionView, ...]:
    return tuple(OptionView(each.id, each.name) for each in project.in_order({row.roadmap for row in rows}))
