"""Reading a record comes to an end whatever stands in for what is missing."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import Field

from macros.diagnostics import Span
from macros.loading.content import load_roadmap
from macros.loading.records import Loaded, Reading, load_record
from macros.model.base import Record, Slug, Text
from macros.sources.places import Places
from macros.sources.yaml_tree import parse_yaml
from tests.support.plan_samples import SMALL_ROADMAP


class Card(Record):
    """A record with two required fields."""

    id: Slug = Field(alias="ид")
    title: Text = Field(alias="название")


def read(text: str, stand_ins: dict[str, str | list[str]]) -> Loaded[Card]:
    node = parse_yaml(text, "x.yaml").node
    assert node is not None
    return load_record(Card, node, Places("x.yaml", lambda: node), Reading(stand_ins=stand_ins))


def test_a_stand_in_takes_the_place_of_a_missing_field() -> None:
    loaded = read("название: Карта", {"ид": "card"})
    assert loaded.value == Card(id="card", title="Карта")
    assert [each.code for each in loaded.diagnostics] == ["missing-field"]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("bad", ["НЕ ГОДИТСЯ", "", ["a", "b"]], ids=["wrong", "empty", "list"])
@pytest.mark.parametrize("text", ["название: Карта", "название: Карта\nид: Тоже нет", "лишнее: 1"])
def test_a_faulty_stand_in_is_tried_once(text: str, bad: str | list[str]) -> None:
    loaded = read(text, {"ид": bad, "название": "Карта"})
    assert loaded.value is None
    assert loaded.diagnostics


class Step(Record):
    """An item with one required field and one that may be left out."""

    title: Text = Field(alias="название", description="Название шага")
    note: Text = Field("", alias="примечание", description="Примечание")


class Plan(Card):
    """A card with a list of records and a list of texts."""

    steps: tuple[Step, ...] = Field((), alias="шаги", description="Шаги")
    systems: tuple[Text, ...] = Field((), alias="системы", description="Системы")


HEAD = "ид: card\nназвание: Карта\n"
Told = tuple[str, tuple[int, int, int], str]


@pytest.mark.parametrize(
    ("text", "titles", "partial", "told"),
    [
        # A name without its value: the name is shown, not the record; where there is no name, the record is.
        ("шаги:\n  - примечание: а\n    название:\n", [], True, [("missing-field", (5, 5, 13), "«название»")]),
        ("шаги:\n  - примечание: а\n", [], True, [("missing-field", (4, 5, 15), "«название»")]),
        (
            "шаги:\n  -\n  - примечание: а\n    название: ''\n",
            [],
            True,
            [("missing-field", (6, 5, 13), "«название»"), ("empty-field", (4, 4, 5), "«шаги»")],
        ),
        ("шаги:\n  - название: а\n    примечание:\n", ["а"], False, [("empty-field", (5, 5, 15), "«примечание»")]),
        ("шаги:\n  - название: а\n    примечание: ''\n", ["а"], False, []),
        ("шаги:\n  - название: а\n  -\n", ["а"], False, [("empty-field", (5, 4, 5), "«шаги»")]),
        ("системы:\n  - ''\n", [], False, []),
        ("системы:\n", [], False, [("empty-field", (3, 1, 8), "«системы»")]),
        # A colon in a text of a list is told as such; in a list of records the same is a record with a wrong field.
        ("системы:\n  - а\n  - Итоги: отчёт\n", [], True, [("yaml-colon", (5, 10, 11), "двоеточие")]),
        (
            "шаги:\n  - Итоги: отчёт\n",
            [],
            True,
            [("missing-field", (4, 5, 10), "«название»"), ("unknown-field", (4, 5, 10), "«Итоги»")],
        ),
        (
            "шаги:\n  - назвние: а\n  - название: б\n",
            ["б"],
            True,
            [("unknown-field", (4, 5, 12), "«назвние»")],  # what is misspelt is not told as missing, too
        ),
    ],
)
def test_a_gap_is_told_at_its_name(text: str, titles: list[str], partial: bool, told: list[Told]) -> None:
    node = parse_yaml(HEAD + text, "x.yaml").node
    assert node is not None
    loaded = load_record(Plan, node, Places("x.yaml", lambda: node), Reading())
    assert loaded.value is not None
    assert ([step.title for step in loaded.value.steps], loaded.partial) == (titles, partial)
    found = [(each.code, (each.span.line, each.span.column, each.span.end_column)) for each in loaded.diagnostics]
    assert found == [(code, place) for code, place, _ in told]
    assert all(words in each.message for each, (_, _, words) in zip(loaded.diagnostics, told, strict=True))


def test_the_head_that_misses_a_value_is_told_at_the_name_and_stood_in_for() -> None:
    loaded = read("название: Карта\nид:\n", {"ид": "card"})
    (told,) = loaded.diagnostics
    assert (told.code, told.span, told.file) == ("missing-field", Span(2, 1, 3), "x.yaml")
    assert (loaded.value, loaded.partial) == (Card(id="card", title="Карта"), True)
    assert loaded.places.span(("название",)) == Span(1, 11, 16)


def test_the_year_of_a_period_that_is_read_by_other_words_is_that_of_its_terms() -> None:
    text = SMALL_ROADMAP.replace("срок: май 2024", "срок: до 1 марта")
    for period, year in (("2024 год", 2024), ("{текст: весь год, читать-как: 2023 год}", 2023)):
        value = load_roadmap(text.replace("период: 2024 год", f"период: {period}"), "plan.yaml").value
        term = value.sections[0].measures[0].term if value else None
        assert term is not None
        assert [each.end for each in term.clauses] == [date(year, 3, 1)]
