"""The grammar seen from its own rows: every branch of every pattern, every number near a bound, every pair of limits.

The corpus holds what officials write; these files (`tests/golden/terms/crossed-*.txt`) hold what lies between: the
diff of a change shows each reading that it moves. Words stand as the patterns name them, so endings do not always
agree – the grammar does not look at them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import pytest
import yaml

from macros.terms import Term, TermKind, parse_context, parse_term
from macros.terms.grammar import STAGES
from macros.terms.lexicon import WORDS
from tests.support.golden_files import Golden
from tests.support.row_patterns import variants_of

CROSSED = yaml.safe_load((Path(__file__).parents[2] / "corpus" / "terms_crossed.yaml").read_text(encoding="utf-8"))
YEAR, MONTH = parse_context("Y2025"), parse_context("M2025-03")


def told(term: Term) -> str:
    """Kinds, days, rules, distances, actions and conditions in one line."""
    return "; ".join(" ".join(_pieces(term, index)) for index in range(len(term.clauses)))


def _pieces(term: Term, index: int) -> Iterator[str]:
    clause = term.clauses[index]
    yield ("далее " if clause.follows else "") + clause.kind.value
    if clause.start or clause.end:
        yield f"{clause.start or ''}..{clause.end or ''}"
    if clause.recurrence:
        yield clause.recurrence
    if clause.offset:
        yield f"{clause.offset.direction:+d}/{clause.offset.amount}/{clause.offset.unit.value}/«{clause.offset.event}»"
    if clause.action:
        yield f"что «{clause.action}»"
    if clause.condition:
        yield f"когда «{clause.condition}»"
    if len(term.clauses) > 1 or clause.wording != term.text:
        yield f"<{clause.wording}>"


def _spelt(names: Sequence[str]) -> str:
    """The nodes' names as words of a cell."""
    words: list[str] = []
    for place, name in enumerate(names):
        known = CROSSED["слова"].get(name) or WORDS.get(name, name).split()[0]
        before = names[:place].count(name)
        words.append(known if isinstance(known, str) else known[before % len(known)])
    text = " ".join(words).replace(" ,", ",").replace("( ", "(").replace(" )", ")").replace(" :", ":")
    return text.replace(" - ", "-").strip()


@pytest.mark.parametrize("number", range(len(STAGES)))
def test_every_branch_of_every_row(number: int, golden: Golden) -> None:
    stage = STAGES[number]
    lines = []
    for row in stage.rows:
        lines.append(f"# {row.name}")
        texts = dict.fromkeys(_spelt(names) for names in variants_of(stage.spread_out(row.pattern)))
        lines += [f"{text} → {_told_of(text)}" for text in texts]
    golden(f"terms/crossed-rows-{number:02d}.txt", "\n".join(lines) + "\n")


def _told_of(text: str) -> str:
    """The reading; of words that are no limit, what they do to one that stands beside them."""
    term = parse_term(text, YEAR)
    if term.kind is TermKind.UNKNOWN:
        return " | ".join(told(parse_term(other, YEAR)) for other in (f"{text}, 20 июня", f"до 20 июня {text}"))
    return told(term)


@pytest.mark.parametrize("name", ["числа", "годы"])
def test_every_number_near_a_bound(name: str, golden: Golden) -> None:
    """Numbers that are read alike stand in one line, with N for the number in what was read."""
    lines = []
    for template in CROSSED[name]["где"]:
        lines.append(f"# {template}")
        alike: dict[str, list[str]] = {}
        for number in map(str, CROSSED[name]["какие"]):
            text = template.replace("N", number)
            year, month = told(parse_term(text, YEAR)), told(parse_term(text, MONTH))
            reading = year + (f" || {month}" if month != year else "")
            shape = re.sub(rf"(?<!\d)0?{number}(?!\d)", "N", reading)
            alike.setdefault(shape, []).append(number)
        lines += [f"{' '.join(numbers)} → {shape}" for shape, numbers in alike.items()]
    golden(f"terms/crossed-{name}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("number", range(len(CROSSED["между"])))
def test_every_two_limits_side_by_side(number: int, golden: Golden) -> None:
    between = CROSSED["между"][number]
    usual, more, beside = CROSSED["сроки"], CROSSED["ещё-сроки"], CROSSED["рядом"]
    pairs = [*product(usual, usual), *product(more, beside), *product(beside, more)]
    texts = [between.replace("A", first).replace("B", second) for first, second in pairs]
    lines = [f"{text} → {told(parse_term(text, YEAR))}" for text in texts]
    golden(f"terms/crossed-pairs-{number:02d}.txt", "\n".join(lines) + "\n")


def test_odd_cells(golden: Golden) -> None:
    """In a plan for a year; and in one for a month and in none where they say something else there."""
    lines = []
    for text in CROSSED["прочие"]:
        year, month, alone = (told(parse_term(text, context)) for context in (YEAR, MONTH, None))
        lines.append(f"{text}\n    {year}")
        lines += [f"    месяц: {month}"] * (month not in (year, alone)) + [f"    сам по себе: {alone}"] * (
            alone != year
        )
    golden("terms/crossed-odd.txt", "\n".join(lines) + "\n")
