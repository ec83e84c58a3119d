"""Страница: a Markdown page with its front matter, before any host has seen it."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from macros.model.base import Record, Text
from macros.model.dates import IsoOrRussianDate


class PageMeta(Record):
    """The front matter of a page."""

    title: str = Field(default="", alias="название", description="Заголовок страницы")
    description: str = Field(default="", alias="описание", description="Одно предложение для поиска и соцсетей")
    owner: str = Field(default="", alias="владелец", description="Роль, отвечающая за текст")
    reviewed: IsoOrRussianDate | None = Field(default=None, alias="проверено", description="Когда текст сверен")
    related: tuple[Text, ...] = Field(default=(), alias="связанные", description="Пути похожих страниц от docs/")
    hide: tuple[Text, ...] = Field(default=(), alias="скрыть", description="navigation, toc")
    template: str = Field(default="", alias="шаблон", description="Имя шаблона темы")


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown page. `path` is relative to docs/; `body_line` is the 1-based line of the file where `body` starts."""

    path: str
    meta: PageMeta
    body: str
    body_line: int
