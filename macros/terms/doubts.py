"""Decides what the neighbours make of a doubtful limit, and when something not understood spoils what is.

«среда» is a weekday and an environment, «до 15» is a day only in a plan for one month; beside «31 феврыля» nothing may
be read at all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from macros.terms.lexicon import MONTH_GENITIVES, MONTH_NAMES, WEEKDAY_CODES
from macros.terms.readings import Frame, Limit, PartialDay
from macros.terms.rows import Node
from macros.terms.values import TermKind

# Marks that end a phrase, and all that is no word.
MARKS: Final = frozenset({"ЗПТ", "ТЧКЗПТ", "ТЧК", "ДВОЕТОЧИЕ", "ТИРЕ", "МАРКЕР", "ДАЛЕЕ", "СЛЭШ", "ДЕФИС"})
LIGHT: Final = frozenset({*MARKS, "ЛСК", "ПСК", "и", "или", "а", "но", "ВРЕМЯ"})
_BEFORE_A_NUMBER: Final = frozenset({"ЗПТ", "ТИРЕ", "ДЕФИС"})
_PREPOSITIONS: Final = frozenset({"до", "с", "по", "к", "от", "позднее", "ранее", "в"})


def settle(nodes: list[Node], one_month: bool) -> list[Node]:
    """Nodes with doubtful limits decided: kept where the place allows, turned into plain words elsewhere."""
    if one_month:
        nodes = [_in_this_month(node) for node in _numbers_as_days(nodes)]
    result: list[Node] = []
    for index, node in enumerate(nodes):
        limit = node.value
        if node.name == "ГОД" and not _is_own_year(nodes, index):
            _give_away(node, result)
        elif isinstance(limit, Limit) and not _stands(limit, nodes, index, one_month):
            result.append(Node("прочее", node.start, node.end))
        else:
            result.append(node)
    return result


def _in_this_month(node: Node) -> Node:
    """«последняя пятница», «вторая половина месяца» in a plan for one month happen once."""
    limit = node.value
    if not isinstance(limit, Limit) or limit.kind is not TermKind.RECURRING:
        return node
    if limit.frame is Frame.MONTH:
        return node._replace(value=Limit(TermKind.RANGE))
    found = re.fullmatch(r"(-?\d)(..)", limit.rule.weekdays[0]) if limit.rule and limit.rule.weekdays else None
    if not limit.needs_plain_cell or found is None or limit.rule is None or len(limit.rule.weekdays) > 1:
        return node
    point = PartialDay(None, None, int(found[1]), WEEKDAY_CODES.index(found[2]))
    return node._replace(value=Limit(TermKind.DATE, point, point))


_ALONE: Final = frozenset({TermKind.RECURRING, TermKind.CONTINUOUS})


def _stands(limit: Limit, nodes: list[Node], index: int, one_month: bool) -> bool:
    if limit.attribute:
        return index == 0 or nodes[index - 1].name in MARKS or nodes[index - 1].name == "ЛСК"
    if limit.needs_start:
        return _opens_phrase(nodes, index)
    if limit.needs_plain_cell and (limit.kind in _ALONE or (limit.kind is TermKind.RANGE and limit.first is None)):
        return _is_plain(limit, nodes)
    if limit.needs_plain_cell and index + 1 < len(nodes) and not _is_light(nodes[index + 1]):
        return False  # «до 5 рабочего дня»
    if limit.needs_plain_cell:
        return one_month or any(
            isinstance(node.value, Limit) and node.value.kind is TermKind.RECURRING for node in nodes
        )
    return True


def _is_own_year(nodes: list[Node], index: int) -> bool:
    """Whether a year is a time of its own and no part of a name («бюджет 2025 года», «по итогам ЕГЭ-2025»)."""
    if index == 0 or not _opens_phrase(nodes, index):
        return index == 0
    before = nodes[index - 1]
    if before.name == "ДЕФИС" and index > 1:
        before = nodes[index - 2]
        return isinstance(before.value, Limit) and before.value.is_period
    return not isinstance(before.value, Limit) or before.value.kind not in _WITHOUT_DAYS


def _give_away(year: Node, result: list[Node]) -> None:
    """Makes the year a word of what stands before it: of an event («по итогам ЕГЭ-2024»), else a plain word."""
    at = -2 if len(result) > 1 and result[-1].name == "ДЕФИС" else -1
    owner = result[at] if result else None
    if owner is None or not isinstance(owner.value, Limit) or owner.value.kind not in _WITHOUT_DAYS:
        result.append(Node("прочее", year.start, year.end))
        return
    limit, distance = owner.value, owner.value.distance
    if distance is not None and distance.event is not None:
        limit = replace(limit, distance=replace(distance, event=(distance.event[0], year.end)))
    result[at:] = [Node(owner.name, owner.start, year.end, limit)]


_WITHOUT_DAYS: Final = frozenset({TermKind.EVENT_RELATIVE, TermKind.BY_SCHEDULE, TermKind.AS_NEEDED})


def _is_plain(limit: Limit, nodes: list[Node]) -> bool:
    """Whether the part holds no words beside this limit, and no limit that makes it doubtful."""
    others = [node.value for node in nodes if isinstance(node.value, Limit) and node.value is not limit]
    if limit.kind is not TermKind.RECURRING and others:
        return False
    if any(other.kind in (TermKind.DATE, TermKind.DEADLINE) for other in others):
        return False
    return all(map(_is_light, nodes))


def _is_light(node: Node) -> bool:
    return node.name in LIGHT or isinstance(node.value, Limit)


def _opens_phrase(nodes: list[Node], index: int) -> bool:
    if index == 0:
        return True
    before = nodes[index - 1]
    return before.name in MARKS or before.name in ("ЛСК", "и", "или", "но", "а") or isinstance(before.value, Limit)


def _numbers_as_days(nodes: list[Node]) -> list[Node]:
    """In a plan for one month «3, 10–14» are its days."""
    if not nodes or any(
        node.name not in ("ЧИСЛО", "ЗПТ", "и", "ТИРЕ", "ДЕФИС", "ЛСК", "ПСК", "ПОВТОР") for node in nodes
    ):
        return nodes
    if nodes[0].name != "ЧИСЛО" or any(
        isinstance(node.value, Limit) and not node.value.needs_plain_cell for node in nodes
    ):
        return nodes
    result: list[Node] = []
    index = 0
    while index < len(nodes):
        width = 3 if index + 2 < len(nodes) and nodes[index + 1].name in ("ТИРЕ", "ДЕФИС") else 1
        piece = nodes[index : index + width]
        days = [node.value for node in piece if node.name == "ЧИСЛО"]
        if not days or not all(1 <= day <= 31 for day in days):
            result.extend(piece)
        else:
            kind = TermKind.DATE if len(days) == 1 else TermKind.RANGE
            limit = Limit(kind, PartialDay(None, None, days[0]), PartialDay(None, None, days[-1]))
            result.append(Node("ПЕРИОД", piece[0].start, piece[-1].end, limit))
        index += width
    return result


def is_poisoned(nodes: list[Node], has_limits: bool) -> bool:
    """Whether something not understood here may change what the understood limits mean."""
    for index, node in enumerate(nodes):
        if node.name == "БЕДА":
            return True
        following = nodes[index + 1] if index + 1 < len(nodes) else None
        if node.name == "прочее" and node.value and looks_like_month(node.value):
            return True
        if node.name == "не" and following is not None and isinstance(following.value, Limit):
            return True
        if has_limits and node.name in ("ЧИСЛО", "ДРОБЬ") and _is_stray(nodes, index):
            return True
    return False


def _is_stray(nodes: list[Node], index: int) -> bool:
    """A number that belongs to no word: beside a limit, or after a preposition of time."""
    before = nodes[index - 1] if index else None
    after = nodes[index + 1] if index + 1 < len(nodes) else None
    if after is not None and isinstance(after.value, Limit):
        return True
    if after is not None and after.name not in LIGHT:
        return False
    if before is not None and before.name in _BEFORE_A_NUMBER and index > 1 and nodes[index].name == "ЧИСЛО":
        before = nodes[index - 2]  # «май, 24», «май – 24»
    return before is not None and (before.name in _PREPOSITIONS or isinstance(before.value, Limit))


def looks_like_month(word: str) -> str:
    """The month a word is a misspelling of (in the genitive), or "": one letter wrong, missing, extra or swapped."""
    if len(word) < 5:
        return ""
    for name, genitive in zip(MONTH_NAMES, MONTH_GENITIVES, strict=True):
        for form in (name, genitive, genitive[:-1] + "е"):
            if len(form) >= 5 and _one_slip(word, form):
                return genitive
    return ""


def _one_slip(word: str, form: str) -> bool:
    if word == form or abs(len(word) - len(form)) > 1:
        return False
    left = 0
    while left < min(len(word), len(form)) and word[left] == form[left]:
        left += 1
    right = 0
    while right < min(len(word), len(form)) - left and word[-1 - right] == form[-1 - right]:
        right += 1
    middle, expected = word[left : len(word) - right], form[left : len(form) - right]
    return (len(middle) <= 1 and len(expected) <= 1) or (len(middle) == 2 and middle == expected[::-1])
