"""The API's JSON: complete, valid by its published schema, and read by programs that know nothing of us."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from macros.exports import export_index_json, export_parties_json, export_party_json, export_roadmap_json
from macros.exports.schema import api_schema, export_schema
from macros.project import Project, SiteSettings
from macros.views import party_plans
from tests.support.data_files import export_files
from tests.unit.exports.samples import PLAN, one_measure, project

SITE = "https://example.ru/moya-shkola/"


def validator(site_url: str = "") -> Draft202012Validator:
    return Draft202012Validator(api_schema(SiteSettings(site_url=site_url)), format_checker=FormatChecker())


def exported(site_url: str = "") -> dict[str, Any]:
    """The sample plan's document."""
    sample = project(site_url=site_url)
    found: dict[str, Any] = json.loads(export_roadmap_json(sample, sample.roadmaps[0]))
    return found


def measure(document: dict[str, Any], measure_id: str) -> dict[str, Any]:
    return next(each for each in document["measures"] if each["id"] == measure_id)


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(json.loads(export_schema(SiteSettings())))


@pytest.mark.parametrize("site_url", ["", SITE])
@pytest.mark.parametrize("most", [party_plans.MOST_TASKS, 0])
def test_every_json_file_meets_the_published_schema(monkeypatch: pytest.MonkeyPatch, site_url: str, most: int) -> None:
    monkeypatch.setattr(party_plans, "MOST_TASKS", most)
    files = export_files(project(site_url=site_url))
    documents = {path: data for path, data in files.items() if path.endswith(".json") and "schema" not in path}

    assert len(documents) == 9
    for path, data in documents.items():
        assert not list(validator(site_url).iter_errors(json.loads(data))), path


@pytest.mark.parametrize(
    ("key", "value"),
    [("type", "plan"), ("level", "регион"), ("reviewed", "1 февраля"), ("measures", None), ("id", "План")],
)
def test_the_schema_refuses_a_wrong_document(key: str, value: object) -> None:
    assert not validator().is_valid(exported() | {key: value})


def test_the_schema_refuses_a_measure_without_a_promised_field() -> None:
    document = exported()
    del document["measures"][0]["control"]

    assert not validator().is_valid(document)


def test_the_schema_lets_a_new_field_pass() -> None:
    document = exported() | {"colour": "blue"}
    document["measures"][0]["files"] = []

    assert validator().is_valid(document)


def test_the_published_schema_is_reviewed(golden: Any) -> None:
    golden("exports/schema.json", export_schema(SiteSettings()))


def test_the_schema_names_its_own_address_where_it_is_known() -> None:
    assert json.loads(export_schema(SiteSettings(site_url=SITE)))["$id"] == f"{SITE}api/v1/schema.json"
    assert "$id" not in json.loads(export_schema(SiteSettings()))


def test_a_roadmap_is_written_whole(golden: Any) -> None:
    sample = project(site_url=SITE)

    golden("exports/plan-2025.json", export_roadmap_json(sample, sample.roadmaps[0]))


def test_every_measure_stands_once_and_its_section_lists_it() -> None:
    document = exported()
    ids = [each["id"] for each in document["measures"]]

    assert ids == ["coordinators", "1-10", "2-1", "2-2", "2-3"]
    assert [name for section in document["sections"] for name in section["measures"]] == ids
    assert [each["section"] for each in document["measures"]] == ["Организация"] * 2 + ["Работа"] * 3


def test_a_number_stays_text() -> None:
    assert measure(exported(), "1-10")["number"] == "1.10"


def test_a_term_gives_its_words_and_its_clauses() -> None:
    term = measure(exported(), "coordinators")["term"]

    assert term["text"] == "до 01.03.2025, далее – постоянно"
    assert (term["kind"], term["start"], term["end"]) == ("mixed", None, None)
    deadline, lasting = term["clauses"]
    assert (deadline["kind"], deadline["end"]) == ("deadline", "2025-03-01")
    assert lasting["kind"] == "continuous"


def test_a_party_is_given_by_id_and_by_the_words_of_the_document() -> None:
    assert measure(exported(), "coordinators")["responsible"] == [
        {"id": "school", "name": "МОУ", "note": ""},
        {"id": None, "name": "Неизвестный отдел", "note": "в части учёта"},
    ]


def test_references_are_followed_and_dead_ones_say_so() -> None:
    document = exported()
    found, dead = measure(document, "2-1")["implements"]

    assert found == {"ref": "region/1", "roadmap": "region", "measure": "1", "url": "roadmaps/region/#m-1"}
    assert dead == {"ref": "region/99", "roadmap": None, "measure": None, "url": None}
    assert measure(document, "1-10")["after"][0]["measure"] == "coordinators"


