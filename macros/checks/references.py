"""Checks of references between measures: `dead-reference`, `self-reference` and `reference-cycle`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from macros.checks.cycles import find_cycles
from macros.checks.subject import RoadmapFile, Subject, measures_of, number_key
from macros.diagnostics import Diagnostic
from macros.model.roadmap import Measure
from macros.sources.tree import Path

_SEVERAL = re.compile(r"\s*[,;]\s*|\s+и\s+")

Index = Mapping[str, tuple[Measure, ...]]


class _Indices:
    """The measures of every roadmap by number and name, gathered when somebody refers to them."""

    def __init__(self, subject: Subject) -> None:
        self.complete = subject.complete
        self.roadmaps = {each.roadmap.id: each for each in subject.roadmaps}
        self._found: dict[str, Index] = {}

    def of(self, roadmap_id: str) -> Index:
        """Those of a roadmap that is there."""
        if roadmap_id not in self._found:
            self._found[roadmap_id] = _index(self.roadmaps[roadmap_id])
        return self._found[roadmap_id]


def check_references(subject: Subject) -> Iterator[Diagnostic]:
    """«реализует» names a roadmap and one of its measures, «после» a measure of the same roadmap.

    Fails::

        реализует: [perm-2024/2.11]   # no such measure
        после: ["2"]                  # in the measure 2 itself

    Passes::

        реализует: [perm-2024/2.1]
        после: ["1"]

    Where the other roadmap could be read in part only, nothing is said of its measures.
    """
    indices = _Indices(subject)
    for each in (each for each in subject.roadmaps if each.roadmap.gist.refers):
        for path, measure in measures_of(each.roadmap):
            if measure.implements or measure.after:
                yield from _references(indices, each, path, measure)


def check_reference_cycle(each: RoadmapFile) -> Iterator[Diagnostic]:
    """Measures do not wait for each other in a circle.

    Fails::

        - {номер: "1", после: ["2"]}
        - {номер: "2", после: ["1"]}

    Passes::

        - {номер: "1"}
        - {номер: "2", после: ["1"]}
    """
    if not any(measure.after for measure in each.roadmap.measures()):
        return
    index = _index(each)
    measures = {measure.slug: (path, measure) for path, measure in measures_of(each.roadmap)}
    graph = {
        slug: [found.slug for target in measure.after for found in index.get(number_key(target), ())]
        for slug, (_, measure) in measures.items()
    }
    for cycle in find_cycles(graph):
        if len(cycle) > 1:  # a circle of one is `self-reference`
            numbers = " → ".join(measures[slug][1].number for slug in (*cycle, cycle[0]))
            yield each.places.tell("reference-cycle", (*measures[cycle[0]][0], "после"), circle=numbers)


def _references(indices: _Indices, each: RoadmapFile, path: Path, measure: Measure) -> Iterator[Diagnostic]:
    own = indices.of(each.roadmap.id)
    for position, target in enumerate(measure.implements):
        place = (*path, "реализует", position)
        yield from _implements(indices, each, place, target)
        roadmap_id, _, number = target.partition("/")
        if roadmap_id.strip() == each.roadmap.id and own.get(number_key(number)) == (measure,):
            yield each.places.tell("self-reference", place, number=measure.number, field="реализует")
    for position, target in enumerate(measure.after):
        place = (*path, "после", position)
        yield from _one_of(each, (each, own), place, target)
        if own.get(number_key(target)) == (measure,):
            yield each.places.tell("self-reference", place, number=measure.number, field="после")


def _index(each: RoadmapFile) -> Index:
    """Measures by number and by permanent name."""
    found: defaultdict[str, list[Measure]] = defaultdict(list)
    for _, measure in measures_of(each.roadmap):
        for key in {number_key(measure.number), measure.slug}:
            found[key].append(measure)
    return {key: tuple(measures) for key, measures in found.items()}


def _implements(indices: _Indices, each: RoadmapFile, place: Path, target: str) -> Iterator[Diagnostic]:
    roadmap_id, slash, _ = target.partition("/")
    found = indices.roadmaps.get(roadmap_id.strip())
    if not slash:
        reason, advice = "не назван пункт", "запишите «ид» карты, косую черту и номер пункта"
    elif found is not None:
        yield from _one_of(each, (found, indices.of(found.roadmap.id)), place, target)
        return
    elif not indices.complete:
        return
    else:
        reason = f"карты «{roadmap_id}» нет"
        advice = "бывают карты: " + ", ".join(sorted(indices.roadmaps))
    yield each.places.tell("dead-reference", place, target=target, field="реализует", reason=reason, advice=advice)


def _quoted(numbers: list[str]) -> str:
    return ", ".join(f'"{number}"' for number in numbers)


def _one_of(each: RoadmapFile, where: tuple[RoadmapFile, Index], place: Path, target: str) -> Iterator[Diagnostic]:
    """Nothing if exactly one measure of the other roadmap is meant; what stands before a slash is its name."""
    other, index = where
    number = target.partition("/")[2] or target
    found = index.get(number_key(number), ())
    if len(found) == 1 or (not found and other.partial):
        return
    field = str(place[-2])
    example = "реализует: [perm-2024/2.1]" if field == "реализует" else 'после: ["1.2"]'
    several = [each for each in _SEVERAL.split(number) if each]
    if field == "после" and len(several) > 1 and all(number_key(each) in index for each in several):
        reason, advice = "здесь несколько номеров", "запишите их списком, каждый в своих кавычках"
        example = f"{field}: [{_quoted(several)}]"
    elif found:
        reason, advice = "таких пунктов несколько", "укажите «ид» нужного пункта вместо номера"
    else:
        inside = "в этой карте" if other is each else f"в карте «{other.roadmap.id}»"
        reason, advice = f"такого пункта {inside} нет", "проверьте номер пункта"
    words = {"target": target, "field": field, "reason": reason, "advice": advice}
    yield each.places.tell("dead-reference", place, example=example, **words)
