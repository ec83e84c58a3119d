"""Which text a sheet holds and where its living page is: what the head and the foot of every sheet say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from textwrap import shorten

from macros.model.materials import Instruction, SpeechModule
from macros.model.parties import Party
from macros.model.roadmap import Roadmap
from macros.project import CALENDAR, PARTIES, ROADMAPS, Project, SiteSettings
from macros.sources.files import OWN_ROADMAP
from macros.views.wording import short_date

Subject = Roadmap | Party | Instruction | SpeechModule  # what a sheet is of

_BEHIND_TASKS = frozenset({OWN_ROADMAP, PARTIES, CALENDAR})
# Named days of terms; what listeners are called.
_SHARED: Mapping[type, str] = {Roadmap: CALENDAR, SpeechModule: PARTIES}

# Characters of the title at the top of every page: two lines of the large edition.
LONGEST_RUNNING = 80


@dataclass(frozen=True)
class Edition:
    """What the border knows of this version of the materials.

    `day` is the day of the commit, None where nobody knows it. `printed` is the day of printing; None for a file that
    waits on the site until somebody prints it: then the day is filled in by hand. `changed` tells of each file of the
    content, those that are gone included, on which day it last changed.
    """

    day: date | None = None
    printed: date | None = None
    changed: Mapping[str, date] = field(default_factory=dict)

    def of(self, project: Project, *subjects: Subject) -> date | None:
        """The day of the version of a sheet of these subjects, of everything where there are none.

        A sheet is as old as the newest of the files that its words come from, so that paper is called outdated only
        where there may be something new. Without such knowledge it is of the day of the commit, or of the last review.
        """
        days = [day for subject in subjects for day in self._days(project, subject)]
        known = [day for day in days if day is not None]
        if known and len(known) == len(days):
            return max(known)
        return self.day or _content_day(project)

    def _days(self, project: Project, subject: Subject) -> Iterator[date | None]:
        if isinstance(subject, Party):
            yield self._tasks
            return
        yield self.changed.get(project.homes.get((type(subject), subject.id), ""))
        shared = _SHARED.get(type(subject), "")
        if shared in self.changed:
            yield self.changed[shared]

    @cached_property
    def _tasks(self) -> date | None:
        """When anybody's tasks may have changed last: a plan that gave some yesterday need not name the party today."""
        behind = (day for path, day in self.changed.items() if path.startswith(ROADMAPS) or path in _BEHIND_TASKS)
        return max(behind, default=None)


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


def sheet_head(project: Project, edition: Edition, page: str, caption: Caption, *subjects: Subject) -> SheetHead:
    """The frame of a sheet of these subjects, whose living page is `page`, an address of `views.urls`."""
    day = edition.of(project, *subjects)
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


def _content_day(project: Project) -> date | None:
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
