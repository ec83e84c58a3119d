"""Project and day in, the whole of the generated site out: pages, data files, calendars, styles and scripts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.exports import export_files
from macros.model.parties import Party
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.render import (
    CSS_PATH,
    JS_PATH,
    bundle_css,
    bundle_js,
    render_checklist_page,
    render_component,
    render_page,
    render_party_checklist_page,
    render_party_page,
    render_roadmap_page,
)
from macros.site.search import party_entries, roadmap_entries
from macros.site.sitemap import sitemap
from macros.site.values import GeneratedPage, Site, way_to_root
from macros.views.assignments import assignments
from macros.views.page_head import roadmap_head_view
from macros.views.pages import checklist_page_view, party_checklist_page_view, party_page_view, roadmap_page_view
from macros.views.timeline import timeline_view
from macros.views.urls import checklist_url, party_checklist_url, party_url, roadmap_url, timeline_url


def build_site(project: Project, today: date) -> Site:
    """Everything that is made from data, as of `today`. The same project and day give the same bytes."""
    pages = (
        *(page for roadmap in project.roadmaps for page in _roadmap_pages(project, roadmap, today)),
        *(page for party in _parties_with_pages(project) for page in _party_pages(project, party, today)),
    )
    files = {
        CSS_PATH: bundle_css().encode(),
        JS_PATH: bundle_js().encode(),
        "sitemap.xml": sitemap(project, pages),
        **export_files(project),
    }
    return Site(pages, files)


def _parties_with_pages(project: Project) -> Iterator[Party]:
    found = assignments(project)
    return (party for party in project.parties.parties if party.id in found)


def _roadmap_pages(project: Project, roadmap: Roadmap, today: date) -> Iterator[GeneratedPage]:
    name, about = roadmap.name, roadmap.description or roadmap.title
    url = roadmap_url(roadmap)
    body = render_roadmap_page(roadmap_page_view(project, roadmap, today), way_to_root(url))
    yield GeneratedPage(url, name, about, body, roadmap_entries(roadmap))

    url = timeline_url(roadmap)
    root = way_to_root(url)
    timeline = render_component("timeline", timeline_view(project, roadmap, today), root=root)
    body = render_page(roadmap_head_view(roadmap, "timeline"), timeline, root=root)
    yield GeneratedPage(url, f"Хронология: {name}", f"Сроки по месяцам. {about}", body)

    url = checklist_url(roadmap)
    body = render_checklist_page(checklist_page_view(roadmap, today), way_to_root(url))
    yield GeneratedPage(url, f"Чек-лист: {name}", f"Мероприятия для отметок и печати. {about}", body)


def _party_pages(project: Project, party: Party, today: date) -> Iterator[GeneratedPage]:
    dative = party.dative or party.name
    url = party_url(party.id)
    body = render_party_page(party_page_view(project, party, today), way_to_root(url))
    yield GeneratedPage(url, f"{party.name}: что мне делать", _about(party), body, party_entries(party))

    url = party_checklist_url(party.id)
    body = render_party_checklist_page(party_checklist_page_view(project, party, today), way_to_root(url))
    yield GeneratedPage(url, f"Чек-лист: {party.name}", f"Мероприятия для отметок и печати: {dative}.", body)


def _about(party: Party) -> str:
    return party.description or f"Все мероприятия дорожных карт по датам: {party.dative or party.name}."
