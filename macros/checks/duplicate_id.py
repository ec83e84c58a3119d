"""Check `duplicate-id`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import RoadmapFile, Subject, measures_of, number_key
from macros.diagnostics import Diagnostic
from macros.model.roadmap import Measure
from macros.sources.tree import Path


def check_duplicate_id(subject: Subject) -> Iterator[Diagnostic]:
    """A permanent name is given once: roadmaps and parties have addresses made of it.

    Fails::

        # roadmap.yaml and docs/roadmaps/perm.yaml
        ид: perm-2024

    Passes::

        ид: perm-2024   # in one of them
        ид: perm-2025   # in the other

    """
    yield from _roadmaps(subject)
    seen: dict[str, str] = {}
    for path, party, places in subject.party_entries():
        first = seen.setdefault(party.id, party.name)
        if first is not party.name:
            yield places.tell("duplicate-id", (*path, "ид"), id=party.id, other=f"запись «{first}»")


def _roadmaps(subject: Subject) -> Iterator[Diagnostic]:
    seen: dict[str, RoadmapFile] = {}
    for each in subject.roadmaps:
        first = seen.setdefault(each.roadmap.id, each)
        if first is not each:
            yield each.places.tell("duplicate-id", ("ид",), id=each.roadmap.id, other=f"карта в файле {first.file}")


def check_duplicate_measure_id(each: RoadmapFile) -> Iterator[Diagnostic]:
    """A permanent name is given to one measure of a roadmap: its address is made of it.

    Fails::

        - {номер: "1", ид: leaflets}
        - {номер: "2", ид: leaflets}

    Passes::

        - {номер: "1", ид: leaflets}
        - {номер: "2", ид: meetings}

    A measure without «ид» is named by its number, so «ид: 2-1» collides with «номер: "2.1"».
    """
    seen: dict[str, tuple[Path, Measure]] = {}
    for path, measure in measures_of(each.roadmap):
        first = seen.setdefault(measure.slug, (path, measure))
        if first[1] is measure or _told_by_number(first[1], measure):
            continue
        line = each.places.span((*first[0], "номер")).line
        place = (*path, "ид" if measure.id else "номер")
        yield each.places.tell("duplicate-id", place, id=measure.slug, other=f"мероприятие в строке {line}")


def _told_by_number(first: Measure, second: Measure) -> bool:
    """Whether `duplicate-number` speaks of this pair already."""
    same = number_key(first.number) == number_key(second.number)
    return same and not (first.number_repeats or second.number_repeats)
