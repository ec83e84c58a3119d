"""Parties and roadmaps are found by id and given in their order, whatever order is asked in."""

from __future__ import annotations

from dataclasses import replace

from macros.model.parties import PartyRegistry
from tests.unit.exports.samples import PLAN, REGION, project


def test_parties_come_in_the_order_of_the_registry_once_each() -> None:
    registry = project().parties
    asked = ["parents", "nobody", "school", "parents", "ministry"]
    assert [party.id for party in registry.in_order(asked)] == ["ministry", "school", "parents"]
    assert PartyRegistry().in_order(asked) == ()


def test_roadmaps_come_in_the_order_of_the_project_once_each() -> None:
    sample = project(PLAN, REGION)
    first, second = sample.roadmaps
    assert sample.in_order([second.id, "nothing", first.id, second.id]) == (first, second)
    assert replace(sample, roadmaps=(second, first)).in_order([first.id, second.id]) == (second, first)


def test_of_two_roadmaps_with_one_id_the_first_is_meant() -> None:
    sample = project(PLAN, {**PLAN, "название": "Второй"})
    assert sample.roadmap(PLAN["ид"]) is sample.roadmaps[0]
    assert sample.roadmap("nothing") is None
