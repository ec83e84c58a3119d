"""The Russian deadline grammar: the text of a term cell in, clauses with dates, repetitions and conditions out."""

from macros.terms.context import context_from_period, parse_context
from macros.terms.explaining import ImpossibleDate, explain_unknown, find_impossible_dates
from macros.terms.json_form import ClauseJson, TermJson, term_to_json
from macros.terms.lexicon import MONTH_GENITIVES, MONTH_NAMES
from macros.terms.parsing import parse_term
from macros.terms.resolving import resolve_term
from macros.terms.values import (
    Clause,
    EventOffset,
    OffsetUnit,
    Term,
    TermContext,
    TermKind,
)
from macros.terms.work_calendar import WorkCalendar, load_work_calendar
from macros.terms.writing import describe_clause, describe_term, write_term

__all__ = [
    "MONTH_GENITIVES",
    "MONTH_NAMES",
    "Clause",
    "ClauseJson",
    "EventOffset",
    "ImpossibleDate",
    "OffsetUnit",
    "Term",
    "TermContext",
    "TermJson",
    "TermKind",
    "WorkCalendar",
    "context_from_period",
    "describe_clause",
    "describe_term",
    "explain_unknown",
    "find_impossible_dates",
    "load_work_calendar",
    "parse_context",
    "parse_term",
    "resolve_term",
    "term_to_json",
    "write_term",
]
