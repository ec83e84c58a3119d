"""A person's data are found in free text, and names of places, acts and numbers are left alone."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model.personal_data import HIDDEN, PersonalKind, find_personal_data, is_snils, without_personal_data

# Made up, of the kind that the annex's worked example has.
EXAMPLE = (
    "Ответственным за внедрение в МОУО назначена Проверкина Проба Пробовна, тел. +7 (000) 1111111, "
    "электронная почта proba@example.ru, СНИЛС 112-233-445 95"
)


def kinds(text: str) -> set[PersonalKind]:
    return {found.kind for found in find_personal_data(text)}


def test_the_annex_s_kind_of_example() -> None:
    assert kinds(EXAMPLE) == {PersonalKind.NAME, PersonalKind.PHONE, PersonalKind.MAIL, PersonalKind.SNILS}
    hidden = without_personal_data(EXAMPLE)
    assert hidden.startswith("Ответственным за внедрение в МОУО ")
    for piece in ("Проба", "1111111", "proba", "112-233"):
        assert piece not in hidden
    assert hidden.count(HIDDEN) == 4


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Проверкина П. П.", PersonalKind.NAME),
        ("П.П. Проверкина", PersonalKind.NAME),
        ("ПРОВЕРКИНА ПРОБА ПРОБОВНА", PersonalKind.NAME),
        ("проверкина проба пробовна", PersonalKind.NAME),
        ("приказом назначен Пробкин Пробослав Пробович", PersonalKind.NAME),
        ("работу ведёт Мария Проверкова", PersonalKind.NAME),
        ("Проверкову Марию", PersonalKind.NAME),
        ("8 (000) 123-45-67", PersonalKind.PHONE),
        ("80001234567", PersonalKind.PHONE),
        ("тел. 12-34-56", PersonalKind.PHONE),
        ("2-12-34-56", PersonalKind.PHONE),
        ("(00000) 2-34-56", PersonalKind.PHONE),
        ("proba @ example . ru", PersonalKind.MAIL),
        ("11223344595", PersonalKind.SNILS),
        ("снилс 112 233 445 95", PersonalKind.SNILS),
        ("паспорт 00 00 123456", PersonalKind.PASSPORT),
        ("500100732259", PersonalKind.TAX_NUMBER),
    ],
)
def test_found(text: str, kind: PersonalKind) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Пермский городской округ",
        "Александровский муниципальный округ Пермского края",
        "приказ от 16.09.2024 № 1-п, распоряжение № 2894-р",
        "16.09.2024 – 30.09.2024",
        "охват 48,5 % (1 200 из 2 474), ОГРН 1025900000000",
        "https://school1.example.ru/info/2024-09-16",
        "МИНИСТЕРСТВО ОБРАЗОВАНИЯ И НАУКИ",
        "Основной результат на уровне школы",
        "школы № 1, 2, 15",
        "п. 2.1.3, стр. 10-12",
    ],
)
def test_left_alone(text: str) -> None:
    assert find_personal_data(text) == ()


@given(st.text(max_size=200))
def test_nothing_else_is_changed(text: str) -> None:
    found = find_personal_data(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    kept = "".join(
        text[a:b] for a, b in zip([0, *(f.end for f in found)], [*(f.start for f in found), len(text)], strict=True)
    )
    assert without_personal_data(text).replace(HIDDEN, "") == kept.replace(HIDDEN, "")


@given(st.integers(2_000_000, 999_999_999))
def test_a_snils_has_one_check_number(number: int) -> None:
    digits = f"{number:09}"
    assert sum(is_snils(f"{digits}{check:02}") for check in range(100)) == 1


@pytest.mark.parametrize("piece", ["Аа ", "А.А.", "1 ", "a", "(123)", "тел ", "1-", "@", "Проверкин", "а@", "+7"])
def test_the_longest_cell_takes_no_time(piece: str) -> None:
    text = (piece * 40_000)[:32_767]
    started = time.process_time()
    find_personal_data(text)
    assert time.process_time() - started < 3
