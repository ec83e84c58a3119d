"""What holds for every cell, whatever is written in it."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.terms import (
    Term,
    TermContext,
    describe_term,
    explain_unknown,
    find_impossible_dates,
    parse_context,
    parse_term,
    term_to_json,
    write_term,
)
from tests.unit.terms.test_corpus import cases

CONTEXTS = [None, parse_context("Y2025"), parse_context("AY2024-2025"), parse_context("M2018-09")]
SPELLINGS = [(case.values[0], parse_context(case.values[1]) if case.values[1] else None) for case in cases()]
WORDS = sorted({word for text, _ in SPELLINGS for word in text.split()})

contexts = st.sampled_from(CONTEXTS)
written = st.sampled_from(SPELLINGS)
# Known words in any order come closer to the grammar's edges than arbitrary characters do.
word_salad = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
any_text = st.one_of(st.text(max_size=80), word_salad, st.text(alphabet="0123456789.,-–/ гдопсиIV\n()«»", max_size=40))


@given(any_text, contexts)
@settings(max_examples=400, deadline=None)
def test_every_text_is_read_and_its_pieces_are_its_own(text: str, context: TermContext | None) -> None:
    term = parse_term(text, context)
    assert term.text == text
    assert term.clauses
    for clause in term.clauses:
        for piece in (clause.text, clause.action, clause.condition, clause.offset and clause.offset.event):
            assert not piece or piece in text
        if clause.start is not None and clause.end is not None:
            assert clause.start <= clause.end
    assert describe_term(term)
    assert write_term(term) is not None
    assert term_to_json(term)["text"] == text


@given(any_text)
@settings(max_examples=200, deadline=None)
def test_there_is_always_an_explanation(text: str) -> None:
    assert explain_unknown(text)
    for found in find_impossible_dates(text):
        assert found.text in text[found.start : found.end]
        assert found.reason


@given(word_salad)
@settings(max_examples=300, deadline=None)
def test_days_need_a_year_in_the_text_or_in_the_plan(text: str) -> None:
    without_figures = "".join(character for character in text if not character.isdigit())
    assert not any(clause.start or clause.end for clause in parse_term(without_figures).clauses)


def _values(term: Term) -> list[object]:
    return [(c.kind, c.start, c.end, c.recurrence) for c in term.clauses]


DISGUISES: dict[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "narrow column": lambda text: text.replace(" ", "\n") if "-" not in text and "–" not in text else text,
    "ё": lambda text: text.replace("отчет", "отчёт").replace("трех", "трёх"),
    "long dashes": lambda text: text.replace("–", "—").replace("-", "—"),
    "minus signs": lambda text: text.replace("–", "−"),
    "Latin twins": lambda text: text.translate(str.maketrans("асеор", "aceop")),
    "soft hyphens": lambda text: text.replace("а", "а\u00ad"),
    "full stop": lambda text: text + ".",
    "footnote mark": lambda text: text + "*",
    "spaces around": lambda text: f"  {text}\n",
}
# Where the disguise changes the meaning: a long dash is no hyphen inside «план-график», Roman numerals have no twins.
EXCUSED = {"long dashes": ("IS", "-график", "-й", "-го", "-я", "-ой", "-х", "-ая", "2024-09", "2022-12", "273-ФЗ")}


@pytest.mark.parametrize("name", DISGUISES)
def test_spelling_does_not_matter(name: str) -> None:
    changed = []
    for text, context in SPELLINGS:
        if any(part in text for part in EXCUSED.get(name, ())):
            continue
        if _values(parse_term(DISGUISES[name](text), context)) != _values(parse_term(text, context)):
            changed.append(text)
    assert changed == []


@given(st.lists(written, min_size=2, max_size=3))
@settings(max_examples=200, deadline=None)
def test_terms_side_by_side_stay_what_they_are(chosen: list[tuple[str, TermContext | None]]) -> None:
    """A semicolon keeps limits apart: no day appears that neither cell has alone."""
    context = chosen[0][1]
    alone = {day for text, _ in chosen for c in parse_term(text, context).clauses for day in (c.start, c.end)}
    together = parse_term("; ".join(text for text, _ in chosen), context)
    assert {day for c in together.clauses for day in (c.start, c.end)} <= alone | {None}


ADVERSARIES = [
    "1 ", "1,", "1.", "(", ")", "- ", "до ", "в течение 3 дней ", "сентябрь, ", "1 сентября, ", "ежегодно ", "май и ",
    "при ", "01.01.2024", "а", '"1', "_", "после ", "утвержденного ", "кроме ", "2024-", "июль - ", "1-", "\u00ad",
    "\n- ", "понедельник, ", "1 и ", "I,", "с 1 по ", "№ 1-", "по мере ", "1 раз в ", "ё\u0301",
]  # fmt: skip


@pytest.mark.parametrize("piece", ADVERSARIES)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        return min(_timed(text) for _ in range(3))

    short, long = seconds(2_500), seconds(10_000)
    assert long < 0.5
    assert long < 12 * short + 0.02


def _timed(text: str) -> float:
    start = time.process_time()
    parse_term(text, CONTEXTS[1])
    return time.process_time() - start


def test_a_number_list_before_a_word_is_not_read_again_and_again() -> None:
    assert _timed("1, " * 3_000 + "квартал") < 0.5
