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
    """The checklist page of a roadmap."""
    return render_page(view.head, render_component("checklist", view.checklist, root=root), root=root)


def render_party_page(view: PartyPageView, root: str) -> Markup:
    """«Что мне делать» of a body or role."""
    return render_page(
        view.head,
        render_component("party-card", view, root=root),
        render_component("tasks", view.tasks, root=root),
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
