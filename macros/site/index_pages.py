"""The lists of roadmaps and of parties, for a project that has written no such page itself: others lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from macros.model.roadmap import Depth
from macros.project import Project
from macros.render import render_party_index, render_roadmap_index
from macros.site.finishing import finish_page
from macros.site.values import GeneratedPage, PlannedPages, way_to_root
from macros.views.page_head import PARTIES_URL, ROADMAPS_URL
from macros.views.pages import party_index_view, roadmap_index_view
from macros.views.urls import page_url


def index_pages(project: Project, today: date) -> Iterator[PlannedPages]:
    """The lists that are missing."""
    written = {page_url(page.path) for page in project.pages}
    if ROADMAPS_URL not in written:
        yield PlannedPages((ROADMAPS_URL,), partial(_roadmaps, project, today), depth=Depth.OUTLINE)
    if PARTIES_URL not in written:
        yield PlannedPages((PARTIES_URL,), partial(_parties, project), depth=Depth.FRAME)


def _roadmaps(project: Project, today: date) -> Iterator[GeneratedPage]:
    roadmaps = roadmap_index_view(project, today)
    body = finish_page(project, render_roadmap_index(roadmaps, way_to_root(ROADMAPS_URL)), ROADMAPS_URL, None)
    yield GeneratedPage(ROADMAPS_URL, roadmaps.head.title, roadmaps.head.lead, body)


def _parties(project: Project) -> Iterator[GeneratedPage]:
    parties = party_index_view(project)
    body = finish_page(project, render_party_index(parties, way_to_root(PARTIES_URL)), PARTIES_URL, None)
    yield GeneratedPage(PARTIES_URL, parties.head.title, parties.head.lead, body)
