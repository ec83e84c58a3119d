"""The Russian deadline grammar: the text of a term cell in, clauses with dates, repetitions and conditions out."""

from macros.terms.context import context_from_period, parse_context
from macros.terms.parsing import parse_term
from macros.terms.values import (
    Clause,
    EventOffset,
    OffsetUnit,
    Term,
    TermContext,
    TermKind,
)

__all__ = [
    "Clause",
    "EventOffset",
    "OffsetUnit",
    "Term",
    "TermContext",
    "TermKind",
    "context_from_period",
    "parse_context",
    "parse_term",
]
