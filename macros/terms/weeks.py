"""Parts of a month: decades have days, weeks and beginnings have none, because nobody agrees where they start."""

from __future__ import annotations

from dataclasses import replace

from macros.terms.phrases import limit_of, number_of
from macros.terms.readings import LAST_DAY, Limit, PartialDay
from macros.terms.rows import Built, Nodes
from macros.terms.values import TermKind


def decade(nodes: Nodes) -> Built:
    """«II декада октября»."""
    return _decade_of(limit_of(nodes.all("МЕС")[0]), nodes)


def _decade_of(limit: Limit, nodes: Nodes) -> Built:
    month = limit.first
    numbers = [number_of(node) for node in nodes.all("ЧИСЛО", "РИМСКОЕ", "ПОРЯДКОВОЕ", "п", "ш")]
    numbers = [3 if number == -1 else number for number in numbers]
    if month is None or not all(1 <= number <= 3 for number in numbers):
        return "БЕДА", None
    first = replace(month, day=numbers[0] * 10 - 9)
    last = replace(month, day=numbers[-1] * 10 if numbers[-1] < 3 else LAST_DAY)
    return "ПЕРИОД", Limit(TermKind.RANGE, first, last)


def bare_decade(nodes: Nodes) -> Built:
    """«третья декада» of the plan's month."""
    built = _decade_of(Limit(TermKind.RANGE, PartialDay(None, None, 1)), nodes)
    if isinstance(built, tuple) and isinstance(built[1], Limit):
        return built[0], replace(built[1], needs_plain_cell=True)
    return built


def bare_week(_nodes: Nodes) -> Built:
    """«3 неделя»: which one is known only where the month is, so it has no days."""
    return "ПЕРИОД", Limit(TermKind.RANGE, needs_plain_cell=True)


def week(_nodes: Nodes) -> Built:
    """Which days the first week of September has is not agreed, so it has no days here."""
    return "ПЕРИОД", Limit(TermKind.RANGE)


def part_of_month(_nodes: Nodes) -> Built:
    """«начало октября»: no day can be named."""
    return "ПЕРИОД", Limit(TermKind.MONTH)
