"""What a macro's value may be, and the answer to anything else: with the nearest known word, or with a list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.model.macro import Literal
from macros.model.materials import FaqEntry
from macros.project import Project
from macros.site import macro_values as values
from tests.support.filled_forms import sample
from tests.unit.sheets.samples import whole_project


@pytest.fixture(scope="module")
def project() -> Project:
    whole, forms = whole_project(), sample()
    question = FaqEntry.model_validate({"ид": "free", "вопрос": "Это платно?", "ответ": "Нет.", "тема": "Вход"})
    return replace(whole, report_forms=(forms.form,), faq=(question,))


@pytest.mark.parametrize(
    ("check", "good", "bad", "said"),
    [
        (values.known_roadmap, "plan-2025", "plan-2052", "«plan-2052»; возможно, имелось в виду «plan-2025»"),
        (values.known_roadmap, "region", "что-то", "нет дорожной карты «что-то»; есть: plan-2025, region"),
        (values.known_party, "school", "shcool", "нет органа или роли «shcool»; возможно, имелось в виду «school»"),
        (values.known_party, "director", "Дирктор школы", "возможно, имелось в виду «Директор школы»"),
        (values.known_party, "Директор школы", 7, "нет органа или роли «7»; есть: "),
        (values.known_measure, "plan-2025/1.10", "plan-2025/9.9", "нет мероприятия «plan-2025/9.9»"),
        (values.known_measure, "plan-2025/coordinators", 3, "нет мероприятия «3»"),
        (values.known_parties, ("school", "Завуч"), "school", "нужен список в квадратных скобках"),
        (values.known_parties, ("school",), (), "нужен список в квадратных скобках"),
        (values.known_parties, ("school",), ("school", "нет такого"), "нет органа или роли «нет такого»"),
        (values.known_instruction, "rights", "right", "возможно, имелось в виду «rights»"),
        (values.known_report, "plan-report", "plan-reprot", "возможно, имелось в виду «plan-report»"),
        (values.known_monitoring, "plan-2025", "plan", "нет сводки или дорожной карты «plan»"),
        (values.known_topic, "Вход", "Выход", "нет темы «Выход»; возможно, имелось в виду «Вход»"),
        (values.known_structure, None, "край", "нет структуры «край»"),
        (values.some_text, "до 1 мая", "  ", "нужен непустой текст в кавычках"),
        (values.some_text, "до 1 мая", 5, "нужен непустой текст в кавычках"),
        (values.term_words, "до 28.02.2025", "", "нужен непустой текст в кавычках"),
        (
            values.term_words,
            "до 28.02.2025",
            "до 31.02.2025",
            "такой даты нет: «31.02.2025». В феврале 2025 года 28 дней.",
        ),
        (values.few_days, 1, 0, "нужно целое число от 1 до 50, без кавычек"),
        (values.few_days, 50, 51, "нужно целое число от 1 до 50, без кавычек"),
        (values.few_days, 7, True, "нужно целое число от 1 до 50, без кавычек"),
        (values.few_days, 7, "7", "нужно целое число от 1 до 50, без кавычек"),
        (values.context_code, "AY2024-2025", "2025", "не удалось разобрать период «2025»"),
        (values.context_code, "M2018-09", "M2018-13", "месяца 13 нет"),
        (values.known_kind, None, "книги", "нет вида материалов «книги»"),
        (values.folder, None, "нет-такой", "нет папки со страницами «нет-такой»"),
    ],
)  # fmt: skip
def test_a_value_is_known_or_answered(
    project: Project, check: values.ValueCheck, good: Literal, bad: Literal, said: str
) -> None:
    if good is not None:
        assert check(project, good) == ""
    assert said in check(project, bad)


def test_of_many_known_words_a_few_are_told(project: Project) -> None:
    many = tuple(project.roadmaps[0].model_copy(update={"id": f"план-{number}"}) for number in range(20))
    said = values.known_roadmap(replace(project, roadmaps=many), "xyz")
    assert said.endswith("план-7…")
    assert values.known_roadmap(replace(project, roadmaps=()), "xyz") == "нет дорожной карты «xyz»"


def test_a_name_of_two_parties_means_none(project: Project) -> None:
    school = project.parties.parties[0]
    other = school.model_copy(update={"id": "other", "aliases": ()})
    twice = replace(project, parties=replace(project.parties, parties=(*project.parties.parties, other)))
    assert "нет органа или роли" in values.known_party(twice, school.name)
