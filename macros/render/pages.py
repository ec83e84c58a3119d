"""The main content of generated pages: one h1, then the components. The theme puts its page around it."""

from __future__ import annotations

from markupsafe import Markup

from macros.render.environment import render_component
from macros.views.page_head import PageHeadView
from macros.views.pages import (
    ChecklistPageView,
    PartyIndexView,
    PartyPageView,
    RoadmapIndexView,
    RoadmapPageView,
)
from macros.views.party_plans import PartyPlansView
from macros.views.tasks import TasksView


def render_page(head: PageHeadView, *parts: Markup, root: str) -> Markup:
    """A page of any parts under its head (the timeline's page is made so)."""
    return Markup("\n").join([render_component("page-head", head, root=root), *parts])


def render_roadmap_page(view: RoadmapPageView, root: str) -> Markup:
    """The roadmap's page: summary and table."""
    return render_page(
        view.head,
        render_component("roadmap-summary", view.summary, root=root),
        render_component("roadmap-table", view.table, root=root),
        root=root,
    )


def render_checklist_page(view: ChecklistPageView, root: str) -> Markup:
    """The checklist page of a roadmap or of a party."""
    name = "party-plans" if isinstance(view.checklist, PartyPlansView) else "checklist"
    return render_page(view.head, render_component(name, view.checklist, root=root), root=root)


def render_tasks(view: TasksView | PartyPlansView, root: str) -> Markup:
    """What a party has to do: the tasks or, where they are too many, the plans that they are in."""
    return render_component("party-plans" if isinstance(view, PartyPlansView) else "tasks", view, root=root)


def render_party_page(view: PartyPageView, root: str) -> Markup:
    """«Что мне делать» of a body or role."""
    return render_page(
        view.head,
        render_component("party-card", view, root=root),
        render_tasks(view.tasks, root),
        root=root,
    )


def render_party_checklist_page(view: ChecklistPageView, root: str) -> Markup:
    """The checklist page of a party."""
    return render_checklist_page(view, root)


def render_roadmap_index(view: RoadmapIndexView, root: str) -> Markup:
    """The list of roadmaps."""
    return render_page(view.head, render_component("roadmap-list", view.roadmaps, root=root), root=root)


def render_party_index(view: PartyIndexView, root: str) -> Markup:
    """The list of bodies and roles."""
    return render_page(view.head, render_component("party-list", view.parties, root=root), root=root)
