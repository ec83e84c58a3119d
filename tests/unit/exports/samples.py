"""A small section with one of each: terms of all shapes, nested bodies, a repeated number, hostile words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.model.parties import Party, PartyRegistry
from macros.model.roadmap import TERM_CONTEXT, Roadmap
from macros.project import Project, SiteSettings
from macros.terms import TermContext, parse_term

PARTIES: list[dict[str, Any]] = [
    {"ид": "ministry", "название": "Министерство", "вид": "орган", "уровень": "регион"},
    {
        "ид": "school",
        "название": "Школа",
        "кому": "школе",
        "вид": "орган",
        "уровень": "организация",
        "псевдонимы": ["ОО", "МОУ"],
        "отчитывается": ["ministry"],
    },
    {
        "ид": "director",
        "название": "Директор школы",
        "вид": "роль",
        "уровень": "организация",
        "действует-за": ["school"],
    },
    {"ид": "deputy", "название": "Завуч", "вид": "роль", "уровень": "организация", "действует-за": ["director"]},
    {"ид": "parents", "название": "Родители", "вид": "аудитория", "уровень": "организация"},
    {"ид": "archive", "название": "Архив", "вид": "орган", "уровень": "регион"},
]

PLAN: dict[str, Any] = {
    "ид": "plan-2025",
    "название": "План внедрения; проверка «на прочность»",
    "краткое-название": "План – 2025",
    "уровень": "муниципалитет",
    "территория": "Пермский край",
    "период": "10.01.2025 – 31.12.2025",
    "утверждение": [{"кем": "Начальник управления", "дата": "10.01.2025", "номер": "6"}],
    "разделы": [
        {
            "номер": "1",
            "название": "Организация",
            "мероприятия": [
                {
                    "номер": "1.1",
                    "ид": "coordinators",
                    "название": "Назначить координаторов",
                    "подробности": ["в каждой школе", "приказом"],
                    "срок": "до 01.03.2025, далее – постоянно",
                    "ответственные": ["МОУ", {"кто": "Неизвестный отдел", "примечание": "в части учёта"}],
                    "участники": ["Родители"],
                    "результаты": [
                        {
                            "текст": "Приказ издан",
                            "показатели": [
                                {"название": "Доля школ", "цель": "50", "единица": "%", "срок": "до 15.02.2025"}
                            ],
                        },
                        {"текст": "Список утверждён", "срок": "до 10.04.2025", "ответственные": ["Министерство"]},
                    ],
                    "контроль": [{"текст": "Направить в УО отчёт", "срок": "до 07.02.2025", "сноска": "*"}],
                    "системы": ["ФГИС «Моя школа»", "Сферум"],
                    "основание": ["Приказ от 04.08.2023 № 1493"],
                    "сноска": "*",
                },
                {
                    "номер": "1.10",
                    "название": "Провести семинар",
                    "срок": "10.03.2025 – 14.03.2025",
                    "ответственные": ["Министерство"],
                    "после": ["1.1"],
                },
            ],
        },
        {
            "номер": "2",
            "название": "Работа",
            "мероприятия": [
                {
                    "номер": "2.1",
                    "название": "Проводить родительские собрания",
                    "срок": "1 раз в месяц",
                    "ответственные": ["Директор школы"],
                    "реализует": ["region/1", "region/99"],
                },
                {"номер": "2.2", "название": "Обновлять сведения", "срок": "постоянно", "ответственные": ["МОУ"]},
                {"номер": "2.3", "название": "=HYPERLINK(1)", "срок": "ноябрь 2025", "ответственные": ["Завуч"]},
            ],
        },
    ],
    "сноски": {"*": "по форме приложения"},
}

REGION: dict[str, Any] = {
    "ид": "region",
    "название": "Региональный план",
    "уровень": "регион",
    "проверено": "2025-02-01",
    "разделы": [
        {
            "название": "Всё",
            "мероприятия": [
                {"номер": "1", "название": "Открыть доступ", "срок": "до 05.05.2025", "ответственные": ["Школа"]}
            ],
        }
    ],
}


def roadmap(tree: dict[str, Any]) -> Roadmap:
    """The roadmap of a tree as an editor writes it; its period gives the years, as in loading."""
    period = parse_term(tree["период"]) if "период" in tree else None
    context = TermContext(period.start, period.end) if period and period.start and period.end else None
    return Roadmap.model_validate(tree, context={TERM_CONTEXT: context})


def registry(parties: Iterable[dict[str, Any]] = PARTIES) -> PartyRegistry:
    """The registry of the sample's bodies and roles."""
    return PartyRegistry(tuple(Party.model_validate(party) for party in parties))


def project(*trees: dict[str, Any], site_url: str = "") -> Project:
    """A project of these roadmaps, by default of both samples."""
    return Project(
        settings=SiteSettings(site_name="Моя школа", site_url=site_url, publisher="Министерство"),
        roadmaps=tuple(roadmap(tree) for tree in trees or (PLAN, REGION)),
        parties=registry(),
    )


def one_measure(**fields: Any) -> dict[str, Any]:
    """A roadmap tree with one measure; `fields` are the measure's, in English words of the tree's keys."""
    keys = {
        "number": "номер",
        "title": "название",
        "term": "срок",
        "responsible": "ответственные",
        "participants": "участники",
        "results": "результаты",
        "control": "контроль",
        "details": "подробности",
        "note": "примечание",
    }
    measure = {"номер": "1", "название": "Сделать"} | {keys[name]: value for name, value in fields.items()}
    return {
        "ид": "one",
        "название": "Карта",
        "уровень": "регион",
        "период": "01.01.2025 – 31.12.2025",
        "разделы": [{"название": "Раздел", "мероприятия": [measure]}],
    }
