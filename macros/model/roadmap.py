"""Дорожная карта: the authored form of a roadmap, its sections, measures and results.

Terms arrive here already read: loading gives the context (the roadmap's period) to the validators. Parties stay the
words that the author wrote; the registry (`model.parties`) knows whom they mean.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import Enum, StrEnum
from functools import cached_property, lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field, ValidationError, ValidationInfo, WithJsonSchema

from macros.model.base import LongForm, Many, Record, Slug, Text
from macros.model.dates import IsoOrRussianDate
from macros.model.read_later import ReadLater
from macros.model.yes_no import YesNo
from macros.terms import Term, TermContext, parse_term

# The keys under which loading passes to the validators: a TermContext, and what gives days to a read term.
TERM_CONTEXT = "term_context"
TERM_RESOLVER = "term_resolver"


class Level(StrEnum):
    """Whose document or party it is."""

    FEDERAL = "федерация"
    REGION = "регион"
    MUNICIPALITY = "муниципалитет"
    ORGANISATION = "организация"


class TermOverride(Record):
    """A term whose words our reading would miss: the words stay, the days come from `read_as`."""

    text: Text = Field(alias="текст", description="Срок словами документа")
    read_as: Text = Field(alias="читать-как", description="То же простыми словами: «до 28.03.2025»")


def _as_read(term: Term) -> Term:
    return term


@lru_cache(maxsize=4096)  # the same few hundred cells come again and again in a thousand roadmaps
def _term(text: str, context: TermContext | None, resolve: Callable[[Term], Term]) -> Term:
    return resolve(parse_term(text, context))


def _read_term(value: Any, info: ValidationInfo) -> Any:
    """Raises ValidationError for a faulty long form; loading finds its places below the cell."""
    known = info.context or {}
    found, resolve = known.get(TERM_CONTEXT), known.get(TERM_RESOLVER, _as_read)
    context = found if isinstance(found, TermContext) else None
    if isinstance(value, str):
        return _term(value, context, resolve)
    if isinstance(value, dict):
        override = TermOverride.model_validate(value, by_alias=True, by_name=False)
        return replace(_term(override.read_as, context, resolve), text=override.text)
    return value


TermCell = Annotated[
    Term,
    BeforeValidator(_read_term),
    LongForm(TermOverride),
    WithJsonSchema(
        {
            "description": "Срок словами документа: «до 01.03.2025, далее – постоянно»",
            "anyOf": [{"type": "string", "minLength": 1}, TermOverride.model_json_schema(by_alias=True)],
        }
    ),
]


class PartyMention(Record):
    """One addressee as the document names it; `note` narrows it («в части организации обучения»)."""

    name: Text = Field(alias="кто", description="Любое название из реестра parties.yaml")
    note: str = Field(default="", alias="примечание", description="Уточнение: «в части организации обучения»")


def _mention(value: Any) -> Any:
    return _named(value) if isinstance(value, str) else value


@lru_cache(maxsize=1 << 14)  # a country's plans name the same parties half a million times
def _named(name: str) -> PartyMention | dict[str, str]:
    try:
        return PartyMention(name=name)
    except ValidationError:
        return {"кто": name}  # the fault is told at its place


Mention = Annotated[PartyMention, BeforeValidator(_mention, json_schema_input_type=str | PartyMention)]
Mentions = Many[Mention]


class Indicator(Record):
    """Показатель: a target figure, as written («50», «не менее 10»), so that nothing is rounded."""

    target: Text = Field(alias="цель", description="Число, как в документе")
    unit: str = Field(default="", alias="единица", description="%, шт., сообщений в неделю")
    base: str = Field(default="", alias="база", description="От чего считается")
    name: str = Field(default="", alias="название", description="Что измеряется")
    date: TermCell | None = Field(default=None, alias="срок", description="К какому сроку достигается")


class Result(Record):
    """Результат: what a measure gives; it may have its own term and responsible."""

    text: Text = Field(alias="текст", description="Что получится")
    term: TermCell | None = Field(default=None, alias="срок", description="Свой срок результата")
    responsible: Mentions = Field(default=(), alias="ответственные", description="Свои ответственные")
    indicators: Many[Indicator] = Field(default=(), alias="показатели", description="Целевые показатели")
    note: str = Field(default="", alias="примечание", description="Пометка редактора")


class Control(Record):
    """Контроль: how and when execution is checked."""

    text: Text = Field(alias="текст", description="Что проверяют или куда отчитываются")
    term: TermCell | None = Field(
        default=None, alias="срок", description="Когда проверяют или до какого дня отчитаться"
    )
    footnote: str = Field(default="", alias="сноска", description="Знак сноски из «сноски»")


def _text_record(value: Any) -> Any:
    return {"текст": value} if isinstance(value, str) else value


ResultItem = Annotated[Result, BeforeValidator(_text_record, json_schema_input_type=str | Result)]
ControlItem = Annotated[Control, BeforeValidator(_text_record, json_schema_input_type=str | Control)]


class Measure(Record):
    """Мероприятие. Its number is what people quote («пункт 2.3»), its id is what addresses are made of."""

    number: Text = Field(alias="номер", description='Номер в документе, в кавычках: "1.10"')
    number_repeats: YesNo = Field(
        default=False, alias="номер-повторён", description="да – если документ сам даёт этот номер дважды"
    )
    id: Slug | None = Field(default=None, alias="ид", description="Постоянное имя латиницей; переживает перенумерацию")
    title: Text = Field(alias="название", description="Что сделать, в повелительной форме")
    details: Many[Text] = Field(default=(), alias="подробности", description="Пояснения, по одному в строке")
    term: TermCell | None = Field(default=None, alias="срок", description="Срок словами документа")
    responsible: Mentions = Field(default=(), alias="ответственные", description="Кто отвечает")
    participants: Mentions = Field(default=(), alias="участники", description="Кто участвует")
    results: Many[ResultItem] = Field(default=(), alias="результаты", description="Что получится")
    control: Many[ControlItem] = Field(default=(), alias="контроль", description="Как проверяется исполнение")
    systems: Many[Text] = Field(default=(), alias="системы", description="Информационные системы")
    implements: Many[Text] = Field(default=(), alias="реализует", description="Пункты других карт: perm-2024/2.1")
    after: Many[Text] = Field(default=(), alias="после", description="После каких пунктов этой карты")
    basis: Many[Text] = Field(default=(), alias="основание", description="Правовые акты")
    footnote: str = Field(default="", alias="сноска", description="Знак сноски из «сноски»")
    note: str = Field(default="", alias="примечание", description="Пометка редактора, видна читателю")

    @property
    def slug(self) -> str:
        """The id, or the default made of the number: «1.10.» → «1-10»."""
        return self.id or _slug_of(self.number)


@lru_cache(maxsize=1 << 12)  # a thousand roadmaps have the same few hundred numbers
def _slug_of(number: str) -> str:
    return "-".join(part for part in number.replace(".", "-").split("-") if part)


class Section(Record):
    """Раздел или этап."""

    number: str = Field(default="", alias="номер", description="Номер раздела в документе")
    title: Text = Field(alias="название", description="Название раздела")
    note: str = Field(default="", alias="примечание", description="Пометка редактора")
    measures: tuple[Measure, ...] = Field(alias="мероприятия", description="Мероприятия раздела")


class Approval(Record):
    """Согласование или утверждение: an office and a date, never a person's name."""

    by: Text = Field(alias="кем", description="Должность или орган, без фамилии")
    kind: str = Field(default="Утверждено", alias="вид", description="Утверждено, Согласовано")
    date: IsoOrRussianDate | None = Field(default=None, alias="дата", description="2024-08-28 или 28.08.2024")
    number: str = Field(default="", alias="номер", description="Регистрационный номер")


