"""The same project gives the same files, whatever the process that writes them."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.exports import export_party_ics, export_roadmap_ics
from tests.support.data_files import export_files
from tests.unit.exports.samples import PLAN, project

SCRIPT = """
import hashlib
from tests.support.data_files import export_files
from tests.unit.exports.samples import project
for path, data in export_files(project(site_url="https://example.ru/")).items():
    print(path, hashlib.sha256(data).hexdigest())
"""


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Vladivostok", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"},
    ],
)
def test_another_process_writes_the_same_bytes(project_root: Path, surroundings: dict[str, str]) -> None:
    here = export_files(project(site_url="https://example.ru/"))
    environment = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT"}}
    there = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=project_root,
        env=environment | surroundings | {"PYTHONPATH": str(project_root), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert there.splitlines() == [f"{path} {hashlib.sha256(data).hexdigest()}" for path, data in here.items()]


def test_every_file_has_its_place() -> None:
    assert list(export_files(project(PLAN))) == [
        "api/v1/index.json",
        "api/v1/parties.json",
        "api/v1/schema.json",
        "api/v1/roadmaps/plan-2025.json",
        "api/v1/roadmaps/plan-2025.csv",
        "calendar/plan-2025.ics",
        "calendar/role-ministry.ics",
        "api/v1/parties/ministry.json",
        "calendar/role-school.ics",
        "api/v1/parties/school.json",
        "calendar/role-director.ics",
        "api/v1/parties/director.json",
        "calendar/role-deputy.ics",
        "api/v1/parties/deputy.json",
        "calendar/role-parents.ics",
        "api/v1/parties/parents.json",
    ]


def test_a_file_is_the_same_alone_and_among_all() -> None:
    sample = project()
    files = export_files(sample)

    assert files["calendar/region.ics"] == export_roadmap_ics(sample, sample.roadmaps[1])
    assert files["calendar/role-deputy.ics"] == export_party_ics(sample, "deputy")
