"""The grammar's own table: every name in a pattern exists, every row has an example that it reads."""

from __future__ import annotations

import pytest

from macros.terms.folding import fold
from macros.terms.grammar import STAGES, recognise
from macros.terms.lexicon import FORMS, VALUED, WORDS
from macros.terms.rows import Row, Stage

# Names that stages and the lexer make; all others are words of the lexicon.
MADE = {
    "ДЕНЬ", "МЕС", "КВ", "ПОЛ", "ГОД", "УЧГ", "ЧЕТВ", "СЕЗ", "ПЕРИОД", "СРОК", "НАЧАЛО", "ПОВТОР", "ПОСТОЯННО",
    "ПОНУЖДЕ",
    "ПОГРАФИКУ", "СОБЫТИЕ", "АТРИБУТ", "АКТ", "БЕДА", "ВРЕМЯ", "ДАЛЕЕ", "ИСКЛЮЧЕНИЕ", "УЧГОД", "ГОД4", "ЧИСЛО", "ДРОБЬ",
    "КОРОТКАЯ", "ЧАСЫ", "НОМЕР", "ПРОЦЕНТ", "ТИРЕ", "ДЕФИС", "СЛЭШ", "ЗПТ", "ТЧК", "ТЧКЗПТ", "ДВОЕТОЧИЕ", "ЛСК", "ПСК",
    "МАРКЕР", "прочее", "СЛОВО",
}  # fmt: skip
ROWS = [(stage, row) for stage in STAGES for row in stage.rows]


@pytest.mark.parametrize(("stage", "row"), ROWS, ids=[row.name for _, row in ROWS])
def test_names_in_patterns_exist(stage: Stage, row: Row) -> None:
    names = set(stage.names(row))
    assert names <= MADE | set(WORDS) | set(VALUED)


def test_no_form_stands_under_two_names() -> None:
    everywhere = [form for forms in WORDS.values() for form in forms.split()]
    everywhere += [form for forms in VALUED.values() for form in forms]
    twice = {form for form in everywhere if everywhere.count(form) > 1}
    assert twice == set()


def test_forms_are_folded() -> None:
    assert [form for form in FORMS if fold(form).text != form] == []


@pytest.mark.parametrize("row", [row for _, row in ROWS], ids=[row.name for _, row in ROWS])
def test_the_name_of_a_row_is_understood(row: Row) -> None:
    """A row is named by an example; something in the example becomes more than a plain word."""
    names = {node.name for node in recognise(fold(row.name.replace("…", "смены")).text)}
    assert names & ((MADE | set(VALUED)) - {"СЛОВО", "ЗПТ", "ТИРЕ", "ДЕФИС"}), row.name
