"""Check `duplicate-number`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import RoadmapFile, measures_of, number_key
from macros.diagnostics import Diagnostic
from macros.model.roadmap import Measure
from macros.sources.tree import Path


def check_duplicate_number(each: RoadmapFile) -> Iterator[Diagnostic]:
    """Within a roadmap a number is given once: people quote it («пункт 2.3»).

    Fails::

        - {номер: "2.1", название: Провести собрания}
        - {номер: "2.1.", название: Разослать памятки}

    Passes::

        - {номер: "2.1", название: Провести собрания}
        - {номер: "2.1", название: Разослать памятки, номер-повторён: да, ид: leaflets}

    A reasonable person would not want this check where the approved document itself gives a number twice; there
    «номер-повторён: да» says so.
    """
    first: dict[str, tuple[Path, Measure]] = {}
    for path, measure in measures_of(each.roadmap):
        earlier = first.setdefault(number_key(measure.number), (path, measure))
        if earlier[1] is measure or measure.number_repeats or earlier[1].number_repeats:
            continue
        line = each.places.span((*earlier[0], "номер")).line
        yield each.places.tell("duplicate-number", (*path, "номер"), number=measure.number, line=line)
