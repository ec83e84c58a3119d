"""What a generated part is made of besides what all parts share: the roadmaps whose words it shows.

A build that knows this leaves the parts of an earlier one alone where nothing of theirs has changed.
"""

from __future__ import annotations

from collections.abc import Iterable

from macros.changes import History
from macros.model.parties import Party
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.assignments import assignments
from macros.views.party_materials import parties_with_pages


class Dependencies:
    """The roadmaps behind each part of the project, by their ids in the project's order.

    A roadmap shows names and titles of those that it implements and of those that implement it; a party shows its
    measures as their roadmaps do.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._near: dict[str, set[str]] = {roadmap.id: {roadmap.id} for roadmap in project.roadmaps}
        for roadmap in project.roadmaps:
            for above in {reference.roadmap_id for reference in roadmap.gist.references}:
                self._near[roadmap.id].add(above)
                self._near.setdefault(above, set()).add(roadmap.id)

    def of_roadmaps(self, roadmaps: Iterable[Roadmap]) -> tuple[str, ...]:
        """These and those that they are linked with; a name that is no roadmap's is there too, at the end."""
        ids = {each for roadmap in roadmaps for each in self._near[roadmap.id]}
        known = [roadmap.id for roadmap in self._project.in_order(ids)]
        return (*known, *sorted(ids.difference(known)))

    def of_party(self, party: Party) -> tuple[str, ...]:
        """The roadmaps with measures of the party, and those that they are linked with."""
        return self.of_roadmaps(assignments(self._project).roadmaps(party.id))


def common_facts(project: Project) -> str:
    """What any part may say that follows from all roadmaps together: which parties have pages, and which tasks."""
    return repr(([party.id for party in parties_with_pages(project)], list(assignments(project))))


def changed_days(roadmap: Roadmap, history: History) -> str:
    """What the history tells of the roadmap's measures."""
    found = sorted(history.last_changes(roadmap.id).items())
    return repr([(slug, day.isoformat(), kind.value) for slug, (day, kind) in found])
