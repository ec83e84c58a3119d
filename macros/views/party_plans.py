"""The tasks of a party named in all plans of a country: thousands, so they stay in their roadmaps and are counted.

A page, a calendar or a data file of all of them would be tens of megabytes. The roadmap's own page narrows its table
down to the party.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from macros.model.parties import Party
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.assignments import assignments
from macros.views.tallies import tallies
from macros.views.urls import checklist_url, party_calendar_url, roadmap_url, table_id
from macros.views.wording import MEASURES, NBSP, counted, long_date, quoted

MOST_TASKS = 300  # in one list; a page of so many weighs half a megabyte, a checklist somewhat more
_ON_SCREEN = "Выберите карту: в её таблице будут отобраны только эти мероприятия."
_ON_PAPER = "Выберите карту: её чек-лист можно отмечать на экране и распечатать."
_ROADMAPS = ("дорожной карте", "дорожных картах", "дорожных картах")


@dataclass(frozen=True, slots=True)
class PartyPlanView:
    """The party's measures in one roadmap.

    `url` leads to the roadmap's table with only those, or to its checklist. `place` is the roadmap's territory or
    empty, `via` names the body that the party acts for there or is empty. `count` says how many measures, `now` how
    many of them are due; it is empty for none.
    """

    name: str
    place: str
    via: str
    url: str
    count: str
    now: str


@dataclass(frozen=True, slots=True)
class PartyPlansView:
    """All roadmaps that name the party, by territory and name.

    `how` tells a reader what a link of the list does. `calendar` leads to the party's calendar, which counts as this
    page does; it is empty for paper. `today` is ISO, `today_words` the same for people.
    """

    how: str
    calendar: str
    count: str
    plans_count: str
    today: str
    today_words: str
    plans: tuple[PartyPlanView, ...]


def in_plans(project: Project, party_id: str) -> bool:
    """Whether the party's measures are too many for lists: on a page, on paper, in a calendar, in a data file."""
    return surely_in_plans(project, party_id) or tallies(project).count(party_id) > MOST_TASKS


def surely_in_plans(project: Project, party_id: str) -> bool:
    """Whether so many roadmaps name the party that its measures need not be counted."""
    return len(assignments(project).roadmaps(party_id)) > MOST_TASKS


@dataclass(frozen=True, slots=True)
class PlanShare:
    """Which measures of a roadmap (0-based places) are the party's own or, with `via`, of a body that it acts for."""

    roadmap: Roadmap
    via: str | None
    places: tuple[int, ...]

    @property
    def measures(self) -> int:
        """How many they are."""
        return len(self.places)


def plan_shares(project: Project, party_id: str) -> Iterator[PlanShare]:
    """The party's measures counted by roadmap, in the order of the project, and by whom it acts for there."""
    for roadmap, places in tallies(project).of_party(party_id):
        yield PlanShare(roadmap, places.via, places.measures)


def party_plans_view(project: Project, party: Party, today: date, *, on_paper: bool = False) -> PartyPlansView:
    """The roadmaps that name the party or a body it acts for, each with the number of its measures.

    `on_paper` leads to their checklists.
    """
    plans = [_plan(project, party, share, today, on_paper) for share in plan_shares(project, party.id)]
    return PartyPlansView(
        how=_ON_PAPER if on_paper else _ON_SCREEN,
        calendar="" if on_paper else party_calendar_url(party.id),
        count=counted(tallies(project).count(party.id), MEASURES),
        plans_count=counted(len(assignments(project).roadmaps(party.id)), _ROADMAPS),
        today=today.isoformat(),
        today_words=long_date(today),
        plans=tuple(sorted(plans, key=lambda plan: (plan.place.casefold(), plan.name.casefold(), plan.via))),
    )


def _plan(project: Project, party: Party, share: PlanShare, today: date, on_paper: bool) -> PartyPlanView:
    roadmap, via = share.roadmap, share.via
    body = project.parties.get(via) if via else None
    now = len(tallies(project).due(roadmap, today).intersection(share.places))
    return PartyPlanView(
        name=roadmap.name,
        place=roadmap.territory,
        via=f"как {quoted(body.name)}" if body else "",
        url=checklist_url(roadmap) if on_paper else _narrowed(roadmap, via or party.id),
        count=counted(share.measures, MEASURES),
        now=f"сейчас{NBSP}{now}" if now else "",
    )


def _narrowed(roadmap: Roadmap, party_id: str) -> str:
    """The roadmap's table with the measures that name the party; the field's name is that of the filter form."""
    return f"{roadmap_url(roadmap)}?{urlencode({'party': party_id})}#{table_id(roadmap)}"
