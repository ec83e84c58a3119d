"""Copies of the project that may be spoilt, and the judgement of its tests over them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
FAULTS = ROOT / "tests" / "planted" / "faults.yaml"
SECONDS = 180  # longer than the tests of any area; a fault that makes them hang is a fault that was noticed

_MADE = ("site", "build", "dist")  # what the program makes; hidden files are of this machine
_PYTEST = ("-B", "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:randomly", "-p", "no:cacheprovider")


@dataclass(frozen=True)
class PlantedFault:
    """One fault as data, see faults.yaml."""

    what: str
    file: str
    was: str
    becomes: str
    tests: tuple[str, ...]


def planted_faults() -> tuple[PlantedFault, ...]:
    """All of them."""
    rows = yaml.safe_load(FAULTS.read_text(encoding="utf-8"))
    return tuple(PlantedFault(r["what"], r["file"], r["was"], r["is"], tuple(r["tests"])) for r in rows)


def plant(tree: Path, fault: PlantedFault) -> str:
    """Put the fault into the copy; gives the file's own text back. ValueError where the fault is out of date."""
    place = tree / fault.file
    own = place.read_text(encoding="utf-8")
    if own.count(fault.was) != 1:
        raise ValueError(f"{fault.file}: «{fault.was}» stands there {own.count(fault.was)} times")
    place.write_text(own.replace(fault.was, fault.becomes), encoding="utf-8")
    return own


def copied(tree: Path) -> Path:
    """A copy of the project in the new folder."""
    (tree / "tmp").mkdir(parents=True)
    for source in sorted(ROOT.iterdir()):
        if source.name.startswith(".") or source.name in _MADE:
            continue
        if source.is_dir():
            shutil.copytree(source, tree / source.name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, tree / source.name)
    return tree


def surroundings(tree: Path) -> dict[str, str]:
    """The variables of a program in the copy; what a spoilt one writes for a while stays there, too."""
    return dict(os.environ, PYTHONPATH=str(tree), TMPDIR=str(tree / "tmp"), PYTHONUTF8="1")


def passes(tree: Path, tests: tuple[str, ...]) -> bool:
    """Whether these tests are green in the copy."""
    command = [sys.executable, *_PYTEST, *tests]
    try:
        done = subprocess.run(
            command, cwd=tree, env=surroundings(tree), capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
