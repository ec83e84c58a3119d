"""Календарь: the academic year and the named events that terms refer to."""

from __future__ import annotations

from pydantic import Field

from macros.model.base import Record, Text
from macros.model.dates import IsoOrRussianDate


class NamedEvent(Record):
    """A day that terms are counted from («начало приёмной кампании»)."""

    name: Text = Field(alias="название", description="Как событие называют в сроках")
    aliases: tuple[Text, ...] = Field(default=(), alias="псевдонимы")
    date: IsoOrRussianDate = Field(alias="дата")
    source: str = Field(default="", alias="источник", description="Документ, который назначил дату")


class AcademicYearEntry(Record):
    """An academic year where it is not 1 September – 31 May."""

    name: Text = Field(alias="название", description="2024/25")
    start: IsoOrRussianDate = Field(alias="начало")
    end: IsoOrRussianDate = Field(alias="окончание")
    source: str = Field(default="", alias="источник")


class CalendarFile(Record):
    """docs/calendar.yaml."""

    academic_years: tuple[AcademicYearEntry, ...] = Field(default=(), alias="учебные-годы")
    events: tuple[NamedEvent, ...] = Field(default=(), alias="события")
