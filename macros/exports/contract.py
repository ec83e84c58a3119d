"""The JSON files of the API, field by field: what is published here is a promise to other people's programs.

Within `v1` fields are only added. Every field is always present: unknown is null or an empty text or list. The Russian
descriptions are read by people in the published schema, which is made from these classes (`exports.schema`).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from macros.model.parties import PartyKind
from macros.model.roadmap import Level
from macros.terms import TermKind
from macros.views.assignments import Role

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
# Unique within its roadmap; made of the number where none is given, so «1а» may come with its Russian letter.
MeasureId = Annotated[str, Field(min_length=1)]


def _open_to_new_fields(schema: dict[str, Any]) -> None:
    """A program that checks our files by an older schema must survive a new field."""
    schema.pop("additionalProperties", None)


class Document(BaseModel):
    """A JSON object of the API. A field that is not declared is a mistake here, yet allowed by the published schema."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        json_schema_extra=_open_to_new_fields,
        defer_build=True,  # until the first one is made
    )


class LevelName(StrEnum):
    """Whose document or party it is."""

    FEDERAL = "federal"
    REGION = "region"
    MUNICIPALITY = "municipality"
    ORGANISATION = "organisation"


class PartyKindName(StrEnum):
    """What a party is."""

    BODY = "body"
    ROLE = "role"
    AUDIENCE = "audience"


LEVEL_NAMES = {
    Level.FEDERAL: LevelName.FEDERAL,
    Level.REGION: LevelName.REGION,
    Level.MUNICIPALITY: LevelName.MUNICIPALITY,
    Level.ORGANISATION: LevelName.ORGANISATION,
}
PARTY_KIND_NAMES = {
    PartyKind.BODY: PartyKindName.BODY,
    PartyKind.ROLE: PartyKindName.ROLE,
    PartyKind.AUDIENCE: PartyKindName.AUDIENCE,
}


class ClauseDocument(Document):
    """One limit of a term."""

    kind: TermKind
    start: date | None = Field(description="Первый день; null – неизвестен")
    end: date | None = Field(description="Последний день включительно; null – неизвестен")
    recurrence: str | None = Field(description="Правило RRULE (RFC 5545) без DTSTART")
    action: str | None = Field(description="Что делают в этот срок, словами документа")
    condition: str | None = Field(description="При каком условии, словами документа")


class TermDocument(Document):
    """A term cell: its words and how they are read."""

    text: str = Field(description="Срок словами документа")
    kind: TermKind = Field(description="mixed – сроков несколько, см. clauses; unknown – слова не прочитаны")
    start: date | None = Field(description="Первый день; null – неизвестен или сроков несколько")
    end: date | None = Field(description="Последний день включительно; null – неизвестен или сроков несколько")
    recurrence: str | None = Field(description="Правило RRULE (RFC 5545) без DTSTART")
    clauses: tuple[ClauseDocument, ...]


class MentionDocument(Document):
    """An addressee: who is meant and the words of the document."""

    id: Id | None = Field(description="Сторона из parties.json; null – слова не опознаны однозначно")
    name: str = Field(description="Как названо в документе")
    note: str = Field(description="Уточнение: «в части организации обучения»")


class IndicatorDocument(Document):
    """A target figure."""

    name: str = Field(description="Что измеряется")
    target: str = Field(description="Число словами документа: «50», «не менее 10»")
    unit: str
    base: str = Field(description="От чего считается")
    term: TermDocument | None = Field(description="К какому сроку достигается")


class ResultDocument(Document):
    """What a measure gives."""

    text: str
    term: TermDocument | None = Field(description="Свой срок результата; null – срок мероприятия")
    responsible: tuple[MentionDocument, ...] = Field(description="Свои ответственные; пусто – как у мероприятия")
    indicators: tuple[IndicatorDocument, ...]
    note: str = Field(description="Пометка редактора")


class ControlDocument(Document):
    """How execution is checked."""

    text: str
    term: TermDocument | None
    footnote: str = Field(description="Знак сноски из footnotes")


class MeasureLinkDocument(Document):
    """A reference to a measure."""

    ref: str = Field(description="Ссылка словами карты: «perm-2024/2.1» или «2.1»")
    roadmap: Id | None
    measure: MeasureId | None = Field(description="id мероприятия; null – ссылка никуда не ведёт")
    url: str | None


class MeasureDocument(Document):
    """One measure."""

    number: str = Field(description="Номер в документе, текстом: «1.10» – не 1.1")
    id: MeasureId = Field(description="Постоянное имя внутри карты")
    title: str
    section: str = Field(description="Название раздела")
    url: str
    details: tuple[str, ...]
    term: TermDocument | None
    responsible: tuple[MentionDocument, ...]
    participants: tuple[MentionDocument, ...]
    results: tuple[ResultDocument, ...]
    control: tuple[ControlDocument, ...]
    systems: tuple[str, ...] = Field(description="Информационные системы")
    implements: tuple[MeasureLinkDocument, ...] = Field(description="Какие пункты других карт реализует")
    after: tuple[MeasureLinkDocument, ...] = Field(description="После каких пунктов этой карты")
    basis: tuple[str, ...] = Field(description="Правовые акты")
    footnote: str = Field(description="Знак сноски из footnotes")
    note: str = Field(description="Пометка редактора")


class SectionDocument(Document):
    """A section; its measures stand once, in the roadmap's `measures`."""

    number: str
    title: str
    note: str = Field(description="Пометка редактора")
    measures: tuple[MeasureId, ...] = Field(description="id мероприятий в порядке документа")


