"""What is said of terms, whole: what is wrong with a cell, repetitions in words, the days around an event.

The questions are data (`tests/corpus/terms_told.yaml`), the answers golden files.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from macros.terms import (
    describe_term,
    explain_unknown,
    find_impossible_dates,
    load_work_calendar,
    parse_context,
    parse_term,
    resolve_term,
)
from macros.terms.resolving import same_event
from macros.terms.writing import rule_words
from tests.support.golden_files import Golden

TOLD = yaml.safe_load((Path(__file__).parents[2] / "corpus" / "terms_told.yaml").read_text(encoding="utf-8"))


def test_what_is_wrong_with_a_cell(golden: Golden) -> None:
    lines = []
    for text in TOLD["неверно"]:
        lines += [text, f"    {explain_unknown(text)}"]
        lines += [f"    {each.start}–{each.end} «{each.text}» {each.reason}" for each in find_impossible_dates(text)]
    golden("terms/told-wrong.txt", "\n".join(lines) + "\n")


def test_a_repetition_in_words(golden: Golden) -> None:
    """With the words of the cell, which decide between «до 5 числа» and «5 числа»."""
    lines = []
    for rule in TOLD["повторы"]["правила"]:
        alike: dict[str, list[str]] = {}
        for words in TOLD["повторы"]["слова"]:
            alike.setdefault(rule_words(rule, words), []).append(words)
        plain = rule_words(rule)
        lines.append(f"{rule} = {plain}")
        lines += [f"    {' | '.join(words)} = {told}" for told, words in alike.items() if told != plain]
    golden("terms/told-repetitions.txt", "\n".join(lines) + "\n")


def test_the_days_around_an_event(golden: Golden) -> None:
    of = TOLD["события"]
    calendar = load_work_calendar().with_academic_years({2024: (of["дни"]["День учителя"], of["дни"]["начало смены"])})
    numbered = [text.replace("N", str(number)) for text in of["сроки"] for number in of["числа"]]
    lines = []
    for text in (*numbered, *of["без-числа"]):
        found = resolve_term(parse_term(text, parse_context("AY2024-2025")), calendar, of["дни"])
        lines.append(f"{text}: {found.start or ''}..{found.end or ''} = {describe_term(found)}")
    assert resolve_term(parse_term("до начала смены"), calendar) == parse_term("до начала смены")
    lines += [f"{first} ~ {second}: {same_event(first, second)}" for first, second in of["похожи"]]
    golden("terms/told-events.txt", "\n".join(lines) + "\n")
