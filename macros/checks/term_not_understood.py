"""Check `term-not-understood`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import RoadmapFile
from macros.checks.terms import turned_ends
from macros.diagnostics import Diagnostic
from macros.terms import TermKind, explain_unknown, find_impossible_dates


def check_term_not_understood(each: RoadmapFile) -> Iterator[Diagnostic]:
    """Every term is understood; one that is not stays text and has no place on the timeline.

    Fails::

        срок: до 31 феврыля

    Passes::

        срок: {текст: до 31 феврыля, читать-как: до 28 февраля}

    What other checks say of a term is not said twice.
    """
    for path, term in each.terms:
        for clause in term.clauses:
            if clause.kind is TermKind.UNKNOWN and not find_impossible_dates(clause.text) and not turned_ends(clause):
                reason = explain_unknown(clause.text)
                yield each.places.tell("term-not-understood", path, text=clause.text, reason=reason)
