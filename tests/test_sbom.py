"""The bill of materials says what the hash-locked list says, and nothing that another machine would say otherwise."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
ADVICE = "renew it: .venv/bin/python .ci/make_sbom.py"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_sbom", ROOT / ".ci" / "make_sbom.py")
    assert spec is not None and spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def committed() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "sbom.cdx.json").read_text(encoding="utf-8"))
    return found


def test_it_is_made_from_the_list(maker: ModuleType, committed: dict[str, Any]) -> None:
    known = {each["purl"]: each["licenses"] for each in committed["components"]}
    assert maker.sbom(LOCK, known) == (ROOT / "sbom.cdx.json").read_bytes(), ADVICE


def test_every_package_of_the_list_is_in_it_with_its_hashes_and_a_licence(committed: dict[str, Any]) -> None:
    listed = dict(re.findall(r"^([a-z0-9.\-]+)==([^\s;]+)", LOCK, re.MULTILINE))
    assert {each["name"]: each["version"] for each in committed["components"]} == listed
    hashes = {each["content"] for component in committed["components"] for each in component["hashes"]}
    assert hashes == set(re.findall(r"sha256:([0-9a-f]{64})", LOCK))
    assert [each["name"] for each in committed["components"] if not each.get("licenses")] == []


def test_licences_are_those_of_the_installed_packages(maker: ModuleType, committed: dict[str, Any]) -> None:
    packages = {each.purl: each for each in maker.locked(LOCK)}
    asked = {purl: maker.declared_licences(package) for purl, package in packages.items()}
    stated = {each["purl"]: each["licenses"] for each in committed["components"]}
    assert {purl: found for purl, found in asked.items() if found} == {p: stated[p] for p, f in asked.items() if f}
    assert sum(map(bool, asked.values())) > 40


def test_another_list_is_another_document(maker: ModuleType) -> None:
    other = LOCK.replace("mkdocs==1.6.1", "mkdocs==1.6.2")
    assert other != LOCK
    assert maker.sbom(other, {}) != maker.sbom(LOCK, {})
    assert maker.sbom(LOCK, {}) == maker.sbom(LOCK, {})


def test_the_form_is_cyclonedx(committed: dict[str, Any]) -> None:
    assert (committed["bomFormat"], committed["specVersion"], committed["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", committed["serialNumber"])
    references = [each["bom-ref"] for each in committed["components"]]
    assert len(set(references)) == len(references)
    (whole,) = committed["dependencies"]
    assert whole["dependsOn"] == references
    assert whole["ref"] == committed["metadata"]["component"]["bom-ref"]
