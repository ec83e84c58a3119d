"""Golden files: the expected output lies in tests/golden and the diff of a commit is its review."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

import pytest

LONGEST_DIFF = 120  # lines; more is not read anyway


@dataclass(frozen=True)
class Golden:
    """Compares output with `folder`/NAME; with `update` writes it there instead."""

    folder: Path
    update: bool = False

    def __call__(self, name: str, actual: str | bytes) -> None:
        """Fail with a diff unless `actual` is byte for byte the golden file `name` (a POSIX path, suffix included)."""
        path = self.folder / name
        data = actual.encode() if isinstance(actual, str) else actual
        expected = path.read_bytes() if path.is_file() else None
        if data == expected:
            return
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            return
        advice = "If the new output is right, run pytest with --update-golden and review the diff."
        if expected is None:
            pytest.fail(f"no golden file {name}. {advice}", pytrace=False)
        pytest.fail(f"output differs from {name}. {advice}\n{describe_difference(expected, data)}", pytrace=False)


def describe_difference(expected: bytes, actual: bytes) -> str:
    """A unified diff of texts, or the first differing place of bytes that are no text."""
    try:
        before, after = _visible_lines(expected.decode()), _visible_lines(actual.decode())
    except UnicodeDecodeError:
        return _describe_bytes(expected, actual)
    lines = list(difflib.unified_diff(before, after, "expected", "actual", lineterm=""))
    rest = len(lines) - LONGEST_DIFF
    return "\n".join(lines[:LONGEST_DIFF] + ([f"… and {rest} lines more"] if rest > 0 else []))


def _visible_lines(text: str) -> list[str]:
    """Lines in which the characters that differ unseen are seen."""
    shown = text.replace("\r", "␍").replace("\u00a0", "⍽").replace("\t", "⇥")
    return shown.split("\n")  # a missing last line end shows as a missing empty line


def _describe_bytes(expected: bytes, actual: bytes) -> str:
    pairs = zip(expected, actual, strict=False)
    place = next((i for i, (one, other) in enumerate(pairs) if one != other), min(len(expected), len(actual)))
    around = slice(max(place - 8, 0), place + 24)
    return (
        f"{len(expected)} bytes expected, {len(actual)} came; they part at byte {place}:\n"
        f"- {expected[around]!r}\n+ {actual[around]!r}"
    )
