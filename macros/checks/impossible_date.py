"""Check `impossible-date`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject, all_terms
from macros.diagnostics import Diagnostic
from macros.messages import tell
from macros.terms import ImpossibleDate, find_impossible_dates


def check_impossible_date(subject: Subject) -> Iterator[Diagnostic]:
    """Every date in a term is a day of the calendar.

    Fails::

        срок: до 31.09.2025

    Passes::

        срок: до 30.09.2025

    A reasonable person would not want this where the approved document has the slip: «читать-как» then says what is
    meant, and the words stay.
    """
    answers: dict[str, list[ImpossibleDate]] = {}  # the same cells come again and again
    for each, path, term in all_terms(subject):
        for clause in term.clauses:
            if clause.text not in answers:
                answers[clause.text] = find_impossible_dates(clause.text)
            for found in answers[clause.text]:
                span = each.places.part_span(path, found.text)
                yield tell("impossible-date", each.file, span, text=found.text, reason=found.reason)
