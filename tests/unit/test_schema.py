"""The schemas for editors: committed as generated, true to the real files, Russian throughout."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from macros.adapters.commands.schema import write_schemas
from macros.loading.prune import plain
from macros.schema import DIALECT, FOLDER, all_schemas
from macros.sources.files import read_project
from macros.sources.yaml_tree import parse_yaml

ROADMAPS = "roadmap.schema.json"


def _schema_for(path: str) -> str:
    if path == "roadmap.yaml" or (path.startswith("docs/roadmaps/") and not path.endswith(".md")):
        return ROADMAPS
    return {"docs/parties.yaml": "parties.schema.json", "docs/calendar.yaml": "calendar.schema.json"}.get(path, "")


def _validate(name: str, data: object) -> None:
    jsonschema.Draft202012Validator(json.loads(all_schemas()[name])).validate(data)


def test_committed_schemas_are_fresh(project_root: Path) -> None:
    committed = {path.name: path.read_text("utf-8") for path in (project_root / FOLDER).glob("*.json")}
    assert committed == all_schemas(), "run: metodichka schema"


def test_real_files_are_valid(project_root: Path) -> None:
    texts = read_project(project_root).texts
    checked = 0
    for path, text in texts.items():
        name = _schema_for(path)
        node = parse_yaml(text, path).node
        if name and node is not None:
            _validate(name, plain(node))
            checked += 1
    assert checked >= 5


def test_yaml_files_name_the_schema_that_exists(project_root: Path) -> None:
    for path, text in read_project(project_root).texts.items():
        named = re.search(r"^# yaml-language-server: \$schema=(\S+)$", text, re.MULTILINE)
        if _schema_for(path):
            assert named, f"{path} names no schema"
            assert ((project_root / path).parent / named[1]).resolve() == (project_root / FOLDER / _schema_for(path))


@pytest.mark.parametrize("name", sorted(all_schemas()))
def test_schemas_are_schemas(name: str) -> None:
    schema = json.loads(all_schemas()[name])
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DIALECT


@pytest.mark.parametrize("name", sorted(all_schemas()))
def test_editors_read_russian(name: str) -> None:
    for place, description in _descriptions(json.loads(all_schemas()[name])):
        assert re.search("[а-яё]", description) or re.fullmatch(r"[\w\s/,.%-]+", description), place


@pytest.mark.parametrize("name", sorted(all_schemas()))
def test_every_field_is_described_and_no_other_is_allowed(name: str) -> None:
    schema = json.loads(all_schemas()[name])
    for record in (schema, *schema.get("$defs", {}).values()):
        if "properties" in record:
            assert record["additionalProperties"] is False
            assert [key for key, field in record["properties"].items() if not field.get("description")] == []


@pytest.mark.parametrize(
    ("change", "valid"),
    [
        ({}, True),
        ({"сроки": "май"}, False),
        ({"уровень": "региональный"}, False),
        ({"ид": "Карта"}, False),
        ({"проверено": "вчера"}, False),
        ({"период": {"текст": "а"}}, False),
        ({"основание": "приказ"}, True),
        ({"разделы": [{"название": "а", "мероприятия": [{"номер": "1", "название": "б", "контроль": "в"}]}]}, True),
        ({"разделы": [{"название": "а", "мероприятия": [{"номер": 1.1, "название": "б"}]}]}, False),
        ({"разделы": [{"название": "а", "мероприятия": [{"номер": "1", "название": "б", "после": 1}]}]}, False),
        ({"название": 2024}, True),
    ],
)
def test_what_an_editor_is_told(change: dict[str, Any], valid: bool) -> None:
    data = {"ид": "a", "название": "А", "уровень": "регион", "разделы": [], **change}
    validator = jsonschema.Draft202012Validator(json.loads(all_schemas()[ROADMAPS]))
    assert validator.is_valid(data) is valid


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert set(write_schemas(tmp_path)) == set(all_schemas())
    assert write_schemas(tmp_path) == ()
    (tmp_path / FOLDER / ROADMAPS).write_text("{}")
    assert write_schemas(tmp_path) == (ROADMAPS,)


def _descriptions(node: Any, place: str = "") -> list[tuple[str, str]]:
    if isinstance(node, list):
        return [found for item in node for found in _descriptions(item, place)]
    if not isinstance(node, dict):
        return []
    own = [(place, node["description"])] if isinstance(node.get("description"), str) else []
    return own + [found for key, value in node.items() for found in _descriptions(value, f"{place}/{key}")]
