"""The corpus: every spelling in `tests/corpus/terms` has the value that stands above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.terms import Clause, TermKind, parse_context, parse_term

CORPUS = Path(__file__).parents[2] / "corpus" / "terms"


def cases() -> Iterator[Any]:
    for file in sorted(CORPUS.glob("*.yaml")):
        if file.stem == "must_not_read":
            continue
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            for spelling in case["spellings"]:
                yield pytest.param(
                    str(spelling),
                    case.get("context"),
                    case["value"],
                    id=f"{file.stem}: {case.get('context', '')} {spelling}",
                )


@pytest.mark.parametrize(("text", "context", "value"), list(cases()))
def test_spelling_has_its_value(text: str, context: str | None, value: Mapping[str, Any]) -> None:
    term = parse_term(text, parse_context(context) if context else None)
    clauses = value.get("clauses") or [value]
    assert term.kind.value == value["kind"]
    assert [_seen(clause, wanted) for clause, wanted in zip(term.clauses, clauses, strict=True)] == [
        _wanted(wanted) for wanted in clauses
    ]


def _seen(clause: Clause, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The clause in the corpus's words; action, condition and offset only where the corpus names them."""
    seen: dict[str, Any] = {
        "kind": clause.kind.value,
        "start": clause.start,
        "end": clause.end,
        "recurrence": clause.recurrence,
    }
    for name in ("action", "condition"):
        if name in wanted:
            seen[name] = getattr(clause, name)
    if "offset" in wanted:
        found = clause.offset
        seen["offset"] = found and [found.direction, found.amount, found.unit.value, found.event]
    return seen


def _wanted(value: Mapping[str, Any]) -> dict[str, Any]:
    return {"start": None, "end": None, "recurrence": None, **value}


def not_terms() -> list[str]:
    return [str(text) for text in yaml.safe_load((CORPUS / "must_not_read.yaml").read_text(encoding="utf-8"))]


@pytest.mark.parametrize("context", [None, "Y2025", "AY2024-2025"])
@pytest.mark.parametrize("text", not_terms())
def test_what_is_no_term_stays_unread(text: str, context: str | None) -> None:
    term = parse_term(text, parse_context(context) if context else None)
    assert [(clause.kind, clause.start, clause.end) for clause in term.clauses] == [(TermKind.UNKNOWN, None, None)]
