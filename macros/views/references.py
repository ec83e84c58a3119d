"""Finds the measure that a reference means: «perm-2024/2.1», or «2.1» within a roadmap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from macros.model.roadmap import Measure, Roadmap
from macros.project import Project
from macros.views.identity import ByIdentity


def find_measure(project: Project, reference: str) -> tuple[Roadmap, Measure] | None:
    """The one measure of «roadmap/number-or-id», or None where there is none or the number is given twice."""
    roadmap_id, _, name = reference.partition("/")
    roadmap = project.roadmap(roadmap_id.strip())
    measure = find_in_roadmap(roadmap, name) if roadmap else None
    return (roadmap, measure) if roadmap and measure else None


def find_in_roadmap(roadmap: Roadmap, name: str) -> Measure | None:
    """The one measure with this number (its last dot does not matter) or id; a number wins over a default id."""
    return _by_name(ByIdentity(roadmap)).get(name.strip().rstrip("."))


@lru_cache(maxsize=64)  # a country's plans refer to the same few again and again, and each to itself
def _by_name(key: ByIdentity[Roadmap]) -> Mapping[str, Measure]:
    measures = tuple(key.value.measures())
    return _given_once((m.slug, m) for m in measures) | _given_once((m.number.rstrip("."), m) for m in measures)


def _given_once(named: Iterable[tuple[str, Measure]]) -> dict[str, Measure]:
    found: dict[str, list[Measure]] = {}
    for name, measure in named:
        found.setdefault(name, []).append(measure)
    return {name: measures[0] for name, measures in found.items() if len(measures) == 1}
