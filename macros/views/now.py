"""«Что сейчас»: what is due across all roadmaps, for the home page and for any page that wants it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.roadmap_summary import DueListView, due_list_view
from macros.views.status import Status, period_note, period_over
from macros.views.urls import roadmap_url
from macros.views.wording import long_date

NOTHING = "На этот день в дорожных картах нет мероприятий, срок которых идёт или подходит."


@dataclass(frozen=True, slots=True)
class NowRoadmapView:
    """A roadmap with what is due in it. `over` is the last day of its period (ISO), empty where it has none."""

    name: str
    url: str
    now: DueListView
    next: DueListView
    over: str


@dataclass(frozen=True, slots=True)
class FinishedView:
    """A roadmap whose period is over, and which is not in the archive.

    `over` is the last day (ISO) of one that still runs on the day of the build; it is unseen until that day has passed.
    """

    name: str
    url: str
    note: str
    over: str


@dataclass(frozen=True, slots=True)
class NowView:
    """What is due; finished roadmaps come from the latest back.

    `nothing` is the sentence for a day on which nothing is due; `empty` says that this is such a day, `none_finished`
    that every finished one is still unseen.
    """

    today: str
    today_words: str
    roadmaps: tuple[NowRoadmapView, ...]
    finished: tuple[FinishedView, ...]
    nothing: str
    empty: bool

    @property
    def none_finished(self) -> bool:
        """Whether no roadmap is over on the day of the build."""
        return all(roadmap.over for roadmap in self.finished)


def now_view(project: Project, today: date) -> NowView:
    """What is due on `today` and what comes next, by roadmaps in the project's order; the archive is left out."""
    running = [roadmap for roadmap in project.roadmaps if not roadmap.archived]
    due = {r.id: view for r in running if (view := _roadmap_view(r, today)).now.items or view.next.items}
    return NowView(
        today=today.isoformat(),
        today_words=long_date(today),
        roadmaps=tuple(due.values()),
        finished=tuple(
            _finished_view(r, today)
            for r in sorted(running, key=_last_day, reverse=True)
            if period_over(r.window(), today) or (r.id in due and _last_day(r) != date.max)
        ),
        nothing=NOTHING,
        empty=not due,
    )


def _last_day(roadmap: Roadmap) -> date:
    return roadmap.window()[1] or date.max


def _finished_view(roadmap: Roadmap, today: date) -> FinishedView:
    window = roadmap.window()
    if period_over(window, today):
        return FinishedView(roadmap.name, roadmap_url(roadmap), period_note(window, today), "")
    last = _last_day(roadmap)
    note = period_note(window, last + timedelta(days=1))
    return FinishedView(roadmap.name, roadmap_url(roadmap), note, last.isoformat())


def _roadmap_view(roadmap: Roadmap, today: date) -> NowRoadmapView:
    return NowRoadmapView(
        name=roadmap.name,
        url=roadmap_url(roadmap),
        now=due_list_view(roadmap, Status.NOW, today),
        next=due_list_view(roadmap, Status.NEXT, today),
        over=last.isoformat() if (last := roadmap.window()[1]) else "",
    )
