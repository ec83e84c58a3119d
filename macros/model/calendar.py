"""Календарь: the academic year and the named events that terms refer to."""

from __future__ import annotations

from pydantic import Field

from macros.model.base import Many, Record, Text
from macros.model.dates import IsoOrRussianDate


class NamedEvent(Record):
    """A day that terms are counted from («начало приёмной кампании»)."""

    name: Text = Field(alias="название", description="Как событие называют в сроках")
    aliases: Many[Text] = Field(default=(), alias="псевдонимы", description="Как ещё называют событие")
    date: IsoOrRussianDate = Field(alias="дата", description="День события")
    source: str = Field(default="", alias="источник", description="Документ, который назначил дату")


class AcademicYearEntry(Record):
    """An academic year where it is not 1 September – 31 May."""

    name: Text = Field(alias="название", description="Как год называют: 2024/25")
    start: IsoOrRussianDate = Field(alias="начало", description="Первый день")
    end: IsoOrRussianDate = Field(alias="окончание", description="Последний день")
    source: str = Field(default="", alias="источник", description="Документ, который назначил даты")


class CalendarFile(Record):
    """docs/calendar.yaml."""

    academic_years: tuple[AcademicYearEntry, ...] = Field(
        default=(), alias="учебные-годы", description="Учебные годы с необычными днями"
    )
    events: tuple[NamedEvent, ...] = Field(default=(), alias="события", description="Дни, от которых считают сроки")