class Reference(NamedTuple):
    """What a measure (its slug) carries out: the id of a roadmap, and the number or name of a measure there."""

    measure: str
    roadmap_id: str
    name: str


class Gist(NamedTuple):
    """What the whole asks of each roadmap, without looking into its sections.

    `names` are all words by which it mentions parties, sorted, each with a digest of the terms of the measures that do
    so, and of their results; `sections`, `measures` and `results` are counts; `refers` says whether any measure names
    another one. `frame` is a digest of all but those terms and the words that only its own pages and those of its
    parties show: titles and details, texts of results, systems, acts and notes. The `outline` has the terms, too.
    """

    names: Mapping[str, str]
    references: tuple[Reference, ...]
    refers: bool
    sections: int
    measures: int
    results: int
    outline: str
    frame: str


class Depth(Enum):
    """How much of a roadmap something shows: its `words`, or no more than the `outline` or the `frame` of its gist."""

    WORDS = "words"
    OUTLINE = "outline"
    FRAME = "frame"


# Not in the frame, as pydantic wants to hear it.
_RESULT = dict.fromkeys(("text", "note", "term"), True)
_MEASURE = {
    **dict.fromkeys(("title", "details", "term", "systems", "basis", "footnote", "note"), True),
    "results": {"__all__": _RESULT},
}
_SECTION = {**dict.fromkeys(("title", "number", "note"), True), "measures": {"__all__": _MEASURE}}
_WITHOUT: Any = {"sections": {"__all__": _SECTION}}


