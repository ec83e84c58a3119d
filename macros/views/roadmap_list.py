"""Cards of all roadmaps: the way into each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from macros.model.roadmap import Level, Roadmap
from macros.project import Project
from macros.views.status import STATUS_WORDS, Status, Window, period_over, windows_status
from macros.views.tallies import tallies
from macros.views.term import ARCHIVED, IN_ARCHIVE, PERIOD_ENDED, StatusView
from macros.views.urls import checklist_url, roadmap_url, timeline_url
from macros.views.wording import MEASURES, counted

RUNS = "идёт"
MOST_CARDS = 60  # a thousand would be more than a megabyte, and nobody finds his own among them

LEVEL_WORDS = {
    Level.FEDERAL: "Федеральный уровень",
    Level.REGION: "Региональный уровень",
    Level.MUNICIPALITY: "Муниципальный уровень",
    Level.ORGANISATION: "Уровень организации",
}


@dataclass(frozen=True, slots=True)
class RoadmapCardView:
    """One roadmap. `kicker` is its level and `place`, its territory; `due` tells how much is due now, or is empty."""

    title: str
    url: str
    kicker: str
    place: str
    description: str
    period: str
    count: str
    due: str
    status: StatusView
    timeline_url: str
    checklist_url: str


@dataclass(frozen=True, slots=True)
class RoadmapListView:
    """All roadmaps in the project's order: those that run first, the archive apart.

    `archive_title` heads the archive («Архив (2)»). Many stand `as_lines`, by territory and name.
    """

    cards: tuple[RoadmapCardView, ...]
    archive: tuple[RoadmapCardView, ...] = ()
    archive_title: str = ""
    as_lines: bool = False


def roadmap_list_view(project: Project, today: date) -> RoadmapListView:
    """Cards of all roadmaps; the finished ones come last. Of more than `MOST_CARDS`, lines."""
    as_lines = len(project.roadmaps) > MOST_CARDS
    ordered = sorted(project.roadmaps, key=_by_place if as_lines else partial(_is_over, today))
    due = tallies(project).due
    archive = tuple(_card(roadmap, today, 0) for roadmap in ordered if roadmap.archived)
    return RoadmapListView(
        tuple(_card(roadmap, today, len(due(roadmap, today))) for roadmap in ordered if not roadmap.archived),
        archive,
        f"Архив ({len(archive)})" if archive else "",
        as_lines,
    )


def _by_place(roadmap: Roadmap) -> tuple[str, str]:
    return roadmap.territory.casefold(), roadmap.name.casefold()


def _is_over(today: date, roadmap: Roadmap) -> bool:
    return period_over(roadmap.window(), today)


def _card(roadmap: Roadmap, today: date, due: int) -> RoadmapCardView:
    return RoadmapCardView(
        title=roadmap.name,
        url=roadmap_url(roadmap),
        kicker=roadmap_kicker(roadmap),
        place=roadmap.territory,
        description=roadmap.description,
        period=roadmap.period.text if roadmap.period else "",
        count=counted(roadmap.gist.measures, MEASURES),
        due=f"сейчас: {counted(due, MEASURES)}" if due else "",
        status=_period_status(roadmap, today),
        timeline_url=timeline_url(roadmap),
        checklist_url=checklist_url(roadmap),
    )


def roadmap_kicker(roadmap: Roadmap) -> str:
    """What stands over the roadmap's title: its level, its territory and whether it is in the archive."""
    parts = (LEVEL_WORDS[roadmap.level], roadmap.territory, IN_ARCHIVE if roadmap.archived else "")
    return " · ".join(part for part in parts if part)


def _period_status(roadmap: Roadmap, today: date) -> StatusView:
    """Whether the roadmap as a whole runs: its period is one window of «now»."""
    if roadmap.archived:
        return ARCHIVED
    first, last = roadmap.window()
    known = first is not None or last is not None
    window = Window(first, last, opens=first) if known else None
    status = windows_status((window,), (first, last), today)
    words = STATUS_WORDS | {Status.NOW: RUNS, Status.PAST: PERIOD_ENDED}
    days = f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}" if known else "~"
    return StatusView(
        status=status,
        word=words[status],
        now_word=RUNS,
        past_word=PERIOD_ENDED,
        windows=days,
        over="",
    )
