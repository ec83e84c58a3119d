"""The generated pages «Что изменилось» and «Кто выполняет», and the feed of changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from macros.changes import History
from macros.exports.changes import export_changes_feed
from macros.model.roadmap import Depth, Roadmap
from macros.project import Project
from macros.render import render_component, render_page
from macros.site.finishing import finish_page
from macros.site.values import GeneratedPage, PlannedPages, SearchEntry, way_to_root
from macros.views.changes import changes_view
from macros.views.implementing import implementing_roadmaps
from macros.views.page_head import index_head_view
from macros.views.places import (
    CHANGES_ABOUT,
    CHANGES_TITLE,
    COVERAGE_ABOUT,
    COVERAGE_TITLE,
    coverage_title,
)
from macros.views.urls import CHANGES_URL, COVERAGE_URL, FEED_URL, coverage_url


def change_pages(project: Project, history: History) -> Iterator[GeneratedPage]:
    """What changed by days."""
    root = way_to_root(CHANGES_URL)
    listed = render_component("changes", changes_view(project, history), root=root)
    page = render_page(index_head_view(CHANGES_TITLE, CHANGES_ABOUT), listed, root=root)
    body = finish_page(project, page, CHANGES_URL, None)
    yield GeneratedPage(CHANGES_URL, CHANGES_TITLE, CHANGES_ABOUT, body)


def change_files(project: Project, history: History, today: date) -> dict[str, bytes]:
    """The feed."""
    return {FEED_URL: export_changes_feed(project, history, today)}


def change_entries() -> Iterator[SearchEntry]:
    """The two pages that are there in every section."""
    yield SearchEntry(CHANGES_URL, CHANGES_TITLE, CHANGES_ABOUT)
    yield SearchEntry(COVERAGE_URL, COVERAGE_TITLE, COVERAGE_ABOUT)


def coverage_pages(project: Project) -> Iterator[PlannedPages]:
    """The list, and a page for each roadmap that another one carries out."""
    yield PlannedPages((COVERAGE_URL,), partial(_coverage_index, project), depth=Depth.FRAME)
    for roadmap in project.roadmaps:
        if implementing_roadmaps(project, roadmap):
            yield PlannedPages((coverage_url(roadmap),), partial(_coverage, project, roadmap), (roadmap,))


def _coverage_index(project: Project) -> Iterator[GeneratedPage]:
    from macros.views.coverage import coverage_index_head_view, coverage_index_view

    root = way_to_root(COVERAGE_URL)
    listed = render_component("coverage-index", coverage_index_view(project), root=root)
    page = render_page(coverage_index_head_view(), listed, root=root)
    body = finish_page(project, page, COVERAGE_URL, None)
    yield GeneratedPage(COVERAGE_URL, COVERAGE_TITLE, COVERAGE_ABOUT, body)


def _coverage(project: Project, roadmap: Roadmap) -> Iterator[GeneratedPage]:
    from macros.views.coverage import coverage_head_view, coverage_view

    url = coverage_url(roadmap)
    root = way_to_root(url)
    shown = render_component("coverage", coverage_view(project, roadmap), root=root)
    body = finish_page(project, render_page(coverage_head_view(roadmap), shown, root=root), url, None)
    yield GeneratedPage(url, coverage_title(roadmap), COVERAGE_ABOUT, body)
