"""Suggestions for words that are not in the list."""

from __future__ import annotations

import pytest

from macros.loading.shape import fields_by_key
from macros.loading.words import SYNONYMS, did_you_mean, suggest
from macros.model.page import PageMeta
from macros.model.parties import Party
from macros.model.roadmap import Approval, Indicator, Level, Measure, PartyMention, Result, Roadmap, TermOverride

MEASURE = tuple(fields_by_key(Measure))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("сроки", "срок"),
        ("Срок", "срок"),
        ("срoк", "срок"),
        ("исполнитель", "ответственные"),
        ("ответственный", "ответственные"),
        ("наименование", "название"),
        ("мероприятие", "название"),
        ("результат", "результаты"),
        ("номер повторен", "номер-повторён"),
        ("id", "ид"),
        ("приме4ание", "примечание"),
        ("Срок исполнения", "срок"),
        ("срок-исполнения", "срок"),
        ("Результат мероприятия", "результаты"),
        ("Ответственный за исполнение", "ответственные"),
        ("chjr", "срок"),
        ("Ndt", ""),
        ("бюджет", ""),
        ("", ""),
        ("я" * 10_000, ""),
    ],
)
def test_the_field_that_was_probably_meant(written: str, meant: str) -> None:
    assert suggest(written, MEASURE) == meant


@pytest.mark.parametrize("written", ["региональный", "Регион", "край"])
def test_values_have_synonyms_too(written: str) -> None:
    assert suggest(written, list(Level)) == "регион"


def test_latin_letters_are_named() -> None:
    assert "латинские" in did_you_mean("срок", "срoк")
    assert "латинские" not in did_you_mean("срок", "сроки")
    assert "латинские" not in did_you_mean("срок", "Срок")


def test_every_synonym_leads_to_a_word_that_exists() -> None:
    records = (Measure, Roadmap, Result, Indicator, Approval, PartyMention, TermOverride, Party, PageMeta)
    known = {key for record in records for key in fields_by_key(record)} | set(Level) | {"да", "нет", "окончание"}
    known |= {"орган", "роль", "мероприятия"}
    assert {word for words in SYNONYMS.values() for word in words} <= known
