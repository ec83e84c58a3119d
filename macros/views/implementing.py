"""Plans that implement plans, seen from above: by which measures of other roadmaps a measure is carried out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from macros.model.roadmap import Measure, Roadmap
from macros.project import Project
from macros.remembered import OfEach
from macros.views.identity import ByIdentity
from macros.views.measure_link import MeasureLinkView, measure_link_view
from macros.views.references import find_in_roadmap

Implementing = tuple[tuple[Roadmap, Measure], ...]


class Reference(NamedTuple):
    """What a measure carries out: the id of a roadmap, and the number or name of a measure there."""

    measure: Measure
    roadmap_id: str
    name: str


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


def references(project: Project) -> tuple[tuple[Reference, ...], ...]:
    """What each roadmap of the project says that it carries out."""
    return _references.all(project.roadmaps, None)


def _references_of(roadmap: Roadmap, _: None) -> tuple[Reference, ...]:
    return tuple(
        Reference(measure, roadmap_id.strip(), name)
        for measure in roadmap.measures()
        for roadmap_id, _, name in (reference.partition("/") for reference in measure.implements)
    )


_references = OfEach(_references_of)


class _Below:
    """Who carries out what, found for a roadmap when somebody asks."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._named_by: defaultdict[str, list[tuple[Roadmap, tuple[Reference, ...]]]] = defaultdict(list)
        for lower, named in zip(project.roadmaps, references(project), strict=True):
            for roadmap_id in {each.roadmap_id for each in named}:
                self._named_by[roadmap_id].append((lower, named))
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
        for lower, named in self._named_by[above.id]:
            for reference in (each for each in named if each.roadmap_id == above.id):
                measure = find_in_roadmap(above, reference.name)
                if measure is not None:
                    row = found.setdefault(measure.slug, {})
                    row[lower.id, reference.measure.slug] = (lower, reference.measure)
        return {slug: tuple(row.values()) for slug, row in found.items()}


def _below(project: Project) -> _Below:
    return _all(ByIdentity(project))


@lru_cache(maxsize=2)
def _all(key: ByIdentity[Project]) -> _Below:
    return _Below(key.value)
