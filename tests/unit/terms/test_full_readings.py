"""Every cell of the corpus with all that is read in it: pieces of its text, conditions, events, words for the reader.

The corpus says what a cell must mean; these files show the rest, and a diff of them shows what a new row of the grammar
does to the cells that were known before. A line that starts with a letter is a cell; what stands under it was read:
`kind first..last`, then only what is there: the rule, the distance to an event, action, condition, the words of the
limit where they are not the cell itself. `=` is the reading that people see, `>` the canonical spelling if another one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from macros.terms import Clause, Term, describe_term, explain_unknown, parse_context, parse_term, write_term
from tests.support.golden_files import Golden
from tests.unit.terms.test_corpus import CORPUS, cases, not_terms

CONTEXTS = (None, "Y2025", "AY2024-2025", "M2025-03")


def shown(term: Term) -> Iterator[str]:
    """All that was read, except what goes without saying."""
    for clause in term.clauses:
        yield "    " + " | ".join(_facts(term, clause))
    reading, written = describe_term(term), write_term(term)
    yield f"    = {reading}"
    if written != reading:
        yield f"    > {written}"


def _facts(term: Term, clause: Clause) -> Iterator[str]:
    days = f" {clause.start or ''}..{clause.end or ''}" if clause.start or clause.end else ""
    yield ("далее " if clause.follows else "") + clause.kind.value + days
    if clause.recurrence:
        yield clause.recurrence
    if clause.offset:
        found = clause.offset
        yield f"{found.direction:+d} {found.amount} {found.unit.value} «{found.event}»"
    if clause.action is not None:
        yield f"что: «{clause.action}»"
    if clause.condition is not None:
        yield f"когда: «{clause.condition}»"
    if clause.text != term.text:
        yield f"из: «{clause.text}»"
    if clause.wording != clause.text:
        yield f"срок: «{clause.wording}»"


def cells() -> dict[str, list[tuple[str, str | None]]]:
    """File of the corpus → its cells, each with its period."""
    found: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for case in cases():
        found[str(case.id).split(":", 1)[0]].append((case.values[0], case.values[1]))
    return found


CELLS = cells()


@pytest.mark.parametrize("file", sorted(CELLS))
def test_every_cell_is_read_as_before(file: str, golden: Golden) -> None:
    lines = []
    for text, context in CELLS[file]:
        lines += [
            f"{_one_line(text)}{f' [{context}]' if context else ''}",
            *map(_one_line, shown(_read(text, context))),
        ]
    golden(f"terms/{file}.txt", "\n".join(lines) + "\n")


def test_every_period_gives_its_own_days(golden: Golden) -> None:
    """Each cell in four periods; those are left out that say the same as without one."""
    lines = []
    for text in dict.fromkeys(text for file in sorted(CELLS) for text, _ in CELLS[file]):
        days = {context: [f"{c.kind.value} {c.start or ''}..{c.end or ''}" for c in _read(text, context).clauses]
                for context in CONTEXTS}  # fmt: skip
        told = [f"{context}: {'; '.join(days[context])}" for context in CONTEXTS[1:] if days[context] != days[None]]
        lines += [_one_line(text), *(f"    {line}" for line in told)] if told else []
    golden("terms/in_periods.txt", "\n".join(lines) + "\n")


def test_what_is_no_term_is_explained_as_before(golden: Golden) -> None:
    lines = [f"{_one_line(text)}\n    {explain_unknown(text)}" for text in not_terms()]
    golden("terms/explained.txt", "\n".join(lines) + "\n")


def _read(text: str, context: str | None) -> Term:
    return parse_term(text, parse_context(context) if context else None)


def _one_line(text: str) -> str:
    return text.replace("\n", "⏎").replace("\t", "⇥")


def test_the_files_are_those_of_the_corpus() -> None:
    """Every file of the corpus is shown."""
    assert {file.stem for file in CORPUS.glob("*.yaml")} == {*CELLS, "must_not_read"}


def test_a_long_cell_is_read_like_a_short_one() -> None:
    """Long lines go another way through the grammar, on which rows that cannot match are left out beforehand."""
    changed = []
    for text, context in (cell for file in sorted(CELLS) for cell in CELLS[file][::6]):
        if re.search(r'["«]|последующие годы', text):  # what stands behind them changes their meaning
            continue
        short, long = _days(_read(text, context)), _days(_read(text + "; прочее" * 110, context))
        changed += [text] if short != long and short[-1][0] != "unknown" else []
    assert changed == []


def _days(term: Term) -> list[tuple[object, ...]]:
    return [(c.kind.value, c.start, c.end, c.recurrence, c.condition, c.offset) for c in term.clauses]
