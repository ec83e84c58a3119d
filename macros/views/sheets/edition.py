"""Which text a sheet holds and where its living page is: what the head and the foot of every sheet say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from macros.project import Project, SiteSettings
from macros.views.wording import short_date

# Characters of the title at the top of every page: two lines of the large edition.
LONGEST_RUNNING = 80


@dataclass(frozen=True, slots=True)
class Edition:
    """What the border knows of this version of the materials.

    `day` is the day of the commit, None where nobody knows it. `printed` is the day of printing; None for a file that
    waits on the site until somebody prints it: then the day is filled in by hand.
    """

    day: date | None = None
    printed: date | None = None


@dataclass(frozen=True, slots=True)
class SheetHead:
    """The frame of a sheet.

    `kind` stands over the title («Чек-лист»), `running` and `territory` stand at the top of every page.
    `url` is what the QR code holds, with the version in it; `address` the same for people, without scheme and version.
    Both are empty on a site that does not know its address. `printed` is empty where it is filled in by hand.
    `day` is the version's day, ISO or empty.
    """

    kind: str
    title: str
    running: str
    territory: str
    facts: tuple[str, ...]
    version: str
    printed: str
    url: str
    address: str
    publisher: str
    day: str


@dataclass(frozen=True, slots=True)
class Caption:
    """What a sheet is called: see `SheetHead`. Without `running` further pages repeat the title."""

    kind: str
    title: str
    running: str = ""
    territory: str = ""
    facts: tuple[str, ...] = ()


def sheet_head(project: Project, edition: Edition, page: str, caption: Caption) -> SheetHead:
    """The frame of a sheet whose living page is `page`, an address of `views.urls`."""
    day = edition.day or content_day(project)
    return SheetHead(
        kind=caption.kind,
        title=caption.title,
        running=shorten(caption.running or caption.title, LONGEST_RUNNING, placeholder=" …"),
        territory=caption.territory,
        facts=tuple(fact for fact in caption.facts if fact),
        version=f"Редакция от {short_date(day)}" if day else "",
        printed=short_date(edition.printed) if edition.printed else "",
        url=_version_url(project.settings, page, day),
        address=_address(project.settings, page),
        publisher=project.settings.publisher,
        day=day.isoformat() if day else "",
    )


def content_day(project: Project) -> date | None:
    """The latest day on which any of the materials was reviewed: the version where there is no commit to ask."""
    days = [roadmap.reviewed for roadmap in project.roadmaps]
    days += [material.reviewed for material in (*project.instructions, *project.speech_modules)]
    return max((day for day in days if day is not None), default=None)


def _version_url(settings: SiteSettings, page: str, day: date | None) -> str:
    """The page's full address; `v` lets it tell its reader that the paper is older than the page."""
    if not settings.site_url:
        return ""
    path, mark, anchor = page.partition("#")
    version = f"?v={day.isoformat()}" if day else ""
    return f"{settings.site_url}{path}{version}{mark}{anchor}"


def _address(settings: SiteSettings, page: str) -> str:
    if not settings.site_url:
        return ""
    return f"{settings.site_url.partition('://')[2] or settings.site_url}{page.partition('#')[0]}"
