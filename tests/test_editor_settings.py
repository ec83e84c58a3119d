"""What an editor's tools read: VS Code's files, schemas with Russian words, and the hooks."""

from __future__ import annotations

import fnmatch
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from macros.cli import COMMANDS
from macros.schema import all_schemas
from macros.sources.files import read_project
from macros.sources.list_indents import STEP
from macros.sources.yaml_tree import parse_yaml
from tests.support.language_server import LanguageServer, find_language_server, language_server

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / ".vscode"


def vscode(name: str) -> Any:
    return json.loads((CODE / name).read_text("utf-8"))


def schema_of(path: str) -> str | None:
    """The schema that VS Code's settings give to the file."""
    for schema, patterns in vscode("settings.json")["yaml.schemas"].items():
        for pattern in [patterns] if isinstance(patterns, str) else patterns:
            if fnmatch.fnmatch(path, pattern):
                return Path(schema).name
    return None


def test_every_authored_file_has_its_schema_by_settings_and_by_its_first_line() -> None:
    for path, text in read_project(ROOT).texts.items():
        named = re.search(r"^# yaml-language-server: \$schema=(\S+)$", text, re.MULTILINE)
        if path.endswith(".yaml"):
            assert named and schema_of(path) == named[1].rpartition("/")[2], path


def test_every_authored_file_is_valid_by_its_schema() -> None:
    for path, text in read_project(ROOT).texts.items():
        if path.endswith(".yaml"):
            schema = json.loads(all_schemas()[schema_of(path) or ""])
            jsonschema.Draft202012Validator(schema).validate(as_editor(text))


class _EditorLoader(yaml.SafeLoader):
    """Reads as an editor's extension does: numbers are numbers, days stay text."""


_EditorLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
    for sign, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_editor(text: str) -> Any:
    return yaml.load(text, Loader=_EditorLoader)  # noqa: S506 - a safe loader with less in it


def _fields(schema: Any, where: str) -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        for name, value in schema.get("properties", {}).items():
            yield f"{where}.{name}", value
        for key, value in schema.items():
            yield from _fields(value, f"{where}.{key}")
    elif isinstance(schema, list):
        for value in schema:
            yield from _fields(value, where)


@pytest.mark.parametrize("name", sorted(all_schemas()))
def test_every_field_is_described_in_russian(name: str) -> None:
    fields = dict(_fields(json.loads(all_schemas()[name]), ""))
    assert fields
    assert [where for where, field in fields.items() if not re.search("[а-яё]", field.get("description", ""))] == []


def test_tasks_run_commands_that_exist() -> None:
    tasks = vscode("tasks.json")["tasks"]
    assert {"Просмотр", "Проверка"} <= {task["label"] for task in tasks}
    assert {task["args"][1] for task in tasks} <= set(COMMANDS)
    assert all(task["windows"] == {"command": "py"} and task["args"][0] == "run.py" for task in tasks)


def test_the_task_reads_our_messages() -> None:
    (pattern,) = (t["problemMatcher"]["pattern"] for t in vscode("tasks.json")["tasks"] if t["problemMatcher"])
    match = re.match(pattern["regexp"], "docs/a.yaml:42:9: ошибка: неизвестное поле «сроки» [unknown-field]")
    assert match is not None
    assert [match[pattern[key]] for key in ("file", "line", "column", "code")] == [
        "docs/a.yaml",
        "42",
        "9",
        "unknown-field",
    ]


PLAN = "ид: x\nназвание: К\nуровень: регион\nразделы:\n  - название: Р\n    мероприятия:\n"
SNIPPET_PLACES = {
    "Мероприятие": (
        "roadmap.schema.json",
        f"{PLAN}{{6}}",
    ),
    "Результат со сроком": (
        "roadmap.schema.json",
        f'{PLAN}      - номер: "1"\n        название: М\n        результаты:\n{{10}}',
    ),
    "Шаг инструкции": (
        "instruction.schema.json",
        "ид: x\nназвание: И\nописание: О\nвладелец: Школа\nпроверено: 2025-01-01\nшаги:\n{2}",
    ),
    "Блок речевого модуля": (
        "speech-module.schema.json",
        "ид: x\nназвание: И\nописание: О\nвладелец: Школа\nпроверено: 2025-01-01\n"
        "ведущий: Школа\nминут: 2\nблоки:\n{2}",
    ),
}


def test_every_snippet_has_a_place() -> None:
    assert SNIPPET_PLACES.keys() == vscode("metodichka.code-snippets").keys()


@pytest.mark.parametrize("name", SNIPPET_PLACES)
def test_a_snippet_gives_valid_text(name: str) -> None:
    schema, around = SNIPPET_PLACES[name]
    lines = [re.sub(r"\$\{\d+:([^}]*)\}", r"\1", line) for line in vscode("metodichka.code-snippets")[name]["body"]]
    text = re.sub(r"\{(\d+)\}", lambda m: "\n".join(" " * int(m[1]) + line for line in lines), around)
    parsed = parse_yaml(text, "")
    assert parsed.node is not None and parsed.diagnostics == ()
    jsonschema.Draft202012Validator(json.loads(all_schemas()[schema])).validate(as_editor(text))


def test_hooks_need_no_network() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [repo["repo"] for repo in config["repos"]] == ["local"]
    assert all(hook["language"] == "system" for repo in config["repos"] for hook in repo["hooks"])


# --- the language server of VS Code's extension ---------------------------------------------------------------------


@pytest.fixture
def server_of_yaml() -> Iterator[LanguageServer]:
    program = find_language_server()
    if program is None:
        pytest.skip("нет yaml-language-server: npm install -g yaml-language-server")
    flat = {key: value for key, value in vscode("settings.json").items() if key.startswith("yaml.")}
    settings: dict[str, Any] = {"schemaStore": {"enable": False}}
    settings |= {key.removeprefix("yaml."): value for key, value in flat.items() if key.count(".") == 1}
    settings["schemas"] = {(ROOT / key).as_uri(): value for key, value in settings["schemas"].items()}
    with language_server(program, ROOT, {"yaml": settings}) as server:
        yield server


def test_the_real_language_server_accepts_every_file_and_explains_fields(server_of_yaml: LanguageServer) -> None:
    for path, text in read_project(ROOT).texts.items():
        if path.endswith(".yaml"):
            assert server_of_yaml.diagnostics(ROOT / path, text) == [], path
    lines = read_project(ROOT).texts["roadmap.yaml"].split("\n")
    line = next(number for number, each in enumerate(lines) if each.strip().startswith("срок:"))
    assert "Срок словами документа" in server_of_yaml.hover(ROOT / "roadmap.yaml", line, lines[line].index("срок") + 1)


def test_the_real_language_server_finds_what_the_check_finds(server_of_yaml: LanguageServer) -> None:
    text = read_project(ROOT).texts["roadmap.yaml"]
    broken = text.replace('номер: "2"', "номер: 2", 1).replace("        срок:", "        сроки:", 1)
    found = server_of_yaml.diagnostics(ROOT / "docs/roadmaps/new.yaml", broken.replace("=schemas", "=../../schemas"))
    assert len(found) == 2
    assert any("сроки" in each["message"] for each in found)


def test_editors_indent_markdown_by_the_four_spaces_that_make_a_level_of_a_list() -> None:
    assert vscode("settings.json")["[markdown]"]["editor.tabSize"] == STEP
    sections = re.split(r"(?m)^\[", (ROOT / ".editorconfig").read_text("utf-8"))
    (pages,) = (section for section in sections if section.startswith("*.md]"))
    assert f"indent_size = {STEP}" in pages
