"""Gives a plan that names months but no year («сентябрь – декабрь») an order of months to be drawn in.

The year is only a scaffold: it is never shown, and today is not marked in it. A plan with a single dated limit is left
alone, because then the year of the others would be a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from macros.terms import Clause, Term, TermContext, TermKind, parse_term

Reader = Callable[[Term | None], tuple[Clause, ...]]

# Leap years, so that «29 февраля» has its day. First a plan within a calendar year, then one within a school year.
_SCAFFOLDS = (
    TermContext(date(2004, 1, 1), date(2004, 12, 31)),
    TermContext(date(2003, 8, 1), date(2004, 7, 31), academic=True),
)
_NAMED_IN_TEXT = frozenset(
    {TermKind.DATE, TermKind.RANGE, TermKind.DEADLINE, TermKind.MONTH, TermKind.MONTH_RANGE, TermKind.QUARTER}
)


def clause_reader(terms: Iterable[Term]) -> tuple[Reader, bool]:
    """How to get the clauses of the roadmap's terms, and whether their years are real."""
    clauses = [clause for term in terms for clause in term.clauses]
    if any(clause.start or clause.end for clause in clauses):
        return _as_read, True
    read = {c: [_dated(clause, c) for clause in clauses] for c in _SCAFFOLDS}
    counts = {c: sum(1 for clause in found if clause.start or clause.end) for c, found in read.items()}
    best = max(_SCAFFOLDS, key=lambda c: counts[c])
    if not counts[best]:
        return _as_read, True
    return (lambda term: tuple(_dated(clause, best) for clause in _as_read(term))), False


def _as_read(term: Term | None) -> tuple[Clause, ...]:
    return term.clauses if term is not None else ()


def _dated(clause: Clause, context: TermContext) -> Clause:
    if clause.kind not in _NAMED_IN_TEXT:
        return clause
    found = parse_term(clause.wording or clause.text, context).clauses
    if len(found) != 1 or found[0].kind is not clause.kind:
        return clause
    return replace(clause, start=found[0].start, end=found[0].end)
