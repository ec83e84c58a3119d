"""Ход выполнения: docs/monitoring/<ид>.yaml, the figures of collected reports. No words and nobody's data are in it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.base import Record, Slug, Text
from macros.model.dates import IsoOrRussianDate
from macros.model.yes_no import YesNo

Count = Annotated[int, Field(ge=0, le=1_000_000)]


class Counts(Record):
    """How many measures (or municipalities) are how far."""

    done: Count = Field(default=0, alias="выполнено", description="Сколько выполнено")
    running: Count = Field(default=0, alias="выполняется", description="Сколько выполняется")
    not_started: Count = Field(default=0, alias="не-начато", description="Сколько не начато")
    not_needed: Count = Field(default=0, alias="не-требуется", description="Сколько не требуется")
    empty: Count = Field(default=0, alias="нет-сведений", description="По скольким статус не указан")
    late: Count = Field(default=0, alias="просрочено", description="Сколько из них не выполнено, хотя срок прошёл")

    @property
    def total(self) -> int:
        """All of them; `late` is a part of those that are not done."""
        return self.done + self.running + self.not_started + self.not_needed + self.empty


class MeasureProgress(Counts):
    """One measure, counted over the municipalities and organisations that answered."""

    measure: Text = Field(alias="пункт", description="Имя пункта карты: 1-1")
    number: Text = Field(alias="номер", description='Номер в карте, в кавычках: "1.1"')
    title: Text = Field(alias="название", description="Название мероприятия на день сводки")


class AddresseeProgress(Counts):
    """One municipality or organisation, counted over its measures."""

    name: Text = Field(alias="кто", description="Муниципалитет или организация")
    answered: YesNo = Field(default=True, alias="ответ", description="нет – если отчёт не сдан")


class ReportedValue(Record):
    """What one municipality or organisation reports."""

    name: Text = Field(alias="кто", description="Муниципалитет или организация")
    value: Annotated[float, Field(ge=0, le=1e12)] = Field(alias="значение", description="Число, например 48.5")


class IndicatorProgress(Record):
    """An indicator with the values that were reported."""

    measure: Text = Field(alias="пункт", description="Имя пункта карты: 4-1")
    number: Text = Field(alias="номер", description='Номер в карте, в кавычках: "4.1"')
    title: Text = Field(alias="название", description="Что измеряется")
    unit: str = Field(default="", alias="единица", description="%, шт.")
    target: Text = Field(alias="цель", description="Цель, как в карте: «не менее 50»")
    values: tuple[ReportedValue, ...] = Field(default=(), alias="значения", description="Кто что сообщил")


class Monitoring(Record):
    """Сводка отчётов одной карты на один день. Made by `metodichka collect --aggregate`, not by hand."""

    id: Slug = Field(alias="ид", description="Постоянное имя латиницей, часть адреса страницы")
    title: Text = Field(alias="название", description="Как называется страница")
    roadmap: Slug = Field(alias="карта", description="ид дорожной карты")
    form: str = Field(default="", alias="форма", description="ид формы отчёта")
    day: IsoOrRussianDate = Field(alias="дата", description="На какой день верны показатели: 2024-12-01")
    expected: Count | None = Field(default=None, alias="ждали", description="Сколько отчётов ждали")
    answered: Count = Field(alias="получено", description="Сколько отчётов вошло в подсчёт")
    unlisted: Count = Field(default=0, alias="не-по-списку", description="Сколько из них – от тех, кого в списке нет")
    measures: tuple[MeasureProgress, ...] = Field(default=(), alias="мероприятия", description="Ход по мероприятиям")
    addressees: tuple[AddresseeProgress, ...] = Field(
        default=(), alias="муниципалитеты", description="Ход по муниципалитетам и организациям"
    )
    indicators: tuple[IndicatorProgress, ...] = Field(default=(), alias="показатели", description="Показатели")
