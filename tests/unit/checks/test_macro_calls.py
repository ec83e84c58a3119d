"""Macro calls against the registered macros."""

from __future__ import annotations

import pytest

from macros.checks import check_calls
from macros.model.macro import Literal, MacroParameter, MacroSpec
from macros.project import SiteSettings, load_project
from macros.site import check_page_macros
from macros.sources.files import SourceFiles
from macros.sources.page_macros import find_calls


def _odd(value: Literal) -> str:
    return "" if isinstance(value, int) and value % 2 else "нужно нечётное число"


SPECS = {
    spec.name: spec
    for spec in (
        MacroSpec("сейчас", block=False, example="{{ сейчас() }}"),
        MacroSpec(
            "таблица",
            (
                MacroParameter("карта", "ид карты"),
                MacroParameter("месяц", "номер", required=False, default=1, check=_odd),
            ),
            example='{{ таблица("perm-2024") }}',
        ),
    )
}


def _codes(text: str) -> list[str]:
    calls, faults = find_calls(text, "docs/x.md")
    assert faults == ()
    return [each.code for each in check_calls(calls, SPECS, "docs/x.md")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('{{ таблица("а") }}', []),
        ('{{ таблица("а", 3) }}', []),
        ('{{ таблица(карта="а", месяц=3) }}', []),
        ("Сегодня {{ сейчас() }}", []),
        ('{{ таблица("а", 2) }}', ["macro-wrong-value"]),
        ('{{ таблица("а", месяц="май") }}', ["macro-wrong-value"]),
        ("{{ таблица() }}", ["macro-missing-argument"]),
        ('{{ таблица("а", 1, 2, 3) }}', ["macro-extra-argument", "macro-extra-argument"]),
        ('{{ таблица("а", карта="б") }}', ["macro-repeated-argument"]),
        ('{{ таблица(карта="а", карта="б") }}', ["macro-repeated-argument"]),
        ('{{ таблица("а", год=2024) }}', ["macro-unknown-argument"]),
        ("{{ таблицы() }}", ["unknown-macro"]),
        ('Вот {{ таблица("а") }}', ["macro-not-alone"]),
    ],
)
def test_what_is_wrong_with_a_call(text: str, codes: list[str]) -> None:
    assert _codes(text) == codes


def test_a_faultless_call_has_a_value_for_every_parameter() -> None:
    (call,), _ = find_calls('{{ таблица("а") }}', "docs/x.md")
    assert SPECS["таблица"].arguments(call) == {"карта": "а", "месяц": 1}
    (call,), _ = find_calls('{{ таблица(месяц=3, карта="а") }}', "docs/x.md")
    assert SPECS["таблица"].arguments(call) == {"карта": "а", "месяц": 3}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{{ config }}", "macro-expression"),
        ("{% include 'x' %}", "template-tag"),
        ('{{ term("до 1 мая"', "macro-unclosed"),
        ("{{ term(config) }}", "macro-value"),
        ("{{ «срок» }}", "macro-syntax"),
        ("{{ popen('id') }}", "unknown-macro"),
    ],
)
def test_what_is_no_call_is_told_by_the_check_of_the_project(body: str, code: str) -> None:
    project = load_project(SourceFiles({"docs/x.md": f"---\nописание: О чём\n---\n{body}\n"}), SiteSettings())
    assert [(each.code, each.file, each.span.line) for each in check_page_macros(project)] == [(code, "docs/x.md", 4)]


PLAN = "ид: plan\nназвание: План\nуровень: регион\nразделы: []\n"
PARTIES = "стороны:\n  - {ид: school, название: Школа, вид: орган, уровень: организация}\n"
PAGE = '---\nописание: О чём\n---\n{{ roadmap_table("plan") }}\n\n{{ tasks("school") }}\n\n{{ faq(topic="Вход") }}\n'
FAQ = "вопросы:\n  - {вопрос: Как войти?, ответ: Так., тема: Вход, ид: vhod}\n"


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("docs/faq.yaml", FAQ, 0),
        ("docs/roadmaps/plan.yaml", "ид: plan\nназвание: [", 0),  # unreadable
        ("docs/roadmaps/plan.yaml", PLAN + "сроки: до мая\n", 0),  # read in part
        ("docs/roadmaps/plan.yaml", "ид: «plan»\n", 0),
        ("docs/parties.yaml", "стороны: [", 0),
        ("docs/faq.yaml", FAQ + "  - {вопрос: Где?}\n", 0),
        ("docs/structures/x.yaml", "ид: x\nвершина: 1\n", 0),
        ("docs/roadmaps/plan.yaml", PLAN.replace("plan", "plans"), 1),
        ("docs/faq.yaml", "вопросы: []\n# x\n", 1),
        ("docs/index.md", "{{ tasks(5) }}", 1),  # a page alone hides nothing
    ],
)
def test_nothing_is_called_missing_because_its_file_has_faults(file: str, text: str, told: int) -> None:
    texts = {"docs/roadmaps/plan.yaml": PLAN, "docs/parties.yaml": PARTIES, "docs/faq.yaml": FAQ, "docs/x.md": PAGE}
    project = load_project(SourceFiles({**texts, file: text}), SiteSettings())
    assert [each.code for each in check_page_macros(project)] == ["macro-wrong-value"] * told


def test_without_a_registry_its_file_is_named() -> None:
    project = load_project(SourceFiles({"docs/x.md": '{{ tasks("school") }}'}), SiteSettings())
    assert [each.hint for each in check_page_macros(project)] == [
        "в реестре органов и ролей пусто: верните файл docs/parties.yaml"
    ]
