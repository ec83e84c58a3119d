"""Pieces of a cell: actions, conditions, distances, and the text they are cut from."""

from __future__ import annotations

from datetime import date

import pytest

from macros.terms import OffsetUnit, TermKind, parse_context, parse_term

Y2025 = parse_context("Y2025")


def test_action_keeps_its_quotation_marks() -> None:
    clause = parse_term("до 01.03.2025 – заполнение раздела «Моя школа»").clauses[0]
    assert clause.action == "заполнение раздела «Моя школа»"


def test_pieces_are_cut_from_the_text_as_written() -> None:
    text = "До\u00a001.03.2025 –\u00a0Сбор\u00adник сведений;  далее –  Постоянно (При\u00a0необходимости)"
    first, second = parse_term(text).clauses
    assert first.action == "Сбор\u00adник сведений"
    assert second.condition == "При\u00a0необходимости"
    assert second.follows
    assert all(clause.text in text for clause in (first, second))


def test_actions_belong_to_their_own_limits() -> None:
    text = "школьный этап – октябрь, муниципальный этап – ноябрь"
    assert [(c.action, c.start) for c in parse_term(text, Y2025).clauses] == [
        ("школьный этап", date(2025, 10, 1)),
        ("муниципальный этап", date(2025, 11, 1)),
    ]


def test_distance_to_an_event() -> None:
    offset = parse_term("не позднее чем за 45 рабочих дней до начала смены").clauses[0].offset
    assert offset is not None
    assert (offset.direction, offset.amount, offset.unit, offset.event) == (
        -1,
        -45,
        OffsetUnit.WORKING_DAY,
        "начала смены",
    )


def test_impossible_part_does_not_spoil_the_other() -> None:
    first, second = parse_term("до 31.02.2025, далее – постоянно").clauses
    assert (first.kind, first.end, second.kind) == (TermKind.UNKNOWN, None, TermKind.CONTINUOUS)


@pytest.mark.parametrize("text", ["октябрь, апрель 2025", "ноябрь, январь 2026"])
def test_a_list_that_turns_over_new_year_keeps_quiet_about_its_first_month(text: str) -> None:
    first, second = parse_term(text).clauses
    assert first.start is None
    assert second.start is not None
