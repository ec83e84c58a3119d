"""Страница: a Markdown page with its front matter, before any host has seen it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from macros.model.base import Many, Record, Text
from macros.model.dates import IsoOrRussianDate
from macros.model.yes_no import YesNo


class PageTemplate(StrEnum):
    """The theme's templates that a page may ask for; another name would end the build, or redirect readers."""

    MAIN = "main.html"


class PageSearch(Record):
    """How the site's search treats a page."""

    exclude: YesNo = Field(default=False, alias="исключить", description="да – не показывать страницу в поиске")
    boost: float = Field(default=1, alias="вес", description="Больше 1 – выше в результатах", gt=0, le=100)


class PageMeta(Record):
    """The front matter of a page. The host's own names of these fields are read too, see `HOST_KEYS`."""

    title: str = Field(default="", alias="название", description="Заголовок страницы")
    description: str = Field(default="", alias="описание", description="Одно предложение для поиска и соцсетей")
    owner: str = Field(default="", alias="владелец", description="Роль, отвечающая за текст")
    reviewed: IsoOrRussianDate | None = Field(default=None, alias="проверено", description="Когда текст сверен")
    related: Many[Text] = Field(default=(), alias="связанные", description="Пути похожих страниц от docs/")
    hide: Many[Text] = Field(default=(), alias="скрыть", description="Что убрать со страницы: navigation, toc")
    template: PageTemplate | None = Field(default=None, alias="шаблон", description="Имя шаблона темы: main.html")
    subtitle: str = Field(default="", alias="подзаголовок", description="Строка под названием в меню")
    icon: str = Field(default="", alias="значок", description="Значок в меню: material/school")
    status: str = Field(default="", alias="состояние", description="Пометка в меню: new, deprecated")
    tags: Many[Text] = Field(default=(), alias="метки", description="Слова, по которым собирают страницы")
    search: PageSearch | None = Field(default=None, alias="поиск", description="Как страница ищется")


# The host's names of our fields; an editor may know them from the theme's manual.
HOST_KEYS = {
    "title": "название",
    "description": "описание",
    "hide": "скрыть",
    "template": "шаблон",
    "subtitle": "подзаголовок",
    "icon": "значок",
    "status": "состояние",
    "tags": "метки",
    "search": "поиск",
    "exclude": "исключить",
    "boost": "вес",
}


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown page. `path` is relative to docs/; `body_line` is the line of the file where `body` starts."""

    path: str
    meta: PageMeta
    body: str
    body_line: int
