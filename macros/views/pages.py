"""Whole generated pages: a head and the components under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.changes import NO_HISTORY, History
from macros.model.parties import Party
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.checklist import ChecklistView, checklist_view, party_checklist_view
from macros.views.monitoring import monitoring_links
from macros.views.page_head import (
    LinkView,
    PageHeadView,
    index_head_view,
    part_head_view,
    party_head_view,
    related_parties,
    roadmap_head_view,
)
from macros.views.party_list import PartyListView, party_list_view
from macros.views.party_plans import PartyPlansView, in_plans, party_plans_view
from macros.views.roadmap_list import RoadmapListView, roadmap_list_view
from macros.views.roadmap_long import RoadmapLongView, roadmap_long_view
from macros.views.roadmap_parts import PartListView, RoadmapPart, in_parts, part_list_view
from macros.views.roadmap_summary import RoadmapSummaryView, roadmap_summary_view
from macros.views.roadmap_table import RoadmapTableView, roadmap_table_view
from macros.views.tasks import TasksView, tasks_view


@dataclass(frozen=True, slots=True)
class RoadmapPageView:
    """A roadmap's page: summary and table, of a long roadmap with a line for each measure."""

    head: PageHeadView
    summary: RoadmapSummaryView
    table: RoadmapTableView | RoadmapLongView


@dataclass(frozen=True, slots=True)
class PartPageView:
    """The page of a part of a long roadmap: the list of parts, and its table or its checklist."""

    head: PageHeadView
    parts: PartListView
    content: RoadmapTableView | ChecklistView


@dataclass(frozen=True, slots=True)
class ChecklistPageView:
    """The checklist page of a roadmap or of a party, of too many measures the way to checklists of fewer."""

    head: PageHeadView
    checklist: ChecklistView | PartyPlansView | PartListView


@dataclass(frozen=True, slots=True)
class PartyPageView:
    """«Что мне делать»: tasks or, where they are too many, the plans; for whom the party acts, to whom it reports."""

    acts_for: tuple[LinkView, ...]
    reports_to: tuple[LinkView, ...]
    tasks: TasksView | PartyPlansView


@dataclass(frozen=True, slots=True)
class RoadmapIndexView:
    """The list of roadmaps."""

    head: PageHeadView
    roadmaps: RoadmapListView


@dataclass(frozen=True, slots=True)
class PartyIndexView:
    """The list of bodies and roles."""

    head: PageHeadView
    parties: PartyListView


def roadmap_page_view(
    project: Project, roadmap: Roadmap, today: date, history: History = NO_HISTORY
) -> RoadmapPageView:
    """The roadmap's page as of `today`."""
    return RoadmapPageView(
        head=roadmap_head_view(roadmap, "table", roadmap.description, monitoring_links(project, roadmap.id)[:1]),
        summary=roadmap_summary_view(project, roadmap, today),
        table=measures_view(project, roadmap, today, history),
    )


def measures_view(
    project: Project, roadmap: Roadmap, today: date, history: History = NO_HISTORY
) -> RoadmapTableView | RoadmapLongView:
    """The roadmap's table; of too many measures one with a line for each."""
    if in_parts(roadmap):
        return roadmap_long_view(project, roadmap, today)
    return roadmap_table_view(project, roadmap, today, history)


def boxes_view(roadmap: Roadmap, today: date) -> ChecklistView | PartListView:
    """The roadmap's checklist; of too many measures the list of its parts' checklists."""
    return part_list_view(roadmap, checklists=True) if in_parts(roadmap) else checklist_view(roadmap, today)


def party_tasks_view(project: Project, party: Party, today: date) -> TasksView | PartyPlansView:
    """The party's tasks; of too many the roadmaps that they are in."""
    if in_plans(project, party.id):
        return party_plans_view(project, party, today)
    return tasks_view(project, party, today)


def party_boxes_view(project: Project, party: Party, today: date) -> ChecklistView | PartyPlansView:
    """The party's checklist; of too many measures the roadmaps whose checklists have them."""
    if in_plans(project, party.id):
        return party_plans_view(project, party, today, on_paper=True)
    return party_checklist_view(project, party, today)


def part_page_view(
    project: Project, roadmap: Roadmap, part: RoadmapPart, today: date, history: History = NO_HISTORY
) -> PartPageView:
    """A part of a long roadmap with all that is said of its measures."""
    return PartPageView(
        head=part_head_view(roadmap, part.title),
        parts=part_list_view(roadmap, part.number),
        content=roadmap_table_view(project, roadmap, today, history, part.sections),
    )


def part_checklist_page_view(roadmap: Roadmap, part: RoadmapPart, today: date) -> PartPageView:
    """The checklist of a part of a long roadmap."""
    return PartPageView(
        head=part_head_view(roadmap, f"Чек-лист. {part.title}"),
        parts=part_list_view(roadmap, part.number, checklists=True),
        content=checklist_view(roadmap, today, part.sections),
    )


def checklist_page_view(roadmap: Roadmap, today: date) -> ChecklistPageView:
    """The roadmap's checklist page."""
    return ChecklistPageView(roadmap_head_view(roadmap, "checklist"), boxes_view(roadmap, today))


def party_page_view(project: Project, party: Party, today: date) -> PartyPageView:
    """The party's page as of `today`."""
    return PartyPageView(
        acts_for=related_parties(project, party.acts_for),
        reports_to=related_parties(project, party.reports_to),
        tasks=party_tasks_view(project, party, today),
    )


def party_checklist_page_view(project: Project, party: Party, today: date) -> ChecklistPageView:
    """The party's checklist page."""
    return ChecklistPageView(party_head_view(party, "checklist"), party_boxes_view(project, party, today))


def roadmap_index_view(project: Project, today: date) -> RoadmapIndexView:
    """The page that lists all roadmaps."""
    head = index_head_view(
        "Дорожные карты", "Планы внедрения ФГИС «Моя школа»: что, к какому сроку и кто должен сделать."
    )
    return RoadmapIndexView(head, roadmap_list_view(project, today))


def party_index_view(project: Project) -> PartyIndexView:
    """The page that lists all bodies and roles."""
    head = index_head_view(
        "Кому что делать", "Выберите себя или свою организацию: откроются все ваши мероприятия по порядку сроков."
    )
    return PartyIndexView(head, party_list_view(project))
