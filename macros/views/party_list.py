"""«Кому что делать»: all bodies and roles by level, each with the way to its tasks."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.parties import Party
from macros.model.roadmap import Level
from macros.project import Project
from macros.views.assignments import Assignments, assignments
from macros.views.roadmap_list import LEVEL_WORDS
from macros.views.tallies import tallies
from macros.views.urls import party_checklist_url, party_url
from macros.views.wording import MEASURES, counted


@dataclass(frozen=True, slots=True)
class PartyCardView:
    """A body or role; `hint` is the territory where the same name means different bodies."""

    name: str
    hint: str
    url: str
    checklist_url: str
    description: str
    count: str


@dataclass(frozen=True, slots=True)
class PartyGroupView:
    """The parties of one level."""

    title: str
    parties: tuple[PartyCardView, ...]


@dataclass(frozen=True, slots=True)
class PartyListView:
    """All parties that have something to do."""

    groups: tuple[PartyGroupView, ...]


def party_list_view(project: Project) -> PartyListView:
    """Parties that have measures, by level, in the registry's order; those nearest to a school come first."""
    found = assignments(project)
    groups = [PartyGroupView(LEVEL_WORDS[level], _cards(project, level, found)) for level in reversed(list(Level))]
    return PartyListView(tuple(group for group in groups if group.parties))


def _cards(project: Project, level: Level, found: Assignments) -> tuple[PartyCardView, ...]:
    return tuple(
        _card(party, tallies(project).count(party.id))
        for party in project.parties.parties
        if party.level is level and party.id in found
    )


def _card(party: Party, measures: int) -> PartyCardView:
    return PartyCardView(
        name=party.name,
        hint=party.territory,
        url=party_url(party.id),
        checklist_url=party_checklist_url(party.id),
        description=party.description,
        count=counted(measures, MEASURES),
    )