class ApprovalDocument(Document):
    """An approval by an office."""

    by: str = Field(description="Должность или орган")
    kind: str = Field(description="Утверждено, Согласовано")
    date: date | None
    number: str


class RoadmapFiles(Document):
    """Where the same roadmap lies in other forms."""

    json_: str = Field(alias="json")
    csv: str
    ics: str


class RoadmapDocument(Document):
    """`api/v1/roadmaps/<id>.json`."""

    schema_: str = Field(alias="$schema", description="Адрес этой схемы")
    type: Literal["roadmap"]
    id: Id
    title: str
    short_title: str
    description: str
    level: LevelName
    territory: str
    period: TermDocument | None
    archived: bool = Field(description="Карта в архиве: план закончен")
    approvals: tuple[ApprovalDocument, ...]
    annex: str = Field(description="Строка «Приложение к приказу …»")
    basis: tuple[str, ...] = Field(description="Правовые акты")
    owner: str = Field(description="Роль или орган, который ведёт карту на сайте")
    reviewed: date | None = Field(description="Когда текст сверен с документом")
    note: str = Field(description="Пометка редактора")
    url: str
    files: RoadmapFiles
    sections: tuple[SectionDocument, ...]
    measures: tuple[MeasureDocument, ...] = Field(description="Все мероприятия в порядке документа, каждое один раз")
    footnotes: dict[str, str] = Field(description="Знак сноски: её текст")


class SiteDocument(Document):
    """Whose section it is."""

    name: str
    url: str = Field(description="Адрес раздела; пусто – неизвестен, тогда все адреса даны от корня раздела")
    publisher: str


class RoadmapCounts(Document):
    """How much is in a roadmap."""

    sections: int
    measures: int
    results: int


class RoadmapEntry(Document):
    """A roadmap in the index."""

    id: Id
    title: str
    short_title: str
    level: LevelName
    territory: str
    period: TermDocument | None
    archived: bool = Field(description="Карта в архиве: план закончен")
    reviewed: date | None
    url: str
    files: RoadmapFiles
    counts: RoadmapCounts


class PartyCounts(Document):
    """How much a party has to do."""

    roadmaps: int
    measures: int


class PartyEntry(Document):
    """A party in the index: one with at least one measure."""

    id: Id
    name: str
    kind: PartyKindName
    level: LevelName
    territory: str = Field(description="Пусто – любая территория")
    url: str
    calendar: str
    tasks: str = Field(description="Адрес файла с мероприятиями стороны")
    counts: PartyCounts


class IndexFiles(Document):
    """Files about the whole section."""

    parties: str
    schema_: str = Field(alias="schema")


class IndexCounts(Document):
    """How much is in the section."""

    roadmaps: int
    measures: int
    parties: int = Field(description="Стороны, у которых есть мероприятия")


class IndexDocument(Document):
    """`api/v1/index.json`."""

    schema_: str = Field(alias="$schema", description="Адрес этой схемы")
    type: Literal["index"]
    site: SiteDocument
    files: IndexFiles
    counts: IndexCounts
    roadmaps: tuple[RoadmapEntry, ...]
    parties: tuple[PartyEntry, ...]


class AssignmentDocument(Document):
    """A measure that is a party's business."""

    roadmap: Id
    measure: MeasureId
    number: str
    title: str
    role: Role = Field(
        description="responsible – отвечает за мероприятие, result – только за отдельные результаты, "
        "participant – участвует"
    )
    via: Id | None = Field(description="За кого действует сторона; null – названа сама")
    results: tuple[int, ...] = Field(description="Какие результаты называют её ответственной, номера с нуля")
    url: str


class PartyDocument(Document):
    """A body, a role or an audience."""

    id: Id
    name: str
    dative: str = Field(description="Название в дательном падеже")
    kind: PartyKindName
    level: LevelName
    territory: str = Field(description="Пусто – любая территория")
    description: str
    aliases: tuple[str, ...] = Field(description="Как ещё называют в документах")
    reports_to: tuple[Id, ...] = Field(description="Кому отчитывается")
    acts_for: tuple[Id, ...] = Field(description="Чьи мероприятия тоже её")
    url: str | None = Field(description="Страница «Что мне делать»; null – мероприятий нет")
    calendar: str | None
    tasks: str | None = Field(description="Адрес файла с мероприятиями стороны; null – мероприятий нет")
    counts: PartyCounts


class PartiesDocument(Document):
    """`api/v1/parties.json`."""

    schema_: str = Field(alias="$schema", description="Адрес этой схемы")
    type: Literal["parties"]
    parties: tuple[PartyDocument, ...]


class PartyRoadmapDocument(Document):
    """How much of a roadmap is a party's business."""

    roadmap: Id
    via: Id | None = Field(description="За кого действует сторона; null – названа сама")
    measures: int = Field(description="Сколько мероприятий называют сторону (или via)")
    url: str
    json_: str = Field(alias="json", description="Адрес файла карты, где эти мероприятия целиком")


class PartyTasksDocument(Document):
    """`api/v1/parties/<id>.json`, for a party with at least one measure."""

    schema_: str = Field(alias="$schema", description="Адрес этой схемы")
    type: Literal["party"]
    id: Id
    name: str
    url: str
    calendar: str = Field(description="Если assignments – null: по событию на день, сколько сроков и в каких картах")
    counts: PartyCounts
    roadmaps: tuple[PartyRoadmapDocument, ...]
    assignments: tuple[AssignmentDocument, ...] | None = Field(
        description="null – мероприятий слишком много для одного файла: они в файлах карт из roadmaps"
    )
