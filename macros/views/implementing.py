"""Plans that implement plans, seen from above: by which measures of other roadmaps a measure is carried out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from macros.model.roadmap import Measure, Roadmap
from macros.project import Project
from macros.views.identity import ByIdentity
from macros.views.measure_link import MeasureLinkView, measure_link_view
from macros.views.references import find_in_roadmap

Implementing = tuple[tuple[Roadmap, Measure], ...]


def implementing(project: Project, roadmap: Roadmap, measure: Measure) -> Implementing:
    """The measures whose «реализует» names this one, in the order of roadmaps and documents."""
    return _below(project).of(roadmap.id).get(measure.slug, ())


def implementing_links(project: Project, roadmap: Roadmap, measure: Measure) -> tuple[MeasureLinkView, ...]:
    """Links to the measures that carry this one out."""
    return tuple(measure_link_view(*each) for each in implementing(project, roadmap, measure))


def implementing_roadmaps(project: Project, roadmap: Roadmap) -> tuple[Roadmap, ...]:
    """The other roadmaps that carry out anything of this one."""
    found = {lower.id for row in _below(project).of(roadmap.id).values() for lower, _ in row}
    return project.in_order(found - {roadmap.id})


class _Below:
    """Who carries out what, found for a roadmap when somebody asks."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._named_by: defaultdict[str, list[Roadmap]] = defaultdict(list)
        for lower in project.roadmaps:
            for roadmap_id in {each.roadmap_id for each in lower.gist.references}:
                self._named_by[roadmap_id].append(lower)
        self._found: dict[str, Mapping[str, Implementing]] = {}

    def of(self, roadmap_id: str) -> Mapping[str, Implementing]:
        """The measures below by the slug of the measure that they carry out; nothing where the roadmap is unknown."""
        above = self._project.roadmap(roadmap_id)
        if above is None or roadmap_id not in self._named_by:
            return {}
        if roadmap_id not in self._found:
            self._found[roadmap_id] = self._find(above)
        return self._found[roadmap_id]

    def _find(self, above: Roadmap) -> Mapping[str, Implementing]:
        found: dict[str, dict[tuple[str, str], tuple[Roadmap, Measure]]] = {}
        for lower in self._named_by[above.id]:
            measures = {measure.slug: measure for measure in lower.measures()}
            for reference in (each for each in lower.gist.references if each.roadmap_id == above.id):
                measure = find_in_roadmap(above, reference.name)
                if measure is not None:
                    row = found.setdefault(measure.slug, {})
                    row[lower.id, reference.measure] = (lower, measures[reference.measure])
        return {slug: tuple(row.values()) for slug, row in found.items()}


def _below(project: Project) -> _Below:
    return _all(ByIdentity(project))


@lru_cache(maxsize=2)
def _all(key: ByIdentity[Project]) -> _Below:
    return _Below(key.value)
