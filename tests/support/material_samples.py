"""The sample region with materials: an instruction, a speech module, answers, words and all the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from macros.model.base import Record
from macros.model.materials import (
    Contact,
    FaqEntry,
    GlossaryEntry,
    Instruction,
    ReportForm,
    SpeechModule,
    Structure,
)
from macros.model.page import Page, PageMeta
from macros.project import Project
from tests.support.plan_samples import make_project

R = TypeVar("R", bound=Record)

_DESCRIBED: dict[str, Any] = {
    "описание": "Для школ края.",
    "владелец": "Директор",
    "проверено": "2025-02-01",
    "источник": "Письмо от 01.02.2025 № 5",
}
INSTRUCTION: dict[str, Any] = {
    **_DESCRIBED,
    "ид": "first-steps",
    "название": "Первые шаги",
    "для": ["director"],
    "связанные": ["roadmaps/plan/", "faq.md"],
    "шаги": [
        {
            "название": "Назначьте администратора",
            "кто": ["Директор", {"кто": "Министерство", "примечание": "помогает"}],
            "подробности": ["Издайте приказ.", "Пришлите его на support@myschool.edu.ru."],
            "условие": "Если администратора ещё нет",
            "шаблоны": [{"название": "Шаблон приказа", "адрес": "https://myschool.guppros.ru/shablony/"}],
            "итог": "Администратор назначен.",
            "примечание": "Порядок примерный.",
        },
        {"название": "Внесите педагогов", "кто": "ОО", "подробности": "По одному или списком."},
    ],
    "итог": "Школа работает в системе.",
}
MODULE: dict[str, Any] = {
    **_DESCRIBED,
    "ид": "meeting",
    "название": "Родительское собрание",
    "для": ["director"],
    "слушатели": ["school"],
    "ведущий": ["Директор"],
    "минут": "3.5",
    "подготовить": ["Проверьте экран."],
    "блоки": [
        {
            "название": "Начало",
            "минуты": "1",
            "показать": ["Слайд 1"],
            "тезисы": ["Коротко и по делу."],
            "речь": ["Добрый вечер, уважаемые родители!", "Меня зовут [имя и отчество]."],
        },
        {"название": "Показ", "минуты": "2.5", "речь": ["Смотрим на экран."], "действие": "Родители смотрят."},
    ],
    "вопросы": [{"вопрос": "Это платно?", "ответ": "Нет, по телефону 8 800 505-47-16 расскажут."}],
    "сообщение": "Уважаемые родители!\nЖдём вас до [дата].",
    "памятка": ["Зарегистрируйтесь: https://myschool.edu.ru/."],
}
FORM: dict[str, Any] = {
    **_DESCRIBED,
    "ид": "plan",
    "название": "Отчёт о плане",
    "для": ["ministry"],
    "карта": "plan",
    "пункт": "2.1",
    "кто": ["Школа"],
    "куда": ["Министерство"],
    "срок": "до 01.03.2025",
    "как": ["Электронной таблицей."],
    "столбцы": [{"название": "Пункт", "подсказка": "Номер из карты."}, {"название": "Что сделано"}],
    "примеры": [["2.1", "Обучили педагогов – [сколько]."]],
}
STRUCTURE: dict[str, Any] = {
    "ид": "region",
    "название": "Кто кого подключает",
    "описание": "Министерство подключает школу, школа – директора и педагогов.",
    "вершина": {
        "название": "Министерство",
        "описание": "Открывает доступ школам края и ведёт их перечень.",
        "сторона": "ministry",
        "сноска": "*",
        "состав": [
            {"название": "Школа", "сторона": "school", "состав": [{"название": "Директор"}, {"название": "Педагоги"}]}
        ],
    },
    "сноски": {"*": "По запросу."},
    "источник": "Письмо",
    "примечание": "Рисунок восстановлен.",
}
FAQ: list[dict[str, Any]] = [
    {
        "ид": "who-registers",
        "вопрос": "Кто регистрирует?",
        "ответ": "Школа.",
        "пункты": ["Сначала педагогов.", "Потом детей."],
        "для": ["director"],
        "тема": "Регистрация",
        "источник": "Письмо, пункт 1",
    },
    {"ид": "where", "вопрос": "Куда писать?", "ответ": ["На support@myschool.edu.ru."], "тема": "Поддержка"},
]
CONTACTS: list[dict[str, Any]] = [
    {"ид": "hotline", "название": "Горячая линия", "вид": "телефон", "значение": "8 800 505-47-16", "когда": "Срочно."},
    {"ид": "mail", "название": "Почта", "вид": "почта", "значение": "support@myschool.edu.ru", "источник": "Письмо"},
    {"ид": "site", "название": "Портал", "вид": "сайт", "значение": "https://myschool.edu.ru/"},
    {"ид": "form", "название": "Форма", "вид": "форма", "значение": "Связаться с нами"},
]
GLOSSARY: list[dict[str, Any]] = [
    {"термин": "ОО", "расшифровка": "образовательная организация", "пояснение": "Проще – школа.", "где": "Письмо"},
    {"термин": "ГИС РУО", "расшифровка": "государственная информационная система"},
    {"термин": "ОО-1", "расшифровка": "форма наблюдения"},
    {"термин": "Ёмкость", "расшифровка": "вместимость", "варианты": ["ёмкости"]},
    {"термин": "Smart TV", "расшифровка": "телевизор с интернетом"},
]


def make(model: type[R], data: dict[str, Any]) -> R:
    """A record as loading reads it: by its Russian keys."""
    return model.model_validate(data)


def section_project() -> Project:
    """The sample region with one material of each kind and a Markdown page."""
    page = Page("faq.md", PageMeta.model_validate({"название": "Вопросы", "описание": "Ответы."}), "# Вопросы\n", 5)
    webinar = Page("webinars/start.md", PageMeta.model_validate({"название": "Начало", "описание": "Конспект."}), "", 5)
    return replace(
        make_project(),
        pages=(page, webinar),
        instructions=(make(Instruction, INSTRUCTION),),
        speech_modules=(make(SpeechModule, MODULE),),
        report_forms=(make(ReportForm, FORM),),
        structures=(make(Structure, STRUCTURE),),
        faq=tuple(make(FaqEntry, each) for each in FAQ),
        contacts=tuple(make(Contact, each) for each in CONTACTS),
        glossary=tuple(make(GlossaryEntry, each) for each in GLOSSARY),
    )
