"""«Что сейчас»: what is due across all roadmaps, for the home page and for any page that wants it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.roadmap_summary import DueListView, due_list_view
from macros.views.status import Status, period_note
from macros.views.urls import roadmap_url
from macros.views.wording import long_date

NOTHING = "На этот день в дорожных картах нет мероприятий, срок которых идёт или подходит."


@dataclass(frozen=True, slots=True)
class NowRoadmapView:
    """A roadmap with what is due in it."""

    name: str
    url: str
    now: DueListView
    next: DueListView


@dataclass(frozen=True, slots=True)
class FinishedView:
    """A roadmap whose period is over, and which is not in the archive."""

    name: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class NowView:
    """What is due; finished roadmaps come from the latest back.

    `nothing` is the sentence for a day on which nothing is due; `empty` says that this is such a day.
    """

    today: str
    today_words: str
    roadmaps: tuple[NowRoadmapView, ...]
    finished: tuple[FinishedView, ...]
    nothing: str
    empty: bool


def now_view(project: Project, today: date) -> NowView:
    """What is due on `today` and what comes next, by roadmaps in the project's order; the archive is left out."""
    running = [roadmap for roadmap in project.roadmaps if not roadmap.archived]
    views = tuple(view for view in (_roadmap_view(r, today) for r in running) if view.now.items or view.next.items)
    return NowView(
        today=today.isoformat(),
        today_words=long_date(today),
        roadmaps=views,
        finished=tuple(
            FinishedView(r.name, roadmap_url(r), note)
            for r in sorted(running, key=_last_day, reverse=True)
            if (note := period_note(r.window(), today))
        ),
        nothing=NOTHING,
        empty=not views,
    )


def _last_day(roadmap: Roadmap) -> date:
    return roadmap.window()[1] or date.max


def _roadmap_view(roadmap: Roadmap, today: date) -> NowRoadmapView:
    return NowRoadmapView(
        name=roadmap.name,
        url=roadmap_url(roadmap),
        now=due_list_view(roadmap, Status.NOW, today),
        next=due_list_view(roadmap, Status.NEXT, today),
    )
