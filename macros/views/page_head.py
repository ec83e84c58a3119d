"""The top of a generated page: where one is, what it is called, and its sister pages and files."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.parties import Party, PartyKind
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.roadmap_list import LEVEL_WORDS, roadmap_kicker
from macros.views.urls import (
    checklist_url,
    party_calendar_url,
    party_checklist_url,
    party_url,
    roadmap_calendar_url,
    roadmap_data_url,
    roadmap_url,
    timeline_url,
)
from macros.views.wording import capitalised

ROADMAPS_URL = "roadmaps/"
PARTIES_URL = "parties/"


@dataclass(frozen=True, slots=True)
class LinkView:
    """Words and a root-relative address."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class TabView:
    """A sister page; the current one is not a link."""

    text: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class PageHeadView:
    """`path` leads from the home page to this one, itself left out; `kicker` stands over the title."""

    path: tuple[LinkView, ...]
    kicker: str
    title: str
    lead: str
    tabs: tuple[TabView, ...]
    files: tuple[LinkView, ...]


def roadmap_head_view(
    roadmap: Roadmap, current: str, lead: str = "", further: tuple[LinkView, ...] = ()
) -> PageHeadView:
    """The head of a page of the roadmap; `current` is table, timeline or checklist, `further` are more sister pages."""
    pages = {
        "table": ("Таблица", roadmap_url(roadmap)),
        "timeline": ("Хронология", timeline_url(roadmap)),
        "checklist": ("Чек-лист", checklist_url(roadmap)),
    }
    return PageHeadView(
        path=_path(LinkView("Дорожные карты", ROADMAPS_URL), LinkView(roadmap.name, pages["table"][1]), current),
        kicker=roadmap_kicker(roadmap),
        title=_page_title(roadmap.name, "" if current == "table" else pages[current][0]),
        lead=lead,
        tabs=(
            *(TabView(text, url, name == current) for name, (text, url) in pages.items()),
            *(TabView(link.text, link.url, False) for link in further),
        ),
        files=(
            LinkView("Календарь (ICS)", roadmap_calendar_url(roadmap.id)),
            LinkView("Таблица (CSV)", roadmap_data_url(roadmap.id, "csv")),
            LinkView("Данные (JSON)", roadmap_data_url(roadmap.id, "json")),
        ),
    )


def part_head_view(roadmap: Roadmap, title: str) -> PageHeadView:
    """The head of a page with a part of a long roadmap."""
    whole = LinkView(roadmap.name, roadmap_url(roadmap))
    path = (LinkView("Главная", ""), LinkView("Дорожные карты", ROADMAPS_URL), whole)
    return PageHeadView(path, roadmap_kicker(roadmap), f"{title}. {roadmap.name}", "", (), ())


def party_head_view(party: Party, current: str) -> PageHeadView:
    """The head of a page of the party; `current` is table (its tasks) or checklist."""
    pages = {"table": ("Что делать", party_url(party.id)), "checklist": ("Чек-лист", party_checklist_url(party.id))}
    return PageHeadView(
        path=_path(LinkView("Кому что делать", PARTIES_URL), LinkView(party.name, pages["table"][1]), current),
        kicker=" · ".join(part for part in (LEVEL_WORDS[party.level], party.territory) if part),
        title=_page_title(_party_title(party), "" if current == "table" else pages[current][0]),
        lead=party.description,
        tabs=tuple(TabView(text, url, name == current) for name, (text, url) in pages.items()),
        files=(LinkView("Календарь (ICS)", party_calendar_url(party.id)),),
    )


def index_head_view(title: str, lead: str) -> PageHeadView:
    """The head of a list page."""
    return PageHeadView(path=(LinkView("Главная", ""),), kicker="", title=title, lead=lead, tabs=(), files=())


def related_parties(project: Project, ids: tuple[str, ...]) -> tuple[LinkView, ...]:
    """Links to the parties with these ids, unknown ones left out."""
    found = (project.parties.get(party_id) for party_id in ids)
    return tuple(LinkView(party.name, party_url(party.id)) for party in found if party is not None)


def _path(index: LinkView, own: LinkView, current: str) -> tuple[LinkView, ...]:
    home = LinkView("Главная", "")
    return (home, index) if current == "table" else (home, index, own)


def _page_title(title: str, part: str) -> str:
    return f"{part}. {title}" if part else title


def _party_title(party: Party) -> str:
    if party.dative:
        return f"Что делать {party.dative}"
    return capitalised(party.name) if party.kind is PartyKind.BODY else f"Что делать: {party.name}"
