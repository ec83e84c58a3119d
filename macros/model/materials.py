"""Материалы раздела вокруг дорожных карт: инструкции, речевые модули, вопросы, контакты, словарь, структура, отчёты.

One file each in docs/; every page, macro and search entry is made from these, so that a fact stands in one place.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from macros.model.base import Many, PartyId, Record, Slug, Text
from macros.model.dates import IsoOrRussianDate
from macros.model.roadmap import Mentions


class Described(Record):
    """What every published material says of itself."""

    id: Slug = Field(alias="ид", description="Постоянное имя латиницей, часть адреса")
    title: Text = Field(alias="название", description="Как называется страница")
    description: Text = Field(alias="описание", description="Одно предложение: для кого и зачем")
    owner: Text = Field(alias="владелец", description="Роль или орган, который отвечает за текст")
    reviewed: IsoOrRussianDate = Field(alias="проверено", description="Когда текст сверен: 2026-11-22")
    audience: Many[PartyId] = Field(default=(), alias="для", description="Кому нужно: ид из parties.yaml")
    related: tuple[Text, ...] = Field(
        default=(), alias="связанные", description="Адреса похожих страниц: roadmaps/perm-2024/, faq.md"
    )
    source: str = Field(default="", alias="источник", description="Документ, из которого взяты факты")


class Link(Record):
    """A link to a template, an instruction or a service."""

    title: Text = Field(alias="название", description="Слова ссылки")
    url: Text = Field(alias="адрес", description="https://… или путь внутри сайта")


class Step(Record):
    """Шаг инструкции."""

    title: Text = Field(alias="название", description="Что сделать, в повелительной форме")
    who: Mentions = Field(default=(), alias="кто", description="Кто делает")
    text: Many[Text] = Field(default=(), alias="подробности", description="Пояснения, по одному")
    condition: str = Field(default="", alias="условие", description="Когда шаг нужен: «при необходимости»")
    templates: Many[Link] = Field(default=(), alias="шаблоны", description="Бланки и инструкции по ссылке")
    outcome: str = Field(default="", alias="итог", description="К чему приводит шаг")
    note: str = Field(default="", alias="примечание", description="Пометка редактора")


class Instruction(Described):
    """Инструкция: docs/instructions/<ид>.yaml."""

    steps: tuple[Step, ...] = Field(alias="шаги", description="Шаги по порядку", min_length=1)
    outcome: str = Field(default="", alias="итог", description="К чему приводит вся инструкция")


class Question(Record):
    """A question that the audience may ask, with the answer ready."""

    question: Text = Field(alias="вопрос", description="О чём могут спросить")
    answer: Text = Field(alias="ответ", description="Что ответить")


class SpeechBlock(Record):
    """Блок речевого модуля: so many minutes, said aloud word by word."""

    title: Text = Field(alias="название", description="О чём блок")
    minutes: Annotated[float, Field(gt=0, le=240)] = Field(alias="минуты", description="Сколько минут идёт блок")
    show: Many[Text] = Field(default=(), alias="показать", description="Что на экране")
    points: Many[Text] = Field(default=(), alias="тезисы", description="Опорные мысли")
    speech: Many[Text] = Field(default=(), alias="речь", description="Текст для чтения вслух, по абзацам")
    activity: str = Field(default="", alias="действие", description="Что делают участники, если говорят не всё время")


SPOKEN_WORDS_PER_MINUTE = 110  # calm reading aloud in Russian

_WORD = re.compile(r"\w+(?:[-‑]\w+)*")


def spoken_words(block: SpeechBlock) -> int:
    """How many words of the block are read aloud."""
    return sum(len(_WORD.findall(paragraph)) for paragraph in block.speech)


class SpeechModule(Described):
    """Речевой модуль: docs/speech-modules/<ид>.yaml."""

    speaker: Mentions = Field(alias="ведущий", description="Кто говорит")
    minutes: Annotated[float, Field(gt=0, le=480)] = Field(alias="минут", description="Сколько длится всё вместе")
    blocks: tuple[SpeechBlock, ...] = Field(alias="блоки", description="Блоки по порядку", min_length=1)
    listeners: Many[PartyId] = Field(
        default=(), alias="слушатели", description="Кому адресованы слова и памятка: ид из parties.yaml"
    )
    questions: Many[Question] = Field(default=(), alias="вопросы", description="О чём могут спросить")
    message: str = Field(default="", alias="сообщение", description="Готовое сообщение для чата")
    handout: Many[Text] = Field(default=(), alias="памятка", description="Пункты листовки для участников")
    prepare: Many[Text] = Field(default=(), alias="подготовить", description="Что взять и проверить заранее")


class FaqEntry(Record):
    """Вопрос и ответ."""

    id: Slug = Field(alias="ид", description="Постоянное имя латиницей, часть адреса ответа")
    question: Text = Field(alias="вопрос", description="Вопрос словами того, кто спрашивает")
    answer: Many[Text] = Field(alias="ответ", description="Абзацы ответа")
    points: Many[Text] = Field(default=(), alias="пункты", description="Список внутри ответа")
    audience: Many[PartyId] = Field(default=(), alias="для", description="Кому нужно: ид из parties.yaml")
    topic: str = Field(default="", alias="тема", description="Под каким заголовком стоит вопрос")
    source: str = Field(default="", alias="источник", description="Документ и место, откуда ответ")
    sought: Many[Text] = Field(
        default=(), alias="ищут", description="Слова для поиска, которых в вопросе и ответе нет: вход, логин"
    )


class FaqFile(Record):
    """docs/faq.yaml."""

    questions: tuple[FaqEntry, ...] = Field(alias="вопросы", description="Вопросы с ответами")


class ContactKind(StrEnum):
    """How one reaches it."""

    PHONE = "телефон"
    EMAIL = "почта"
    SITE = "сайт"
    FORM = "форма"


class Contact(Record):
    """A public service contact; never a person's."""

    id: Slug = Field(alias="ид", description="Постоянное имя латиницей, часть адреса")
    title: Text = Field(alias="название", description="Как называется служба или страница")
    kind: ContactKind = Field(alias="вид", description="Как обратиться")
    value: Text = Field(alias="значение", description="Номер, адрес почты или страницы")
    purpose: str = Field(default="", alias="когда", description="С чем обращаться")
    source: str = Field(default="", alias="источник", description="Документ, который называет контакт")


