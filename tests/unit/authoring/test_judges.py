"""Answers of an editor: taken, taken with a remark, or sent back with what would fit."""

from __future__ import annotations

from typing import Any

import pytest

from macros.adapters.authoring import judges
from macros.adapters.authoring.asking import Given
from macros.loading import load_parties
from macros.model.parties import PartyRegistry
from tests.support.plan_samples import make_roadmap, plan_of

PARTIES = """\
стороны:
  - {ид: school, название: Школа, вид: орган, уровень: организация, псевдонимы: [ОО]}
  - {ид: first, название: Первое управление, вид: орган, уровень: регион, псевдонимы: [Управление]}
  - {ид: second, название: Второе управление, вид: орган, уровень: регион, псевдонимы: [Управление]}
"""
LOADED = load_parties(PARTIES, "docs/parties.yaml").value
REGISTRY = PartyRegistry(LOADED.parties if LOADED else ())
NOTHING: Given = {}


def said(judge: Any, text: str) -> tuple[str, str, str]:
    answer = judge(text, NOTHING)
    return answer.value, answer.remark, answer.complaint


def test_a_party_by_any_of_its_names() -> None:
    judge = judges.party_named(REGISTRY, lambda _: "")
    assert said(judge, "ОО") == ("ОО", "", "")
    assert "значит сразу несколько записей: Первое управление, Второе управление" in said(judge, "Управление")[2]
    assert "возможно, имелось в виду «Школа»" in said(judge, "Шкoла")[2] or "латинские" in said(judge, "Шкoла")[2]
    assert "сначала заведите запись: python3 run.py new party" in said(judge, "Фирма")[2]


def test_a_party_becomes_its_id() -> None:
    judge = judges.party_id(REGISTRY)
    assert said(judge, "Школа")[0] == said(judge, "school")[0] == "school"
    assert "«Школы» нет в реестре; возможно, имелось в виду" in said(judge, "Школы")[2]
    assert "посмотрите названия в docs/parties.yaml" in said(judge, "Фирма")[2]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("1", True),
        ("007", True),
        ("480", True),
        ("481", False),
        ("0", False),
        ("-5", False),
        ("пять", False),
        ("1.5", False),
    ],
)
def test_minutes_are_whole_and_no_more_than_a_day(text: str, fits: bool) -> None:
    value, _, complaint = said(judges.whole_minutes, text)
    assert (value == str(int(text))) if fits else complaint == "нужно целое число минут от 1 до 480"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", ""),
        ("/", ""),
        ("help", "help"),
        ("/for-teachers/", "for-teachers"),
        ("a/b-1", "a/b-1"),
        ("Наша папка", "Наша папка"),
    ],
)
def test_a_folder_is_there_already_or_is_fit_for_an_address(text: str, value: str) -> None:
    assert said(judges.folder_name(["Наша папка"]), text)[0] == value


@pytest.mark.parametrize("text", ["Новая папка", "a//b", "A", "a_b", "a/б", "-a"])
def test_another_folder_is_not(text: str) -> None:
    assert "имя папки – латинские буквы" in said(judges.folder_name(["Наша папка"]), text)[2]


def test_a_number_that_the_plan_has_already() -> None:
    plan = make_roadmap(plan_of({"номер": "1.", "название": "Дело", "срок": "май 2025"}))
    judge = judges.free_number(lambda _: plan)
    assert said(judge, "1")[2] == "номер 1 в этой карте уже есть"
    assert said(judge, "1.")[2] == "номер 1. в этой карте уже есть"
    assert said(judge, "2")[0] == "2"


def test_a_term_is_read_back_in_words() -> None:
    judge = judges.term_words(lambda _: "2025 год")
    assert said(judge, "май") == ("май", "прочитано: май 2025 года", "")
    assert said(judge, "до 31 февраля")[2].startswith("срок не понят: Такой даты нет")
    assert said(judges.term_words(lambda _: ""), "май")[1] == "прочитано: май"


def test_one_of_a_list_by_its_words_their_part_or_its_number() -> None:
    judge = judges.one_of({"Первый раздел": "a", "Второй раздел": "b"})
    assert said(judge, "Первый раздел")[0] == "a"
    assert said(judge, "второй") == ("b", "выбрано: Второй раздел", "")
    assert "здесь не бывает" in said(judge, "раздел")[2]
    assert said(judge, "Третье")[2] == "«Третье» здесь не бывает; бывают: a («Первый раздел»), b («Второй раздел»)"
    numbered = judges.one_of({"Первый раздел": "0", "Второй раздел": "1"})
    assert said(numbered, "Третье")[2] == "«Третье» здесь не бывает; бывают: «Первый раздел», «Второй раздел»"
    many = judges.one_of({f"{number} раздел": "a" for number in range(9)})
    assert said(many, "Глава")[2] == "«Глава» здесь не бывает; назовите одну из строк или её номер"
    assert said(judges.one_of_given(lambda _: {"Да": "y"}), "да")[0] == "y"
