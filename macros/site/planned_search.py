"""What search finds, planned in rows of neighbours.

A row is one piece of the index: an edit makes it again, and the others stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import TypeVar

from macros.model.parties import Party
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.site.change_pages import change_entries
from macros.site.material_search import material_entries, registry_entries
from macros.site.search import party_entries, roadmap_entries
from macros.site.values import PlannedEntries, SearchEntry
from macros.views.party_materials import parties_with_pages

ROADMAPS = 32  # in a row
PARTIES = 512

T = TypeVar("T")


def planned_entries(project: Project) -> Iterator[PlannedEntries]:
    """The materials, the roadmaps, the parties, then the registries."""
    yield PlannedEntries(partial(_of_materials, project))
    for roadmaps in _rows(project.roadmaps, ROADMAPS):
        yield PlannedEntries(partial(_of_roadmaps, roadmaps), tuple(roadmap.id for roadmap in roadmaps))
    for parties in _rows(tuple(parties_with_pages(project)), PARTIES):
        yield PlannedEntries(partial(_of_parties, parties))
    yield PlannedEntries(partial(registry_entries, project))


def _of_materials(project: Project) -> Iterator[SearchEntry]:
    return chain(material_entries(project), change_entries())


def _of_roadmaps(roadmaps: Iterable[Roadmap]) -> Iterator[SearchEntry]:
    return (entry for roadmap in roadmaps for entry in roadmap_entries(roadmap))


def _of_parties(parties: Iterable[Party]) -> Iterator[SearchEntry]:
    return (entry for party in parties for entry in party_entries(party))


def _rows(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (items[start : start + size] for start in range(0, len(items), size))
