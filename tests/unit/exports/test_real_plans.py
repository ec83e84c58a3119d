"""The published plans themselves: nothing of the documents is lost on the way into the files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from icalendar import Calendar
from jsonschema import Draft202012Validator

from macros.exports.schema import api_schema
from macros.project import Project, SiteSettings, load_project
from macros.sources.files import read_project
from tests.conftest import ROOT
from tests.support.data_files import export_files

PLANS = (ROOT / "roadmap.yaml", *sorted((ROOT / "docs" / "roadmaps").glob("*.yaml")))


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(read_project(ROOT), SiteSettings(site_url="https://example.ru/"))


@pytest.fixture(scope="module")
def files(project: Project) -> dict[str, bytes]:
    return export_files(project)


def authored(path: Path) -> dict[str, Any]:
    """The plan as its file says it, every scalar as text: read here without any of our own code."""
    tree: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return tree


def measures(tree: dict[str, Any]) -> list[dict[str, Any]]:
    return [measure for section in tree["разделы"] for measure in section["мероприятия"]]


def test_there_are_the_four_plans(files: dict[str, bytes]) -> None:
    index = json.loads(files["api/v1/index.json"])

    assert {"primorye-2022", "perm-2024", "municipal-2025", "webinar-plan"} <= {
        each["id"] for each in index["roadmaps"]
    }


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_measure_stands_once_in_the_json_with_its_number_and_results(path: Path, files: dict[str, bytes]) -> None:
    tree = authored(path)
    document = json.loads(files[f"api/v1/roadmaps/{tree['ид']}.json"])

    assert [(each["number"], each["title"], len(each["results"])) for each in document["measures"]] == [
        (each["номер"], each["название"], len(each.get("результаты", ()))) for each in measures(tree)
    ]
    assert len({each["id"] for each in document["measures"]}) == len(measures(tree))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_measure_and_every_result_stands_in_the_table(path: Path, files: dict[str, bytes]) -> None:
    tree = authored(path)
    text = files[f"api/v1/roadmaps/{tree['ид']}.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))

    assert [row["Номер"] for row in rows] == [
        f"№\u00a0{each['номер']}" for each in measures(tree) for _ in each.get("результаты") or [""]
    ]


def test_every_json_file_meets_the_published_schema(project: Project, files: dict[str, bytes]) -> None:
    validator = Draft202012Validator(api_schema(project.settings))

    for path, data in files.items():
        if path.endswith(".json") and not path.endswith("schema.json"):
            assert not list(validator.iter_errors(json.loads(data))), path


def test_every_calendar_is_read_back_and_fills_no_month(files: dict[str, bytes]) -> None:
    feeds = {path: Calendar.from_ical(data) for path, data in files.items() if path.endswith(".ics")}

    assert len(feeds) > len(PLANS)
    for path, feed in feeds.items():
        names = [str(event["UID"]) for event in feed.events]
        assert len(set(names)) == len(names), path
        assert all((event.decoded("DTEND") - event.decoded("DTSTART")).days <= 14 for event in feed.events), path


def test_every_measure_of_a_party_is_in_its_feed_or_named_as_undated(files: dict[str, bytes]) -> None:
    parties = [json.loads(data) for path, data in files.items() if path.startswith("api/v1/parties/")]

    assert len(parties) > len(PLANS)
    for party in parties:
        feed = Calendar.from_ical(files[f"calendar/role-{party['id']}.ics"])
        dated = {tuple(str(event["UID"]).split(".")[:2]) for event in feed.events}
        undated = str(feed["DESCRIPTION"])
        for task in party["assignments"]:
            assert (task["roadmap"], task["measure"]) in dated or task["title"] in undated, (party["id"], task)