class Roadmap(ReadLater):
    """Дорожная карта as one file holds it. Out of a store it comes with its gist, and its sections are read later."""

    bulk, known = "sections", "gist"

    id: Slug = Field(alias="ид", description="Постоянное имя латиницей, часть адреса страницы")
    title: Text = Field(alias="название", description="Полное название карты")
    short_title: str = Field(default="", alias="краткое-название", description="Для меню и карточек, до 60 знаков")
    description: str = Field(default="", alias="описание", description="Одно-два предложения: о чём и для кого")
    level: Level = Field(alias="уровень", description="Чей это документ")
    territory: str = Field(default="", alias="территория", description="Край, область, округ: выбирает органы")
    period: TermCell | None = Field(default=None, alias="период", description="Даёт год срокам, где он не назван")
    approvals: Many[Approval] = Field(default=(), alias="утверждение", description="Кем и когда утверждено")
    annex: str = Field(default="", alias="приложение", description="Строка «Приложение к приказу …»")
    basis: Many[Text] = Field(default=(), alias="основание", description="Правовые акты")
    owner: str = Field(default="", alias="владелец", description="Роль или орган, который ведёт эту карту на сайте")
    reviewed: IsoOrRussianDate | None = Field(default=None, alias="проверено", description="Когда текст сверен")
    note: str = Field(default="", alias="примечание", description="Пометка редактора, видна читателю")
    archive: YesNo | None = Field(
        default=None, alias="архив", description="да – план закончен и стоит в архиве; нет – действует и после периода"
    )
    sections: tuple[Section, ...] = Field(alias="разделы", description="Разделы или этапы по порядку")
    footnotes: dict[str, Text] = Field(default_factory=dict, alias="сноски", description="Знак сноски: её текст")

    @property
    def name(self) -> str:
        """The short title where there is one."""
        return self.short_title or self.title

    @property
    def archived(self) -> bool:
        """Whether nothing in it is due any more, whatever its terms say."""
        return self.archive is True

    def measures(self) -> Iterator[Measure]:
        """All measures in document order."""
        for section in self.sections:
            yield from section.measures

    @cached_property
    def gist(self) -> Gist:
        """What the whole asks of it."""
        measures = tuple(self.measures())
        terms = tuple(map(_terms, measures))
        frame = _digest([self.model_dump_json(exclude=_WITHOUT)])
        return Gist(
            names=_names(measures, terms),
            references=tuple(_references(measures)),
            refers=any(measure.implements or measure.after for measure in measures),
            sections=len(self.sections),
            measures=len(measures),
            results=sum(len(measure.results) for measure in measures),
            outline=_digest([frame, *terms]),
            frame=frame,
        )

    def window(self) -> tuple[date | None, date | None]:
        """First and last day of the roadmap's period; None where unknown."""
        return (self.period.start, self.period.end) if self.period else (None, None)


def _names(measures: Iterable[Measure], terms: Iterable[str]) -> dict[str, str]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for measure, told in zip(measures, terms, strict=True):
        for name in dict.fromkeys(_party_names(measure)):
            found[name].append(told)
    return {name: _digest(found[name]) for name in sorted(found)}


def _party_names(measure: Measure) -> Iterator[str]:
    mentions = (measure.responsible, measure.participants, *(result.responsible for result in measure.results))
    return (mention.name for each in mentions for mention in each)


def _terms(measure: Measure) -> str:
    """Those of the measure and of its results in words for a digest, one a line."""
    return "\n".join([_told(measure.term), *(_told(result.term) for result in measure.results)])


@lru_cache(maxsize=4096)  # as above
def _told(term: Term | None) -> str:
    return repr(term)


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def _references(measures: tuple[Measure, ...]) -> Iterator[Reference]:
    for measure in measures:
        for reference in measure.implements:
            roadmap_id, _, name = reference.partition("/")
            yield Reference(measure.slug, roadmap_id.strip(), name)
