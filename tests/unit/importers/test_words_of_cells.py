"""Single cells of a plan: a term from two columns, an addressee whom the registry knows elsewhere."""

from __future__ import annotations

import pytest

from macros.importers.deadlines import span_of_days
from macros.importers.draft import MentionDraft
from macros.importers.headers import Role, role_of
from macros.importers.items import Item
from macros.importers.people import People
from macros.model.parties import Party, PartyKind, PartyRegistry
from macros.model.roadmap import Level


@pytest.mark.parametrize(
    ("start", "end", "term"),
    [
        ("01.02.2026", "15.03.2026", "01.02.2026 – 15.03.2026"),
        ("01.02.2026", "01.02.2026", "01.02.2026"),
        ("01.02.2026", "", "с 01.02.2026"),
        ("01.02.2026", "постоянно", "с 01.02.2026, постоянно"),
        ("сентябрь", "декабрь", "сентябрь – декабрь"),
        ("сентябрь", "", "с сентября"),
        ("2 квартал 2026", "", "с 2 квартала 2026"),
        ("I полугодие", "", "с I полугодия"),
        ("", "2026", "до конца 2026 года"),
        ("", "в течение года", "в течение года"),
        ("весь 2026 год", "", "весь 2026 год"),
        ("", "2026 год", "до конца 2026 года"),
        ("", "IV квартал 2026 г.", "до конца IV квартала 2026 г."),
        ("", "15.03.2026", "до 15.03.2026"),
        ("", "март 2026", "до конца марта 2026"),
        ("", "до 25 числа каждого месяца", "до 25 числа каждого месяца"),
        ("", "не позднее 15.03.2026", "не позднее 15.03.2026"),
        ("1 раз в месяц", "", "1 раз в месяц"),
        ("1 раз в мисяц", "", "1 раз в мисяц"),
        ("", "", ""),
    ],
)
def test_a_term_from_two_columns(start: str, end: str, term: str) -> None:
    assert span_of_days(start, end) == term


def _party(slug: str, name: str, territory: str = "") -> Party:
    return Party(id=slug, name=name, kind=PartyKind.BODY, level=Level.REGION, territory=territory)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Министерство", "в docs/parties.yaml есть, но у другой территории; проверьте «территория» карты"),
        ("Школьный кординатор", "нет в docs/parties.yaml; возможно, это «Школьный координатор»"),
        ("Завуч и библиотекарь", "нет в docs/parties.yaml; если здесь двое, разделите их"),
        ("Отдел кадров", "нет в docs/parties.yaml"),
    ],
)
def test_an_addressee_who_is_not_known_here(name: str, said: str) -> None:
    known = (_party("perm", "Министерство", "Пермский край"), _party("coordinator", "Школьный координатор"))
    people = People(PartyRegistry(known), territory="Приморский край")
    assert list(people.doubts([MentionDraft(name)], "ответственные")) == [f"ответственные: «{name}» {said}"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("руководители ОО", ["руководители ОО"]),
        ("ОО МОУО", ["ОО", "МОУО"]),
        ("ОО руководители", ["ОО", "руководители"]),
    ],
)
def test_the_head_of_a_body_is_one_addressee(cell: str, names: list[str]) -> None:
    head = Party(id="head", name="Руководители", kind=PartyKind.ROLE, level=Level.ORGANISATION)
    people = People(PartyRegistry((_party("school", "ОО"), _party("authority", "МОУО"), head)))
    assert [each.name for each in people.mentions([Item(cell)])] == names


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("№\nп/\nп", Role.NUMBER),
        ("#", Role.NUMBER),
        ("Отв.", Role.RESPONSIBLE),
        ("Отв. лицо", Role.RESPONSIBLE),
        ("Исп.", Role.RESPONSIBLE),
        ("Ответы", None),
        ("Ответствен\nный", Role.RESPONSIBLE),
        ("Информац\nионные\nсистемы", Role.SYSTEMS),
        ("Ко\nты", None),
        ("о\nт\nв\nе\nт\nственный", Role.RESPONSIBLE),
        ("о\nт\nв\nе\nт\nс\nтвенный", None),  # so many lines are no word
        ("", None),
    ],
)
def test_a_title_whose_words_are_broken(title: str, role: Role | None) -> None:
    assert role_of(title) is role
