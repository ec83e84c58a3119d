"""Материалы раздела вокруг дорожных карт: инструкции, речевые модули, вопросы, контакты, словарь, структура, отчёты.

One file each in docs/; every page, macro and search entry is made from these, so that a fact stands in one place.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from macros.model.base import Record, Slug, Text
from macros.model.dates import IsoOrRussianDate
from macros.model.roadmap import Mentions


class Described(Record):
    """What every published material says of itself."""

    id: Slug = Field(alias="ид", description="Постоянное имя латиницей, часть адреса")
    title: Text = Field(alias="название")
    description: Text = Field(alias="описание", description="Одно предложение: для кого и зачем")
    owner: Text = Field(alias="владелец", description="Роль или орган, который отвечает за текст")
    reviewed: IsoOrRussianDate = Field(alias="проверено", description="Когда текст сверен: 2026-11-22")
    audience: tuple[Slug, ...] = Field(default=(), alias="для", description="Кому нужно: ид из parties.yaml")
    related: tuple[Text, ...] = Field(
        default=(), alias="связанные", description="Адреса похожих страниц: roadmaps/perm-2024/, faq.md"
    )
    source: str = Field(default="", alias="источник", description="Документ, из которого взяты факты")


class Link(Record):
    """A link to a template, an instruction or a service."""

    title: Text = Field(alias="название")
    url: Text = Field(alias="адрес", description="https://… или путь внутри сайта")


class Step(Record):
    """Шаг инструкции."""

    title: Text = Field(alias="название", description="Что сделать, в повелительной форме")
    who: Mentions = Field(default=(), alias="кто", description="Кто делает")
    text: tuple[Text, ...] = Field(default=(), alias="подробности", description="Пояснения, по одному")
    condition: str = Field(default="", alias="условие", description="Когда шаг нужен: «при необходимости»")
    templates: tuple[Link, ...] = Field(default=(), alias="шаблоны", description="Бланки и инструкции по ссылке")
    outcome: str = Field(default="", alias="итог", description="К чему приводит шаг")
    note: str = Field(default="", alias="примечание", description="Пометка редактора")


class Instruction(Described):
    """Инструкция: docs/instructions/<ид>.yaml."""

    steps: tuple[Step, ...] = Field(alias="шаги")
    outcome: str = Field(default="", alias="итог", description="К чему приводит вся инструкция")


class Question(Record):
    """A question that the audience may ask, with the answer ready."""

    question: Text = Field(alias="вопрос")
    answer: Text = Field(alias="ответ")


class SpeechBlock(Record):
    """Блок речевого модуля: so many minutes, said aloud word by word."""

    title: Text = Field(alias="название")
    minutes: Annotated[float, Field(gt=0, le=240)] = Field(alias="минуты", description="Сколько минут идёт блок")
    show: tuple[Text, ...] = Field(default=(), alias="показать", description="Что на экране")
    points: tuple[Text, ...] = Field(default=(), alias="тезисы", description="Опорные мысли")
    speech: tuple[Text, ...] = Field(default=(), alias="речь", description="Текст для чтения вслух, по абзацам")
    activity: str = Field(default="", alias="действие", description="Что делают участники, если говорят не всё время")


class SpeechModule(Described):
    """Речевой модуль: docs/speech-modules/<ид>.yaml."""

    speaker: Mentions = Field(alias="ведущий", description="Кто говорит")
    minutes: Annotated[float, Field(gt=0, le=480)] = Field(alias="минут", description="Сколько длится всё вместе")
    blocks: tuple[SpeechBlock, ...] = Field(alias="блоки")
    questions: tuple[Question, ...] = Field(default=(), alias="вопросы", description="О чём могут спросить")
    message: str = Field(default="", alias="сообщение", description="Готовое сообщение для чата")
    handout: tuple[Text, ...] = Field(default=(), alias="памятка", description="Пункты листовки для участников")
    prepare: tuple[Text, ...] = Field(default=(), alias="подготовить", description="Что взять и проверить заранее")


class FaqEntry(Record):
    """Вопрос и ответ."""

    id: Slug = Field(alias="ид")
    question: Text = Field(alias="вопрос")
    answer: tuple[Text, ...] = Field(alias="ответ", description="Абзацы ответа")
    points: tuple[Text, ...] = Field(default=(), alias="пункты", description="Список внутри ответа")
    audience: tuple[Slug, ...] = Field(default=(), alias="для")
    topic: str = Field(default="", alias="тема")
    source: str = Field(default="", alias="источник")


class FaqFile(Record):
    """docs/faq.yaml."""

    questions: tuple[FaqEntry, ...] = Field(alias="вопросы")


class ContactKind(StrEnum):
    """How one reaches it."""

    PHONE = "телефон"
    EMAIL = "почта"
    SITE = "сайт"
    FORM = "форма"


class Contact(Record):
    """A public service contact; never a person's."""

    id: Slug = Field(alias="ид")
    title: Text = Field(alias="название")
    kind: ContactKind = Field(alias="вид")
    value: Text = Field(alias="значение", description="Номер, адрес почты или страницы")
    purpose: str = Field(default="", alias="когда", description="С чем обращаться")
    source: str = Field(default="", alias="источник")


