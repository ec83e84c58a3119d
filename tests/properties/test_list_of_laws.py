"""The table of laws names every property of this folder, and none that is not there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
ROW = re.compile(r"\| `(?P<file>[^`]+)` \| `(?P<name>[^`]+)` \| (?P<law>.+) \|")
ENOUGH = 30


def written() -> Iterator[tuple[str, str]]:
    for path in TESTS.rglob("test_*.py"):
        text = path.read_text(encoding="utf-8")
        if "@given" not in text:
            continue
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef) and any("given(" in ast.unparse(d) for d in node.decorator_list):
                yield path.relative_to(TESTS).as_posix(), node.name


def test_laws_are_listed() -> None:
    rows = ROW.finditer((TESTS / "properties" / "README.md").read_text(encoding="utf-8"))
    listed = [(row["file"], row["name"]) for row in rows]
    known = set(written())
    assert set(listed) - known == set(), "no such property"
    assert {each for each in known - set(listed) if each[0].startswith("properties/")} == set(), "not in the table"
    assert len(listed) == len(set(listed)) >= ENOUGH
