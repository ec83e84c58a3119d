"""Reading a record comes to an end whatever stands in for what is missing."""

from __future__ import annotations

import pytest
from pydantic import Field

from macros.loading.records import Loaded, Reading, load_record
from macros.model.base import Record, Slug, Text
from macros.sources.places import Places
from macros.sources.yaml_tree import parse_yaml


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