@pytest.mark.parametrize(
    ("site_url", "url"),
    [
        ("", "roadmaps/plan-2025/#m-coordinators"),
        (SITE, f"{SITE}roadmaps/plan-2025/#m-coordinators"),
    ],
)
def test_addresses_are_absolute_where_the_site_knows_its_own(site_url: str, url: str) -> None:
    assert measure(exported(site_url), "coordinators")["url"] == url


def test_a_number_with_a_russian_letter_is_a_valid_measure_id() -> None:
    sample = project(one_measure(number="1.а"))

    assert validator().is_valid(json.loads(export_roadmap_json(sample, sample.roadmaps[0])))


def test_the_index_counts_and_leads_to_the_files() -> None:
    sample = project()
    index = json.loads(export_index_json(sample))

    assert index["counts"] == {"roadmaps": 2, "measures": 6, "parties": 5}
    assert index["roadmaps"][0]["counts"] == {"sections": 2, "measures": 5, "results": 2}
    addresses = [path for each in index["roadmaps"] for path in each["files"].values()]
    addresses += [each[file] for each in index["parties"] for file in ("calendar", "tasks")]
    addresses += list(index["files"].values())
    assert {*addresses, "api/v1/index.json"} == set(export_files(sample))


def party_file(sample: Project, party_id: str) -> dict[str, Any]:
    party = sample.parties.get(party_id)
    assert party
    found: dict[str, Any] = json.loads(export_party_json(sample, party))
    return found


def test_the_registry_tells_of_each_party_how_much_it_has_to_do_and_where_that_is() -> None:
    parties = {each["id"]: each for each in json.loads(export_parties_json(project()))["parties"]}

    assert list(parties) == ["ministry", "school", "director", "deputy", "parents", "archive"]
    assert parties["director"]["counts"] == {"roadmaps": 2, "measures": 4}
    assert parties["director"]["tasks"] == "api/v1/parties/director.json"
    assert [parties["archive"][key] for key in ("url", "calendar", "tasks")] == [None] * 3
    assert parties["archive"]["counts"] == {"roadmaps": 0, "measures": 0}


def test_a_party_has_its_measures_in_a_file_of_its_own() -> None:
    director, ministry = party_file(project(), "director"), party_file(project(), "ministry")

    assert (director["type"], director["id"], director["name"]) == ("party", "director", "Директор школы")
    assert (director["url"], director["calendar"]) == ("parties/director/", "calendar/role-director.ics")
    assert director["counts"] == {"roadmaps": 2, "measures": 4}
    assert [(each["measure"], each["role"], each["via"]) for each in director["assignments"]] == [
        ("coordinators", "responsible", "school"),
        ("2-1", "responsible", None),
        ("2-2", "responsible", "school"),
        ("1", "responsible", "school"),
    ]
    assert ministry["assignments"][0] == {
        "roadmap": "plan-2025",
        "measure": "coordinators",
        "number": "1.1",
        "title": "Назначить координаторов",
        "role": "result",
        "via": None,
        "results": [1],
        "url": "roadmaps/plan-2025/#m-coordinators",
    }


@pytest.mark.parametrize(("most", "listed"), [(4, True), (3, False)])
def test_a_party_of_too_many_measures_is_led_to_the_files_of_their_roadmaps(
    monkeypatch: pytest.MonkeyPatch, most: int, listed: bool
) -> None:
    monkeypatch.setattr(party_plans, "MOST_TASKS", most)
    director = party_file(project(), "director")

    assert (director["assignments"] is not None) is listed
    assert director["counts"] == {"roadmaps": 2, "measures": 4}
    assert [(each["roadmap"], each["via"], each["measures"]) for each in director["roadmaps"]] == [
        ("plan-2025", "school", 2),
        ("plan-2025", None, 1),
        ("region", "school", 1),
    ]
    assert director["roadmaps"][2]["url"] == "roadmaps/region/"
    assert director["roadmaps"][2]["json"] == "api/v1/roadmaps/region.json"


def test_what_a_large_party_is_told_is_found_in_the_files_of_the_roadmaps() -> None:
    sample = project()
    plan = exported()
    for each in party_file(sample, "director")["roadmaps"][:2]:
        named = [m for m in plan["measures"] if (each["via"] or "director") in {p["id"] for p in m["responsible"]}]
        assert len(named) == each["measures"]


def test_a_party_without_measures_has_no_file() -> None:
    with pytest.raises(KeyError):
        party_file(project(), "archive")


def test_files_are_readable_utf8_with_a_line_end() -> None:
    data = export_roadmap_json(project(), project().roadmaps[0])

    assert "Назначить координаторов".encode() in data
    assert data.endswith(b"}\n")
    assert b"\\u" not in data


def test_a_renamed_section_changes_no_address() -> None:
    tree = PLAN | {"название": "Другое", "краткое-название": ""}
    before, after = export_files(project(PLAN)), export_files(project(tree))

    assert before.keys() == after.keys()
