"""The main content of generated pages: one h1, then the components. The theme puts its page around it."""

from __future__ import annotations

from markupsafe import Markup

from macros.render.environment import render_component
from macros.views.checklist import ChecklistView
from macros.views.page_head import PageHeadView
from macros.views.pages import (
    ChecklistPageView,
    PartPageView,
    PartyIndexView,
    RoadmapIndexView,
    RoadmapPageView,
)
from macros.views.party_plans import PartyPlansView
from macros.views.roadmap_long import RoadmapLongView
from macros.views.roadmap_parts import PartListView
from macros.views.roadmap_table import RoadmapTableView
from macros.views.tasks import TasksView


def render_page(head: PageHeadView, *parts: Markup, root: str) -> str:
    """A page of any parts under its head (the timeline's page is made so). No template takes it, so it is plain text:
    as `Markup` it would be copied once more.
    """
    return "\n".join([render_component("page-head", head, root=root), *parts])


def render_roadmap_page(view: RoadmapPageView, root: str) -> str:
    """The roadmap's page: summary and table."""
    return render_page(
        view.head,
        render_component("roadmap-summary", view.summary, root=root),
        render_by_kind(view.table, root=root),
        root=root,
    )


def render_part_page(view: PartPageView, root: str) -> str:
    """A part of a long roadmap, its table or its checklist, between two lists of all parts."""
    parts = render_component("roadmap-parts", view.parts, root=root)
    return render_page(view.head, parts, render_by_kind(view.content, root=root), root=root)


def render_checklist_page(view: ChecklistPageView, root: str) -> str:
    """The checklist page of a roadmap or of a party."""
    return render_page(view.head, render_by_kind(view.checklist, root=root), root=root)


_COMPONENTS: dict[type[object], str] = {
    ChecklistView: "checklist",
    PartListView: "roadmap-parts",
    PartyPlansView: "party-plans",
    RoadmapLongView: "roadmap-long",
    RoadmapTableView: "roadmap-table",
    TasksView: "tasks",
}


def render_by_kind(view: object, *, root: str) -> Markup:
    """What there is of several kinds (a table or a line for each measure), drawn by the component of its kind."""
    return render_component(_COMPONENTS[type(view)], view, root=root)


def render_roadmap_index(view: RoadmapIndexView, root: str) -> str:
    """The list of roadmaps."""
    return render_page(view.head, render_component("roadmap-list", view.roadmaps, root=root), root=root)


def render_party_index(view: PartyIndexView, root: str) -> str:
    """The list of bodies and roles."""
    return render_page(view.head, render_component("party-list", view.parties, root=root), root=root)
