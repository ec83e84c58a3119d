"""The period of a plan, from a short code or from the words an editor writes."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final

from macros.terms.values import Term, TermContext, TermKind

_CODES: Final = re.compile(
    r"Y(?P<year>\d{4})|AY(?P<first>\d{4})[-/](?P<last>\d{4})|M(?P<month_year>\d{4})-(?P<month>\d{2})"
)
_HELP: Final = "ожидается Y2025 (календарный год), AY2024-2025 (учебный год) или M2018-09 (месяц)"


def parse_context(code: str) -> TermContext:
    """The period named by `Y2025`, `AY2024-2025` or `M2018-09`. ValueError (in Russian) for anything else."""
    match = _CODES.fullmatch(code.strip().upper())
    if match is None:
        raise ValueError(f"не удалось разобрать период «{code}»: {_HELP}")
    years = [int(value) for name in ("year", "first", "last", "month_year") if (value := match[name])]
    if not all(1990 <= year <= 2099 for year in years):
        raise ValueError(f"не удалось разобрать период «{code}»: год должен быть от 1990 до 2099")
    if match["year"]:
        return TermContext(date(years[0], 1, 1), date(years[0], 12, 31))
    if match["first"]:
        if years[1] != years[0] + 1:
            raise ValueError(f"не удалось разобрать период «{code}»: учебный год длится два соседних календарных года")
        return TermContext(date(years[0], 9, 1), date(years[1], 5, 31), academic=True)
    month = int(match["month"])
    if not 1 <= month <= 12:
        raise ValueError(f"не удалось разобрать период «{code}»: месяца {month:02d} нет")
    return TermContext(date(years[0], month, 1), date(years[0], month, calendar.monthrange(years[0], month)[1]))


def context_from_period(term: Term) -> TermContext | None:
    """The context that a plan's own period gives; None unless it has both a first and a last day."""
    if len(term.clauses) != 1 or term.start is None or term.end is None:
        return None
    if term.kind in (TermKind.RECURRING, TermKind.UNKNOWN):
        return None
    academic = term.kind is TermKind.ACADEMIC_YEAR or _is_academic(term.start, term.end)
    return TermContext(term.start, term.end, academic)


def _is_academic(start: date, end: date) -> bool:
    return start.month in (8, 9) and end.year == start.year + 1 and 5 <= end.month <= 8
