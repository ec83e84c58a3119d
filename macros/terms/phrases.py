"""Sub-patterns and small readers that several stages of the grammar share."""

from __future__ import annotations

from typing import Final

from macros.terms.readings import Limit, PartialDay, year_limit
from macros.terms.rows import Built, Node, Nodes
from macros.terms.values import TermKind

MACROS: Final[dict[str, str]] = {
    "ТИРЕ": "ТИРЕ|ДЕФИС",
    "ДРОБЬ": "ТИРЕ|ДЕФИС|СЛЭШ",
    "И": "ЗПТ|и|или|СЛЭШ|ЗПТ и|ЗПТ а также|а также|и ЛСК или ПСК",
    "Г": "г|год",
    "ЧИСЛА": "(ЧИСЛО|ДРОБЬ) ((ЗПТ|и|по|до|ТИРЕ|ДЕФИС) ЧИСЛО){0,9}",
    "НОМЕР": "ЧИСЛО|РИМСКОЕ|ПОРЯДКОВОЕ|п|ш",
    "КРАЙ": "(начало|середина|конец) (($ТИРЕ|$И) (в|на)? (начало|середина|конец)){0,2}",
    "ТЕЧ": "в течение|в протяжение|на протяжение|втечение",
    "НЕПОЗЖЕ": "не позднее ЗПТ? чем|не позднее",
    "ДО": "(в? срок (реализация|ДВОЕТОЧИЕ|ТИРЕ){0,2})? ($НЕПОЗЖЕ)? (до|к)|(в? срок ДВОЕТОЧИЕ?)? $НЕПОЗЖЕ",
    "ТОЧКА": "ДЕНЬ|МЕС|КВ|ПОЛ|ГОД|УЧГ|ЧЕТВ|СЕЗ",
}

# Nodes that already are limits: the tail of a phrase stops before them.
POINT_NAMES: Final = ("ДЕНЬ", "МЕС", "КВ", "ПОЛ", "ГОД", "УЧГ", "ЧЕТВ", "СЕЗ")
LIMIT_NAMES: Final = ("ПЕРИОД", "СРОК", "НАЧАЛО", "ПОВТОР", "ПОСТОЯННО", "ПОНУЖДЕ", "ПОГРАФИКУ", "СОБЫТИЕ", "АТРИБУТ")
COUNT: Final = ""  # the value of a node that counts or numbers something
NUMERALS: Final = ("ЧИСЛО", "РИМСКОЕ", "ПОРЯДКОВОЕ", "п", "ш")


def number_of(node: Node) -> int:
    """The number a node names: figures, a Roman numeral, an ordinal; «П» and «Ш» stand for II and III."""
    if node.name in ("п", "ш"):
        return 2 if node.name == "п" else 3
    return int(node.value)


def as_word(_nodes: Nodes) -> Built:
    """A piece that is no time limit, whatever its parts look like."""
    return "прочее", None


def as_count(_nodes: Nodes) -> Built:
    """So many of something, or a numbered thing: neither a limit nor an event («до 5 человек», «к 9 классу»)."""
    return "прочее", COUNT


def as_time_of_day(_nodes: Nodes) -> Built:
    """An hour: it is not a limit and does not spoil one."""
    return "ВРЕМЯ", None


def as_broken(_nodes: Nodes) -> Built:
    """A piece that looks like a limit and cannot be one: what stands around it must not be read either."""
    return "БЕДА", None


def limit_of(node: Node) -> Limit:
    """The limit a node stands for."""
    value = node.value
    assert isinstance(value, Limit)  # noqa: S101 - names a mistake in the grammar's table, never in a cell
    return value


def year_of(nodes: Nodes) -> int | None:
    """The calendar year named by the last ГОД among the nodes."""
    years = [limit_of(node).first for node in nodes.all("ГОД")]
    return years[-1].year if years and years[-1] else None


def as_year(nodes: Nodes) -> Built:
    """«2025 г.»."""
    return "ГОД", year_limit(nodes.value("ГОД4"))


def join(first: Limit, last: Limit) -> Built:
    """The stretch from one limit to another. A side that says its year lends it to the other.

    None for sides that are no ends of one stretch («декабрь – 1 полугодие»).
    """
    if not _are_ends(first, last):
        return None
    start, end = first.first, last.last
    if start is None or end is None:
        return "ПЕРИОД", Limit(TermKind.RANGE)
    start, end = lend_years(start, end)
    if start.year is not None and end.year is not None and (start.year, start.order) > (end.year, end.order):
        return "БЕДА", None
    return "ПЕРИОД", Limit(_joined_kind(first, last), start, end)


_DAYS_AND_MONTHS: Final = frozenset({TermKind.DATE, TermKind.RANGE, TermKind.MONTH, TermKind.MONTH_RANGE})


def _are_ends(first: Limit, last: Limit) -> bool:
    return first.kind is last.kind or {first.kind, last.kind} <= _DAYS_AND_MONTHS


def lend_years(start: PartialDay, end: PartialDay) -> tuple[PartialDay, PartialDay]:
    """The nearest stretch: the year of one side given to the other, over New Year where the months turn back."""
    turns = start.order > end.order
    if start.year is None and end.year is not None:
        start = start.in_year(end.year - turns)
    elif end.year is None and start.year is not None:
        end = end.in_year(start.year + turns)
    return start, end


def _joined_kind(first: Limit, last: Limit) -> TermKind:
    kinds = {first.kind, last.kind}
    if kinds <= {TermKind.MONTH, TermKind.MONTH_RANGE}:
        return TermKind.MONTH_RANGE
    if kinds == {TermKind.QUARTER}:
        return TermKind.QUARTER
    return TermKind.RANGE
