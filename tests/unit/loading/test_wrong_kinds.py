"""A field with a value of the wrong kind: the message says what is there and what should be, at its place."""

from __future__ import annotations

import pytest

from macros.loading import load_materials, load_page, load_parties, load_roadmap
from tests.support.plan_samples import SMALL_ROADMAP

PARTY = "стороны:\n  - {ид: school, название: Школа, вид: орган, уровень: организация}\n"
SPEECH = """ид: talk
название: Речь
описание: О чём.
владелец: Школа
проверено: 2025-02-01
слушатели: [school]
минут: 2
ведущий: [Школа]
блоки:
  - {название: Начало, минуты: 2, тезисы: [Раз]}
"""


def told(text: str) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in load_roadmap(text, "roadmap.yaml").diagnostics]


@pytest.mark.parametrize(
    ("was", "becomes", "code", "said"),
    [
        ("ид: sample", "ид: [sample]", "wrong-type", "в поле «ид»"),
        ("ид: sample", "ид: Образец", "wrong-slug", "Образец"),
        ("уровень: регион", "уровень: [регион]", "wrong-type", "в поле «уровень»"),
        ("уровень: регион", "уровень: область", "wrong-value", "область"),
        ("название: Карта", "название: {кто: Карта}", "wrong-type", "в поле «название»"),
        ("период: 2024 год", "период: [2024 год]", "wrong-type", "в поле «период»"),
        ("период: 2024 год", "проверено: [2024-02-01]", "wrong-type", "в поле «проверено»"),
        ("период: 2024 год", "проверено: 2024-02-31", "wrong-date", "2024-02-31"),
        ("период: 2024 год", "архив: [да]", "wrong-type", "в поле «архив»"),
        ("период: 2024 год", "утверждение: [Министр]", "", ""),
        ("период: 2024 год", "период: {читать-как: 2024 год}", "missing-field", ""),
        ("период: 2024 год", "-срок: 2024 год", "yaml-dash", ""),
        ('      - номер: "1"', "      - 1", "", ""),
        ("разделы:", "разделы: Раздел\nпрочее:", "wrong-type", "в поле «разделы»"),
    ],
)
def test_a_roadmap_with_one_wrong_value(was: str, becomes: str, code: str, said: str) -> None:
    found = told(SMALL_ROADMAP.replace(was, becomes, 1))
    assert found
    if code:
        assert code in {each for each, _ in found}, found
    assert any(said in message for _, message in found)


def test_a_speech_whose_minutes_are_no_number() -> None:
    for value in ("[2]", "два", "0", "-1"):
        text = SPEECH.replace("минуты: 2", f"минуты: {value}")
        (loaded,) = load_materials({"docs/speech-modules/talk.yaml": text}).speech_modules
        assert loaded.diagnostics and all("блоки" not in each.message or each.hint for each in loaded.diagnostics)
    (good,) = load_materials({"docs/speech-modules/talk.yaml": SPEECH}).speech_modules
    assert good.value is not None


@pytest.mark.parametrize("text", ["ид:\n", "стороны:\n", "- \n", "{}\n"])
def test_a_file_of_empty_fields_is_an_empty_file(text: str) -> None:
    for loaded in (load_roadmap(text, "roadmap.yaml"), load_parties(text, "docs/parties.yaml")):
        assert loaded.value is None or loaded.diagnostics
        assert loaded.diagnostics


def test_a_list_where_a_record_should_be_costs_only_itself() -> None:
    loaded = load_parties(PARTY + "  - [a, b]\n  - {ид: home, название: Дом, вид: орган, уровень: регион}\n", "p.yaml")
    assert loaded.value is not None
    assert [party.id for party in loaded.value.parties] == ["school", "home"]
    assert [each.code for each in loaded.diagnostics] == ["wrong-type"]


def test_front_matter_of_the_wrong_kind_does_not_lose_the_page() -> None:
    loaded = load_page("---\nназвание: [Раз, Два]\nпроверено: {день: 1}\n---\n\n# Текст\n", "docs/x.md", "x.md")
    assert loaded.value is not None and "# Текст" in loaded.value.body
    assert {each.code for each in loaded.diagnostics} == {"wrong-type"}
