"""Check `impossible-date`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from macros.checks.subject import RoadmapFile
from macros.diagnostics import Diagnostic
from macros.messages import tell
from macros.terms import find_impossible_dates


def check_impossible_date(each: RoadmapFile) -> Iterator[Diagnostic]:
    """Every date in a term is a day of the calendar.

    Fails::

        срок: до 31.09.2025

    Passes::

        срок: до 30.09.2025

    A reasonable person would not want this where the approved document has the slip: «читать-как» then says what is
    meant, and the words stay.
    """
    for path, term in each.terms:
        for clause in term.clauses:
            for found in _impossible_dates(clause.text):
                span = each.places.part_span(path, found.text)
                yield tell("impossible-date", each.file, span, text=found.text, reason=found.reason)


# The same cells come again and again in a thousand roadmaps.
_impossible_dates = lru_cache(maxsize=4096)(find_impossible_dates)
