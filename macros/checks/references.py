"""Checks of references between measures: `dead-reference`, `self-reference` and `reference-cycle`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from macros.checks.cycles import find_cycles
from macros.checks.subject import RoadmapFile, Subject, measures_of, number_key
from macros.diagnostics import Diagnostic
from macros.model.roadmap import Measure
from macros.sources.tree import Path

Index = Mapping[str, tuple[Measure, ...]]


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
    indices = {each.roadmap.id: (each, _index(each)) for each in subject.roadmaps}
    for each in subject.roadmaps:
        own = indices[each.roadmap.id][1]
        for path, measure in measures_of(each.roadmap):
            for position, target in enumerate(measure.implements):
                place = (*path, "реализует", position)
                yield from _implements(subject, indices, each, place, target)
                roadmap_id, _, number = target.partition("/")
                if roadmap_id.strip() == each.roadmap.id and own.get(number_key(number)) == (measure,):
                    yield each.places.tell("self-reference", place, number=measure.number, field="реализует")
            for position, target in enumerate(measure.after):
                place = (*path, "после", position)
                yield from _one_of(each, (each, own), place, target)
                if own.get(number_key(target)) == (measure,):
                    yield each.places.tell("self-reference", place, number=measure.number, field="после")


def check_reference_cycle(subject: Subject) -> Iterator[Diagnostic]:
    """Measures do not wait for each other in a circle.

    Fails::

        - {номер: "1", после: ["2"]}
        - {номер: "2", после: ["1"]}

    Passes::

        - {номер: "1"}
        - {номер: "2", после: ["1"]}
    """
    for each in subject.roadmaps:
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


def _index(each: RoadmapFile) -> Index:
    """Measures by number and by permanent name."""
    found: defaultdict[str, list[Measure]] = defaultdict(list)
    for _, measure in measures_of(each.roadmap):
        for key in {number_key(measure.number), measure.slug}:
            found[key].append(measure)
    return {key: tuple(measures) for key, measures in found.items()}


def _implements(
    subject: Subject, indices: Mapping[str, tuple[RoadmapFile, Index]], each: RoadmapFile, place: Path, target: str
) -> Iterator[Diagnostic]:
    roadmap_id, slash, _ = target.partition("/")
    found = indices.get(roadmap_id.strip())
    if not slash:
        reason, advice = "не назван пункт", "запишите «ид» карты, косую черту и номер пункта"
    elif found is not None:
        yield from _one_of(each, found, place, target)
        return
    elif not subject.complete:
        return
    else:
        reason = f"карты «{roadmap_id}» нет"
        advice = "бывают карты: " + ", ".join(sorted(indices))
    yield each.places.tell("dead-reference", place, target=target, field="реализует", reason=reason, advice=advice)


def _one_of(each: RoadmapFile, where: tuple[RoadmapFile, Index], place: Path, target: str) -> Iterator[Diagnostic]:
    """Nothing if exactly one measure of the other roadmap is meant; what stands before a slash is its name."""
    other, index = where
    number = target.partition("/")[2] or target
    found = index.get(number_key(number), ())
    if len(found) == 1 or (not found and other.partial):
        return
    if found:
        reason, advice = "таких пунктов несколько", "укажите «ид» нужного пункта вместо номера"
    else:
        inside = "в этой карте" if other is each else f"в карте «{other.roadmap.id}»"
        reason, advice = f"такого пункта {inside} нет", "проверьте номер пункта"
    field = str(place[-2])
    words = {"target": target, "field": field, "reason": reason, "advice": advice}
    example = "реализует: [perm-2024/2.1]" if field == "реализует" else 'после: ["1.2"]'
    yield each.places.tell("dead-reference", place, example=example, **words)
