"""Whose business a measure is: named itself, acting for a body, of a result only."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from macros.model.parties import Party, PartyRegistry
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.assignments import Assignment, Role, assignments

LEVELS = {"уровень": "организация", "вид": "роль"}


def party(party_id: str, name: str, **more: Any) -> Party:
    keys = {"acts_for": "действует-за", "territory": "территория"}
    return Party.model_validate(
        {"ид": party_id, "название": name} | LEVELS | {keys[key]: value for key, value in more.items()}
    )


def plan(territory: str = "", roadmap_id: str = "plan", **measure: Any) -> Roadmap:
    tree = {"номер": "1", "название": "Сделать"} | measure
    return Roadmap.model_validate(
        {
            "ид": roadmap_id,
            "название": "План",
            "уровень": "регион",
            "территория": territory,
            "разделы": [{"название": "Раздел", "мероприятия": [tree]}],
        }
    )


SCHOOL = party("school", "Школа")
DIRECTOR = party("director", "Директор", acts_for=["school"])
DEPUTY = party("deputy", "Завуч", acts_for=["director"])


def found(roadmaps: list[Roadmap], *parties: Party) -> dict[str, tuple[Assignment, ...]]:
    return dict(assignments(Project(roadmaps=tuple(roadmaps), parties=PartyRegistry(parties))))


def only(roadmap: Roadmap, party_id: str, *parties: Party) -> Assignment:
    (assignment,) = found([roadmap], *parties)[party_id]
    return assignment


@pytest.mark.parametrize(
    ("measure", "role", "results"),
    [
        ({"ответственные": ["Школа"]}, Role.RESPONSIBLE, ()),
        ({"участники": ["Школа"]}, Role.PARTICIPANT, ()),
        ({"результаты": ["раз", {"текст": "два", "ответственные": ["Школа"]}]}, Role.RESULT, (1,)),
        (
            {"ответственные": ["Школа"], "участники": ["Школа"],
             "результаты": [{"текст": "раз", "ответственные": ["Школа", "Школа"]}]},
            Role.RESPONSIBLE,
            (0,),
        ),
        ({"участники": ["Школа"], "результаты": [{"текст": "раз", "ответственные": ["Школа"]}]}, Role.RESULT, (0,)),
    ],
)  # fmt: skip
def test_a_measure_is_given_once_in_the_strongest_role(
    measure: dict[str, Any], role: Role, results: tuple[int, ...]
) -> None:
    assignment = only(plan(**measure), "school", SCHOOL)

    assert (assignment.role, assignment.via, assignment.results) == (role, None, results)


def test_who_acts_for_a_body_has_its_measures_in_turn() -> None:
    roadmap = plan(ответственные=["Школа"])

    assert only(roadmap, "director", SCHOOL, DIRECTOR, DEPUTY).via == "school"
    assert only(roadmap, "deputy", SCHOOL, DIRECTOR, DEPUTY).via == "school"


def test_being_named_itself_goes_before_acting_for() -> None:
    roadmap = plan(ответственные=["Школа"], участники=["Директор"])
    assignment = only(roadmap, "director", SCHOOL, DIRECTOR)

    assert (assignment.role, assignment.via) == (Role.PARTICIPANT, None)


def test_two_roles_that_act_for_each_other_do_not_loop() -> None:
    one, other = party("one", "Первый", acts_for=["other"]), party("other", "Второй", acts_for=["one", "nobody"])

    assert only(plan(ответственные=["Первый"]), "other", one, other).via == "one"


def test_notes_narrow_the_part() -> None:
    roadmap = plan(ответственные=[{"кто": "Школа", "примечание": "в части обучения"}, "Директор"])

    assert only(roadmap, "school", SCHOOL, DIRECTOR).notes == ("в части обучения",)
    assert only(roadmap, "director", SCHOOL, DIRECTOR).notes == ()


def test_parties_come_in_the_order_of_the_registry_and_idle_ones_are_absent() -> None:
    idle = party("idle", "Свободный")
    mapping = found([plan(ответственные=["Школа", "Директор"])], DIRECTOR, idle, SCHOOL)

    assert list(mapping) == ["director", "school"]


def test_measures_come_in_the_order_of_roadmaps() -> None:
    roadmaps = [plan(roadmap_id=name, ответственные=["Школа"]) for name in ("b", "a")]

    assert [each.roadmap.id for each in found(roadmaps, SCHOOL)["school"]] == ["b", "a"]


def test_unknown_and_ambiguous_words_are_nobodys() -> None:
    twin = party("twin", "Школа")

    assert found([plan(ответственные=["Школа", "Кто-то"])], SCHOOL, twin) == {}


@pytest.mark.parametrize(("territory", "gets"), [("Приморский край", True), ("Пермский край", False), ("", True)])
def test_a_deputy_of_one_territory_does_not_act_in_another(territory: str, gets: bool) -> None:
    local = party("local", "МИРС ПК", acts_for=["school"], territory="Приморский край")

    assert ("local" in found([plan(territory, ответственные=["Школа"])], SCHOOL, local)) is gets


def test_asking_twice_costs_nothing() -> None:
    project = Project(roadmaps=(plan(ответственные=["Школа"]),), parties=PartyRegistry((SCHOOL,)))

    assert assignments(project) is assignments(project)


def test_who_is_absent_is_asked_for_as_in_any_mapping() -> None:
    project = Project(roadmaps=(plan(ответственные=["Школа"]),), parties=PartyRegistry((SCHOOL, DIRECTOR)))
    got = assignments(project)

    assert len(got) == 2 and list(got) == ["school", "director"]
    assert "nobody" not in got and got.get("nobody") is None
    assert got["school"] is got["school"]


def test_an_edited_roadmap_changes_its_own_measures_only() -> None:
    first, second = plan(roadmap_id="a", ответственные=["Школа"]), plan(roadmap_id="b", участники=["Школа"])
    project = Project(roadmaps=(first, second), parties=PartyRegistry((SCHOOL, DEPUTY, DIRECTOR)))
    before = assignments(project)
    kept = before["school"][1]
    edited = replace(project, roadmaps=(plan(roadmap_id="a", участники=["Директор"]), second))
    after = assignments(edited)

    assert {party: [(each.roadmap.id, each.role) for each in mine] for party, mine in after.items()} == {
        "school": [("b", Role.PARTICIPANT)],
        "deputy": [("a", Role.PARTICIPANT), ("b", Role.PARTICIPANT)],
        "director": [("a", Role.PARTICIPANT), ("b", Role.PARTICIPANT)],
    }
    assert after["school"][0] is kept
    assert [each.role for each in before["school"]] == [Role.RESPONSIBLE, Role.PARTICIPANT]


def test_where_they_are_is_known_without_gathering() -> None:
    roadmaps = (
        plan(roadmap_id="a", ответственные=["Школа"]),
        plan(roadmap_id="b", участники=["Директор"]),
        plan(roadmap_id="c", результаты=[{"текст": "раз", "ответственные": ["Школа"]}]),
    )
    got = assignments(Project(roadmaps=roadmaps, parties=PartyRegistry((SCHOOL, DIRECTOR))))

    assert [each.id for each in got.roadmaps("school")] == ["a", "c"]
    assert got.roadmaps("nobody") == ()
    assert {party: len(mine) for party, mine in got.items()} == {"school": 2, "director": 3}
