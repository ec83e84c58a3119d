"""What an editor's tools read: VS Code's files, schemas with Russian words, the hooks and the CI samples."""

from __future__ import annotations

import fnmatch
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from macros.cli import COMMANDS, main
from macros.schema import all_schemas
from macros.sources.files import read_project
from macros.sources.yaml_tree import parse_yaml
from tests.support.language_server import LanguageServer, find_language_server, language_server

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / ".vscode"
CI = ("gitlab-ci.yml", "github-actions.yml", "gitea-actions.yml")


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


# --- samples for git servers ----------------------------------------------------------------------------------------


def script_lines(name: str) -> list[str]:
    """Every shell line of the sample, in order."""
    sample = yaml.safe_load((ROOT / "ci" / name).read_text("utf-8"))
    if name.startswith("gitlab"):
        return list(sample["check"]["script"])
    steps = sample["jobs"]["check"]["steps"]
    return [line for step in steps for line in step.get("run", "").splitlines()]


@pytest.mark.parametrize("name", CI)
def test_a_sample_takes_the_program_from_the_protected_branch_and_has_no_secrets(name: str) -> None:
    text = (ROOT / "ci" / name).read_text("utf-8")
    lines = script_lines(name)
    assert "secrets." not in text and "TOKEN" not in text and "PASSWORD" not in text
    built = next(at for at, line in enumerate(lines) if "run.py" in line)
    assert any("trusted-tree.sh" in line and line.startswith("sh ") for line in lines[:built])
    assert any("git show" in line and "trusted-tree.sh" in line for line in lines[:built]), (
        "not the change's own script"
    )
    assert any("check" in line and "--since HEAD" in line for line in lines)
    assert not any("${{" in line for line in lines), "a name of a branch would become part of the script"
    workflow = yaml.safe_load(text)
    assert "pull_request_target" not in str(workflow)


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Редактор", "-c", "user.email=editor@example.org")
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def server(tmp_path: Path) -> Path:
    """A repository whose main branch holds the project; run.py is one that needs no installation."""
    folder = tmp_path / "server"
    names = ("--title", "Раздел", "--publisher", "Министерство", "--territory", "Край", "--today", "2025-02-10")
    assert main(["new", "site", str(folder), *names]) == 0
    shutil.rmtree(folder / "macros")  # the real one is used: see run.py
    runner = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from macros.cli import main; sys.exit(main(sys.argv[1:]))\n"
    )
    (folder / "run.py").write_text(runner, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "раздел")
    git(folder, "checkout", "-qb", "change")
    (folder / "run.py").write_text("open('../hacked', 'w')\n", encoding="utf-8")
    (folder / "ci/trusted-tree.sh").write_text("touch ../hacked\n", encoding="utf-8")
    return folder


@pytest.mark.timeout(300)
@pytest.mark.skipif(os.name == "nt", reason="сценарии CI написаны для sh")
@pytest.mark.parametrize("clean", [True, False], ids=["clean", "broken"])
def test_the_gitlab_sample_runs_as_written(server: Path, tmp_path: Path, clean: bool) -> None:
    page = server / "docs/faq.md"
    page.write_text(page.read_text("utf-8") + ("\nНовая строка.\n" if clean else "\n[Нет](net.md)\n"), encoding="utf-8")
    git(server, "add", "-A")
    git(server, "commit", "-qm", "правка")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--branch", "change", server.as_uri(), str(clone))
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    python = bin_folder / "python3"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', encoding="utf-8")
    python.chmod(python.stat().st_mode | stat.S_IEXEC)
    environment = os.environ | {
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_COMMIT_SHA": git(clone, "rev-parse", "HEAD"),
        "NO_MKDOCS_2_WARNING": "1",
    }
    script = "\n".join(["set -e", *script_lines("gitlab-ci.yml")])
    done = subprocess.run(["sh", "-c", script], cwd=clone, env=environment, capture_output=True, text=True, check=False)
    assert not list(tmp_path.rglob("hacked")), "the change's own program was run"
    report = json.loads((clone / "gl-code-quality-report.json").read_text("utf-8"))
    if clean:
        assert done.returncode == 0, done.stdout + done.stderr
        assert report == []
        assert "Новая строка." in (clone / "preview/faq/index.html").read_text("utf-8")
    else:
        assert done.returncode == 1
        assert [(each["check_name"], each["location"]["path"]) for each in report] == [("dead-link", "docs/faq.md")]
        assert not (clone / "preview").exists()


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
