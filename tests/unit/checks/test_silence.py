"""Where the checks say nothing: what is allowed, and what cannot be judged because a file was read in part."""

from __future__ import annotations

import pytest

from macros.diagnostics import Span
from macros.messages import tell
from macros.project import SiteSettings, load_project
from macros.sources.files import SourceFiles

PARTIES = "стороны:\n  - {ид: school, название: Школы, вид: орган, уровень: организация}\n"
HEAD = """ид: sample
название: Карта
уровень: регион
территория: Пермский край
период: 01.09.2024 – 31.05.2025
разделы:
  - название: Раздел
    мероприятия:
"""


def _measure(number: str, more: str = "") -> str:
    return f'      - {{номер: "{number}", название: Сделать, срок: до 01.10.2024, ответственные: [Школы]{more}}}\n'


def _codes(**changed: str) -> list[str]:
    names = {
        "roadmap": "roadmap.yaml",
        "second": "docs/roadmaps/b.yaml",
        "parties": "docs/parties.yaml",
        "page": "docs/x.md",
    }
    texts = {"roadmap": HEAD + _measure("1"), "parties": PARTIES, **changed}
    project = load_project(SourceFiles({names[key]: text for key, text in texts.items()}), SiteSettings())
    return [each.code for each in project.diagnostics]


@pytest.mark.parametrize(
    "measures",
    [
        _measure("1") + _measure("1", ", номер-повторён: да, ид: again"),
        _measure("1") + _measure("1.1", ', после: ["1"]'),
        _measure("1.") + _measure("2", ', после: ["1"]'),
        _measure("1", ", ид: first") + _measure("2", ", после: [first], реализует: [sample/first, sample/1]"),
        '      - {номер: "1", название: Сделать, примечание: срок в документе не указан}\n',
        '      - {номер: "1", название: Сделать, результаты: [{текст: Отчёт, срок: до 01.10.2024}]}\n',
        '      - {номер: "1", название: Х, контроль: {текст: Отчёт, срок: раз в месяц*}}\nсноски: {"*": Уточнят.}\n',
        '      - {номер: "1", название: Сделать, срок: до 01.10.2024, сноска: "*"}\nсноски: {"*": Уточняется.}\n',
        '      - {номер: "1", название: Сделать, срок: {текст: до 31 сентября, читать-как: до 30.09.2024}}\n',
        '      - {номер: "1", название: Сделать, срок: постоянно}\n',
        '      - {номер: "1", название: Сделать, срок: 25.08.2024 – 05.09.2024}\n',
    ],
)
def test_what_is_allowed(measures: str) -> None:
    assert _codes(roadmap=HEAD + measures) == []


@pytest.mark.parametrize("parties", ["стороны: [", PARTIES + "  - {ид: lyceum}\n"])
def test_nobody_is_unknown_while_the_registry_is_broken(parties: str) -> None:
    roadmap = HEAD + '      - {номер: "1", название: Сделать, срок: постоянно, ответственные: [Лицеи]}\n'
    found = _codes(roadmap=roadmap, parties=parties)
    assert found
    assert "unknown-party" not in found


def test_no_reference_is_dead_into_a_roadmap_read_in_part() -> None:
    second = HEAD.replace("sample", "second") + _measure("1") + "      - {название: Без номера, срок: постоянно}\n"
    found = _codes(roadmap=HEAD + _measure("1", ", реализует: [second/2]"), second=second)
    assert found == ["missing-field"]


def test_no_roadmap_is_missing_while_one_cannot_be_read() -> None:
    found = _codes(roadmap=HEAD + _measure("1", ", реализует: [second/2]"), second='ид: "second')
    assert found == ["yaml-quote"]


def test_a_section_emptied_by_faults_is_not_empty() -> None:
    assert _codes(roadmap=HEAD + "      - {название: Без номера}\n") == ["missing-field"]


def test_one_name_in_two_territories() -> None:
    ministry = (
        "  - {{ид: {0}, название: {0}, псевдонимы: [Министерство], вид: орган, уровень: регион, территория: {1}}}\n"
    )
    parties = PARTIES + ministry.format("a", "Пермский край") + ministry.format("b", "Приморский край")
    roadmap = HEAD + '      - {номер: "1", название: Сделать, срок: постоянно, ответственные: [Министерство]}\n'
    assert _codes(roadmap=roadmap, parties=parties) == []


def test_an_own_name_goes_before_a_general_one() -> None:
    general = "  - {ид: any, название: Министерство, вид: орган, уровень: регион}\n"
    own = general.replace("any", "own").replace("}", ", территория: Пермский край}")
    roadmap = HEAD + '      - {номер: "1", название: Сделать, срок: постоянно, ответственные: [Министерство]}\n'
    assert _codes(roadmap=roadmap, parties=PARTIES + general + own) == []


def test_other_data_below_docs_is_let_be() -> None:
    project = load_project(
        SourceFiles({"docs/parties.yaml": PARTIES, "docs/api.yaml": "openapi: 3.1.0"}), SiteSettings()
    )
    assert project.diagnostics == ()
    assert project.paths == frozenset()


def test_roadmaps_come_in_a_fixed_order() -> None:
    texts = {name: HEAD.replace("sample", f"r{n}") + _measure("1") for n, name in enumerate(
        ["docs/roadmaps/b.yaml", "docs/roadmaps/a.yml", "roadmap.yaml"])}  # fmt: skip
    project = load_project(SourceFiles({**texts, "docs/parties.yaml": PARTIES}), SiteSettings())
    assert [roadmap.id for roadmap in project.roadmaps] == ["r2", "r1", "r0"]
    assert not project.broken


def test_nothing_is_missing_while_a_text_cannot_be_read() -> None:
    """The page that another one names lies there, in a wrong encoding: one fault, not two."""
    page = "---\nназвание: Х\nописание: Х\nсвязанные: [faq.md]\n---\n\n# Х\n\n[Ответы](faq.md)\n"
    unread = (tell("file-encoding", "docs/faq.md", Span(), guess=""),)
    told = [
        load_project(SourceFiles({"docs/x.md": page}, {}, diagnostics), SiteSettings()).diagnostics
        for diagnostics in ((), unread)
    ]
    assert [[each.code for each in found if each.code.startswith("dead-")] for found in told] == [
        ["dead-reference", "dead-link"],
        [],
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Список:\n\n- раз\n- два",
        "- раз\nи ещё о нём\n- два",
        "# Список\n- раз",
        "> Список:\n- раз",
        "| а | б |\n| --- | --- |\n| 1 | 2 |",
        "а | б\n--- | ---\n1 | 2",
        "Слова\n– сказал он",
        "Слова\n-5 градусов",
        "Слова | слова\nи ещё",
        "Слова\n| и ещё",
        "```\nслова\n- раз\n```",
        '!!! note "Важно"\n    слова\n\n    - раз',
        "Заголовок\n---------",
    ],
)
def test_lists_and_tables_that_stand_by_themselves(body: str) -> None:
    page = f"---\nназвание: Х\nописание: Х\n---\n\n{body}\n"
    assert "glued-block" not in _codes(page=page)
