"""Writes sbom.cdx.json: what the program is made of, as CycloneDX 1.6, from the hash-locked list of the site.

    .venv/bin/python .ci/make_sbom.py

Nothing in it is of the day or of this machine: the same list gives the same bytes. Licences are those that installed
packages declare. A package has the hashes of all its files that the list permits, one of which is installed.
"""

from __future__ import annotations

import json
import re
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
SBOM = ROOT / "sbom.cdx.json"

_ENTRY = re.compile(r"^(?P<name>[A-Za-z0-9._\-]+)==(?P<version>[^\s;\\]+)(?: ; (?P<marker>[^\\\n]+?))? *\\?$")
_HASH = re.compile(r"--hash=sha256:(?P<value>[0-9a-f]{64})")


@dataclass(frozen=True)
class Locked:
    """A package of the list; `marker` says where it is installed, empty for everywhere."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    @property
    def purl(self) -> str:
        """Its package URL."""
        return f"pkg:pypi/{re.sub(r'[-_.]+', '-', self.name).lower()}@{self.version}"


def locked(text: str) -> Iterator[Locked]:
    """The packages of a hash-locked list, in its order."""
    for block in re.split(r"\n(?=\S)", text):
        entry = _ENTRY.match(block.partition("\n")[0])
        if entry:
            hashes = tuple(sorted(each["value"] for each in _HASH.finditer(block)))
            yield Locked(entry["name"], entry["version"], entry["marker"] or "", hashes)


def declared_licences(package: Locked) -> list[dict[str, Any]]:
    """What the installed package says of its licence; nothing where this version is not installed here."""
    try:
        found = distribution(package.name)
    except PackageNotFoundError:
        return []
    if found.version != package.version:
        return []
    expression = found.metadata.get("License-Expression")
    if expression:
        return [{"expression": expression}]
    words = [
        each.split(" :: ")[-1] for each in found.metadata.get_all("Classifier", []) if each.startswith("License ::")
    ]
    short = (found.metadata.get("License") or "").strip().split("\n")[0][:80]
    names = [word for word in words if word != "OSI Approved"] or ([short] if short else [])
    return [{"license": {"name": name}} for name in sorted(set(names))]


def component(package: Locked, licences: list[dict[str, Any]]) -> dict[str, Any]:
    """A package as CycloneDX says it."""
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        "purl": package.purl,
        "hashes": [{"alg": "SHA-256", "content": value} for value in package.hashes],
    }
    if licences:
        found["licenses"] = licences
    if package.marker:
        found["properties"] = [{"name": "python:environment-marker", "value": package.marker}]
    return found


def project() -> tuple[str, str]:
    """The program's own name and version."""
    import tomllib

    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return about["name"], about["version"]


def sbom(text: str, known: dict[str, list[dict[str, Any]]] | None = None) -> bytes:
    """The document for a list; `known` has licences by package URL where they are not to be asked anew."""
    name, version = project()
    packages = sorted(locked(text), key=lambda each: each.purl)
    own = f"pkg:pypi/{name}@{version}"
    whole: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": own, "name": name, "version": version, "purl": own}
        },
        "components": [component(each, (known or {}).get(each.purl) or declared_licences(each)) for each in packages],
        "dependencies": [{"ref": own, "dependsOn": [each.purl for each in packages]}],
    }
    content = json.dumps(whole, sort_keys=True)
    number = uuid.uuid5(uuid.NAMESPACE_OID, content)
    return (json.dumps({"serialNumber": f"urn:uuid:{number}", **whole}, ensure_ascii=False, indent=1) + "\n").encode()


if __name__ == "__main__":
    SBOM.write_bytes(sbom(LOCK.read_text(encoding="utf-8")))
    print(f"{SBOM.name}: {len(list(locked(LOCK.read_text(encoding='utf-8'))))} packages")
    sys.exit(0)
