"""Check `number-for-address`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.subject import RoadmapFile, measures_of
from macros.diagnostics import Diagnostic

_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check_number_for_address(each: RoadmapFile) -> Iterator[Diagnostic]:
    """A measure without «ид» has a number of which an address can be made.

    Fails::

        - {номер: "1а", название: Назначить координаторов}

    Passes::

        - {номер: "1а", ид: coordinators, название: Назначить координаторов}
    """
    for path, measure in measures_of(each.roadmap):
        if not _ADDRESS.fullmatch(measure.slug):
            yield each.places.tell("number-for-address", (*path, "номер"), number=measure.number)
