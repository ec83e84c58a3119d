"""The contract of `term --json` and of the site's files: the same days as the term's, key by key."""

from __future__ import annotations

import json

import pytest

from macros.terms import parse_context, parse_term, term_to_json

DEADLINE = {
    "kind": "deadline",
    "start": None,
    "end": "2025-03-01",
    "recurrence": None,
    "action": None,
    "condition": None,
}


def test_a_deadline() -> None:
    assert term_to_json(parse_term("до 01.03.2025")) == {
        "text": "до 01.03.2025",
        "kind": "deadline",
        "start": None,
        "end": "2025-03-01",
        "recurrence": None,
        "clauses": [DEADLINE],
    }


def test_a_mixed_term_has_its_days_in_its_clauses() -> None:
    found = term_to_json(parse_term("до 01.03.2025, далее – постоянно"))
    assert (found["kind"], found["start"], found["end"], found["recurrence"]) == ("mixed", None, None, None)
    assert [clause["kind"] for clause in found["clauses"]] == ["deadline", "continuous"]
    assert found["clauses"][0] == DEADLINE


@pytest.mark.parametrize(
    ("text", "kind", "start", "end", "recurrence"),
    [
        ("01.03.2025", "date", "2025-03-01", "2025-03-01", None),
        ("01.03.2025 – 05.04.2025", "range", "2025-03-01", "2025-04-05", None),
        ("май", "month", "2025-05-01", "2025-05-31", None),
        ("с 01.09.2025", "continuous", "2025-09-01", None, None),
        ("ежемесячно с 01.02.2025 по 01.06.2025", "recurring", "2025-02-01", "2025-06-01", "FREQ=MONTHLY"),
        ("по графику", "by-schedule", None, None, None),
        ("когда-нибудь", "unknown", None, None, None),
    ],
)
def test_days_and_rules(text: str, kind: str, start: str | None, end: str | None, recurrence: str | None) -> None:
    found = term_to_json(parse_term(text, parse_context("Y2025")))
    assert (found["kind"], found["start"], found["end"], found["recurrence"]) == (kind, start, end, recurrence)
    (clause,) = found["clauses"]
    assert (clause["kind"], clause["start"], clause["end"], clause["recurrence"]) == (kind, start, end, recurrence)


def test_what_is_to_be_done_and_when_only() -> None:
    (clause,) = term_to_json(parse_term("до 01.03.2025 – подать заявку (при наличии вакансий)"))["clauses"]
    assert (clause["action"], clause["condition"]) == ("подать заявку", "при наличии вакансий")
    assert list(clause) == ["kind", "start", "end", "recurrence", "action", "condition"]
    assert json.loads(json.dumps(clause)) == clause
