"""Addressees of materials: names with links to their pages, where these exist."""

from __future__ import annotations

from collections.abc import Iterable

from macros.model.roadmap import Mentions
from macros.project import Project
from macros.views.measure import MentionView
from macros.views.page_head import LinkView
from macros.views.party_materials import has_page
from macros.views.urls import party_url


def mention_views(project: Project, mentions: Mentions, territory: str = "") -> tuple[MentionView, ...]:
    """The mentions in the document's words; `territory` decides whom an ambiguous name means."""
    views = []
    for mention in mentions:
        party = project.parties.find(mention.name, territory)
        url = party_url(party.id) if party and has_page(project, party.id) else ""
        views.append(MentionView(mention.name, mention.note, url))
    return tuple(views)


def party_links(project: Project, ids: Iterable[str]) -> tuple[LinkView, ...]:
    """The parties with these ids; a party without a page has no address."""
    found = (project.parties.get(party_id) for party_id in ids)
    return tuple(
        LinkView(party.name, party_url(party.id) if has_page(project, party.id) else "") for party in found if party
    )
