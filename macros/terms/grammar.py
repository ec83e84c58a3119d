"""The whole grammar: its stages in the order in which they rewrite a cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from macros.terms.events import DISTANCES_STAGE, STATES_STAGE
from macros.terms.lexer import tokenize
from macros.terms.phrases import MACROS
from macros.terms.points import COMPOUNDS_STAGE, NAMED_DAYS_STAGE, POINTS_STAGE, WORDS_STAGE
from macros.terms.recurrences import RECURRENCES_STAGE
from macros.terms.rows import Built, Node, Nodes, Row, Stage
from macros.terms.spans import EDGES_STAGE, ENDS_STAGE, INSIDE_STAGE, PERIODS_STAGE


def _exception(_nodes: Nodes) -> Built:
    return "ИСКЛЮЧЕНИЕ", None


def _follow(nodes: Nodes) -> Built:
    """Its value says whether it may also be the open end of a limit («2024 год и далее»)."""
    return "ДАЛЕЕ", nodes.has("и")


def _following_years(_nodes: Nodes) -> Built:
    return "ДАЛЕЕ", True


_CONNECTIVES = (
    Row("кроме июля и августа", "(кроме|за исключение) СЛОВО+ (ЗПТ МЕСЯЦ){0,11} (и МЕСЯЦ)?", _exception),
    Row("и последующие годы", "ЗПТ? (и|а также) последующий (год|г)?", _following_years),
    Row("далее", "(а|и)? (далее|в дальнейшее)", _follow),
)

# Longer readings come before the shorter ones that are parts of them.
STAGES: Final = (
    COMPOUNDS_STAGE,
    WORDS_STAGE,
    Stage(_CONNECTIVES, MACROS),
    NAMED_DAYS_STAGE,
    RECURRENCES_STAGE,
    POINTS_STAGE,
    DISTANCES_STAGE,
    EDGES_STAGE,
    PERIODS_STAGE,
    INSIDE_STAGE,
    ENDS_STAGE,
    STATES_STAGE,
)


_UP_TO_POINTS: Final = STAGES[: STAGES.index(POINTS_STAGE) + 1]


def recognise(folded: str) -> list[Node]:
    """The nodes of a folded cell with every understood limit as one node."""
    return _rewritten(folded, STAGES)


def recognise_points(folded: str) -> list[Node]:
    """The nodes of a folded cell with each named day, month or year as one node, and the words between them."""
    return _rewritten(folded, _UP_TO_POINTS)


def _rewritten(folded: str, stages: Iterable[Stage]) -> list[Node]:
    nodes = tokenize(folded)
    for stage in stages:
        nodes = stage.apply(nodes)
    return nodes
