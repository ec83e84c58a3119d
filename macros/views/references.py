"""Finds the measure that a reference means: «perm-2024/2.1», or «2.1» within a roadmap."""

from __future__ import annotations

from macros.model.roadmap import Measure, Roadmap
from macros.project import Project


def find_measure(project: Project, reference: str) -> tuple[Roadmap, Measure] | None:
    """The one measure of «roadmap/number-or-id», or None where there is none or the number is given twice."""
    roadmap_id, _, name = reference.partition("/")
    roadmap = project.roadmap(roadmap_id.strip())
    measure = find_in_roadmap(roadmap, name) if roadmap else None
    return (roadmap, measure) if roadmap and measure else None


def find_in_roadmap(roadmap: Roadmap, name: str) -> Measure | None:
    """The one measure with this number (its last dot does not matter) or id; a number wins over a default id."""
    wanted = name.strip().rstrip(".")
    for matches in (
        [m for m in roadmap.measures() if m.number.rstrip(".") == wanted],
        [m for m in roadmap.measures() if m.slug == wanted],
    ):
        if len(matches) == 1:
            return matches[0]
    return None