class ContactsFile(Record):
    """docs/contacts.yaml."""

    contacts: tuple[Contact, ...] = Field(alias="контакты")


class GlossaryEntry(Record):
    """Слово словаря: an abbreviation or a name, with its meaning and the place where a document defines it."""

    term: Text = Field(alias="термин", description="Сокращение, как пишут: «МОУО»")
    expansion: Text = Field(alias="расшифровка")
    explanation: str = Field(default="", alias="пояснение", description="Простыми словами")
    defined: str = Field(default="", alias="где", description="Документ и пункт, где слово введено")
    variants: tuple[Text, ...] = Field(default=(), alias="варианты", description="Другие написания")


class GlossaryFile(Record):
    """docs/glossary.yaml."""

    entries: tuple[GlossaryEntry, ...] = Field(alias="слова")


class StructureNode(Record):
    """One level or unit of an organisation's structure, with what is below it."""

    title: Text = Field(alias="название")
    text: str = Field(default="", alias="описание")
    party: Slug | None = Field(default=None, alias="сторона", description="ид из parties.yaml")
    footnote: str = Field(default="", alias="сноска")
    children: tuple[StructureNode, ...] = Field(default=(), alias="состав")


class Structure(Record):
    """A tree of units: docs/structures/<ид>.yaml."""

    id: Slug = Field(alias="ид")
    title: Text = Field(alias="название")
    description: Text = Field(alias="описание", description="Что на схеме, для тех, кто её не видит")
    root: StructureNode = Field(alias="вершина")
    footnotes: dict[str, Text] = Field(default_factory=dict, alias="сноски")
    source: str = Field(default="", alias="источник")
    note: str = Field(default="", alias="примечание")


class FormColumn(Record):
    """One column of a report form."""

    title: Text = Field(alias="название")
    hint: str = Field(default="", alias="подсказка")


def _cells(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


class ReportForm(Described):
    """Форма отчёта об исполнении дорожной карты: docs/report-forms/<ид>.yaml."""

    roadmap: Slug = Field(alias="карта", description="ид дорожной карты")
    measure: str = Field(default="", alias="пункт", description="Номер пункта карты, который требует отчёта")
    who: Mentions = Field(alias="кто", description="Кто сдаёт")
    to: Mentions = Field(alias="куда", description="Кому сдают")
    when: Text = Field(alias="срок", description="Когда сдают")
    how: tuple[Text, ...] = Field(alias="как", description="В каком виде")
    columns: tuple[FormColumn, ...] = Field(alias="столбцы")
    examples: tuple[Annotated[tuple[str, ...], BeforeValidator(_cells)], ...] = Field(
        default=(), alias="примеры", description="Строки-образцы, по ячейке на столбец"
    )
