"""The public JSON of a term: the contract of `metodichka term --json` and of the site's files."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from macros.terms.values import Clause, Term


class ClauseJson(TypedDict):
    """One clause; days are ISO dates, nothing known is null."""

    kind: str
    start: str | None
    end: str | None
    recurrence: str | None
    action: str | None
    condition: str | None


class TermJson(TypedDict):
    """A term; the days of a mixed one are in its clauses."""

    text: str
    kind: str
    start: str | None
    end: str | None
    recurrence: str | None
    clauses: list[ClauseJson]


def term_to_json(term: Term) -> TermJson:
    """The term as plain JSON values, keys in the published order."""
    return {
        "text": term.text,
        "kind": term.kind.value,
        "start": _iso(term.start),
        "end": _iso(term.end),
        "recurrence": term.recurrence,
        "clauses": [_clause(clause) for clause in term.clauses],
    }


def _clause(clause: Clause) -> ClauseJson:
    return {
        "kind": clause.kind.value,
        "start": _iso(clause.start),
        "end": _iso(clause.end),
        "recurrence": clause.recurrence,
        "action": clause.action,
        "condition": clause.condition,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
