"""Plans that implement plans, seen from above: by which measures of other roadmaps a measure is carried out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from macros.model.roadmap import Measure, Roadmap
from macros.project import Project
from macros.views.identity import ByIdentity
from macros.views.measure_link import MeasureLinkView, measure_link_view
from macros.views.references import find_measure

Implementing = tuple[tuple[Roadmap, Measure], ...]


def implementing(project: Project, roadmap: Roadmap, measure: Measure) -> Implementing:
    """The measures whose «реализует» names this one, in the order of roadmaps and documents."""
    return _all(ByIdentity(project)).get((roadmap.id, measure.slug), ())


def implementing_links(project: Project, roadmap: Roadmap, measure: Measure) -> tuple[MeasureLinkView, ...]:
    """Links to the measures that carry this one out."""
    return tuple(measure_link_view(*each) for each in implementing(project, roadmap, measure))


def implementing_roadmaps(project: Project, roadmap: Roadmap) -> tuple[Roadmap, ...]:
    """The other roadmaps that carry out anything of this one."""
    found = {lower.id for measure in roadmap.measures() for lower, _ in implementing(project, roadmap, measure)}
    return project.in_order(found - {roadmap.id})


@lru_cache(maxsize=2)
def _all(key: ByIdentity[Project]) -> Mapping[tuple[str, str], Implementing]:
    found: dict[tuple[str, str], dict[tuple[str, str], tuple[Roadmap, Measure]]] = {}
    for lower in key.value.roadmaps:
        for measure in lower.measures():
            for reference in measure.implements:
                above = find_measure(key.value, reference)
                if above is not None:
                    row = found.setdefault((above[0].id, above[1].slug), {})
                    row[lower.id, measure.slug] = (lower, measure)
    return {name: tuple(row.values()) for name, row in found.items()}
