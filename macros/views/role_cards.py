"""«Я – …»: the entries by which a visitor finds himself on the home page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.model.parties import Party
from macros.project import Project
from macros.views.party_materials import party_materials
from macros.views.tallies import tallies
from macros.views.urls import party_url
from macros.views.wording import MATERIALS, MEASURES, counted


@dataclass(frozen=True, slots=True)
class RoleCardView:
    """An entry: the visitor's word for himself, and what waits for him."""

    title: str
    url: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleCardsView:
    """The entries in the author's order."""

    cards: tuple[RoleCardView, ...]


def role_cards_view(project: Project, names: Iterable[str]) -> RoleCardsView:
    """Entries for these names or ids of the registry, unknown ones left out."""
    found = ((name, project.parties.get(name) or project.parties.find(name)) for name in names)
    return RoleCardsView(tuple(_card(project, name, party) for name, party in found if party))


def _card(project: Project, name: str, party: Party) -> RoleCardView:
    title = party.name if name == party.id else name
    return RoleCardView(title, party_url(party.id), tuple(_facts(project, party)))


def _facts(project: Project, party: Party) -> Iterator[str]:
    measures = tallies(project).count(party.id)
    if measures:
        yield counted(measures, MEASURES)
    materials = party_materials(project, party).count
    if materials:
        yield counted(materials, MATERIALS)
