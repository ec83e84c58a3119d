"""The foot of a page: who answers for the text, when it was reviewed, what it is made from and what is near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from macros.model.materials import Described
from macros.model.page import Page
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.page_head import LinkView
from macros.views.party_materials import has_page
from macros.views.places import find_place, places
from macros.views.urls import (
    coverage_url,
    instruction_url,
    page_url,
    party_url,
    report_url,
    roadmap_url,
    speech_module_url,
)
from macros.views.wording import long_date


@dataclass(frozen=True, slots=True)
class PageFootView:
    """`owner` has an empty address where the role has no page; all parts may be empty, `related` too."""

    owner: LinkView | None
    reviewed: str
    reviewed_day: str
    source: str
    related: tuple[LinkView, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.owner or self.reviewed or self.source or self.related)


def material_foot_view(project: Project, material: Described, url: str) -> PageFootView:
    """The foot of an instruction's, a speech module's or a report form's page."""
    related = (*material.related, *_mentioned_by(project, url))
    return _foot(project, material.owner, material.reviewed, material.source, (related, url))


def page_foot_view(project: Project, page: Page) -> PageFootView:
    """The foot of a Markdown page."""
    return _foot(project, page.meta.owner, page.meta.reviewed, "", (page.meta.related, page_url(page.path)))


def roadmap_foot_view(project: Project, roadmap: Roadmap) -> PageFootView:
    """The foot of a roadmap's page: who carries it out, its report form and the pages that call it related."""
    forms = (report_url(form.id) for form in project.report_forms if form.roadmap == roadmap.id)
    url = roadmap_url(roadmap)
    related = (coverage_url(roadmap), *forms, *_mentioned_by(project, url))
    return _foot(project, roadmap.owner, roadmap.reviewed, "", (related, url))


def _foot(
    project: Project, owner: str, reviewed: date | None, source: str, related: tuple[Iterable[str], str]
) -> PageFootView:
    targets, own = related
    links = {link.url: link for link in (find_place(project, target) for target in targets) if link}
    links.pop(own, None)
    return PageFootView(
        owner=_owner(project, owner),
        reviewed=long_date(reviewed) if reviewed else "",
        reviewed_day=reviewed.isoformat() if reviewed else "",
        source=source,
        related=tuple(links.values()),
    )


def _owner(project: Project, name: str) -> LinkView | None:
    if not name:
        return None
    party = project.parties.find(name)
    return LinkView(name, party_url(party.id) if party and has_page(project, party.id) else "")


def _mentioned_by(project: Project, url: str) -> Iterator[str]:
    """The materials and pages whose «связанные» lead to the page at `url`."""
    for source, targets in _related(project):
        found = (find_place(project, target) for target in targets)
        if source in places(project) and any(link and link.url == url for link in found):
            yield source


def _related(project: Project) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((instruction_url(each.id), each.related) for each in project.instructions)
    yield from ((speech_module_url(each.id), each.related) for each in project.speech_modules)
    yield from ((report_url(each.id), each.related) for each in project.report_forms)
    yield from ((page_url(page.path), page.meta.related) for page in project.pages)