class ContactsFile(Record):
    """docs/contacts.yaml."""

    contacts: tuple[Contact, ...] = Field(alias="контакты", description="Службы и страницы, не люди")


class GlossaryEntry(Record):
    """Слово словаря: an abbreviation or a name, with its meaning and the place where a document defines it."""

    term: Text = Field(alias="термин", description="Сокращение, как пишут: «МОУО»")
    expansion: Text = Field(alias="расшифровка", description="Полное название или смысл")
    explanation: str = Field(default="", alias="пояснение", description="Простыми словами")
    defined: str = Field(default="", alias="где", description="Документ и пункт, где слово введено")
    variants: Many[Text] = Field(default=(), alias="варианты", description="Другие написания")


class GlossaryFile(Record):
    """docs/glossary.yaml."""

    entries: tuple[GlossaryEntry, ...] = Field(alias="слова", description="Слова и сокращения")


class StructureNode(Record):
    """One level or unit of an organisation's structure, with what is below it."""

    title: Text = Field(alias="название", description="Уровень или подразделение, коротко")
    text: str = Field(default="", alias="описание", description="Что делает, одним предложением")
    party: PartyId | None = Field(default=None, alias="сторона", description="ид из parties.yaml")
    footnote: str = Field(default="", alias="сноска", description="Знак сноски из «сноски»")
    children: tuple[StructureNode, ...] = Field(default=(), alias="состав", description="Кто ниже")


class Structure(Record):
    """A tree of units: docs/structures/<ид>.yaml."""

    id: Slug = Field(alias="ид", description="Постоянное имя латиницей: по нему схему ставят на страницу")
    title: Text = Field(alias="название", description="Подпись схемы")
    description: Text = Field(alias="описание", description="Что на схеме, для тех, кто её не видит")
    root: StructureNode = Field(alias="вершина", description="Верхний уровень")
    footnotes: dict[str, Text] = Field(default_factory=dict, alias="сноски", description="Знак сноски: её текст")
    source: str = Field(default="", alias="источник", description="Документ, из которого взята схема")
    note: str = Field(default="", alias="примечание", description="Пометка редактора, видна читателю")


class FormColumn(Record):
    """One column of a report form."""

    title: Text = Field(alias="название", description="Заголовок столбца")
    hint: str = Field(default="", alias="подсказка", description="Что писать в столбце")


def _cells(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


class ReportForm(Described):
    """Форма отчёта об исполнении дорожной карты: docs/report-forms/<ид>.yaml."""

    roadmap: Slug = Field(alias="карта", description="ид дорожной карты")
    measure: str = Field(default="", alias="пункт", description="Номер пункта карты, который требует отчёта")
    who: Mentions = Field(alias="кто", description="Кто сдаёт")
    to: Mentions = Field(alias="куда", description="Кому сдают")
    when: Text = Field(alias="срок", description="Когда сдают")
    how: Many[Text] = Field(alias="как", description="В каком виде")
    columns: tuple[FormColumn, ...] = Field(alias="столбцы", description="Столбцы по порядку", min_length=1)
    examples: tuple[Annotated[tuple[str, ...], BeforeValidator(_cells)], ...] = Field(
        default=(), alias="примеры", description="Строки-образцы, по ячейке на столбец"
    )
