"""What stands where on the site: an address or a file's path as an author writes it → the page's name and address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.identity import ByIdentity
from macros.views.implementing import implementing_roadmaps
from macros.views.page_head import LinkView
from macros.views.party_materials import parties_with_pages
from macros.views.urls import (
    CHANGES_URL,
    COVERAGE_URL,
    coverage_url,
    instruction_url,
    page_url,
    party_url,
    report_url,
    roadmap_url,
    speech_module_url,
)
from macros.views.wording import quoted

CHANGES_TITLE = "Что изменилось"
CHANGES_ABOUT = "Изменения дорожных карт и материалов по дням: новые мероприятия, сроки, ответственные."
COVERAGE_TITLE = "Кто выполняет дорожные карты"
COVERAGE_ABOUT = "Какими пунктами нижестоящих карт выполняется карта, чего в них нет и где сроки расходятся."


@dataclass(frozen=True, slots=True)
class Place:
    """A page in a list: its name, root-relative address and one sentence about it.

    One that is not `titled` is called by its file.
    """

    title: str
    url: str
    description: str
    titled: bool = True


def coverage_title(roadmap: Roadmap) -> str:
    """What the page of a roadmap's coverage is called."""
    return f"Кто выполняет карту {quoted(roadmap.name)}"


def find_place(project: Project, target: str) -> LinkView | None:
    """The page that «roadmaps/perm-2024/» or «faq.md#id» means, with its name."""
    path, sign, anchor = target.partition("#")
    place = places(project).get(page_url(path) if path.endswith(".md") else path)
    return LinkView(place.title, place.url + sign + anchor) if place else None


def places(project: Project) -> Mapping[str, Place]:
    """Every page of the site by its address; sister pages (timelines, checklists) are left out."""
    return _places(ByIdentity(project))


@lru_cache(maxsize=2)
def _places(key: ByIdentity[Project]) -> Mapping[str, Place]:
    return {place.url: place for place in _all(key.value)}


def _all(project: Project) -> Iterator[Place]:
    for page in project.pages:
        title = page.meta.title
        yield Place(title or page.path, page_url(page.path), page.meta.description, titled=bool(title))
    for roadmap in project.roadmaps:
        yield Place(roadmap.name, roadmap_url(roadmap), roadmap.description)
        if implementing_roadmaps(project, roadmap):
            yield Place(coverage_title(roadmap), coverage_url(roadmap), COVERAGE_ABOUT)
    yield Place(CHANGES_TITLE, CHANGES_URL, CHANGES_ABOUT)
    yield Place(COVERAGE_TITLE, COVERAGE_URL, COVERAGE_ABOUT)
    for party in parties_with_pages(project):
        yield Place(party.name, party_url(party.id), party.description)
    for instruction in project.instructions:
        yield Place(instruction.title, instruction_url(instruction.id), instruction.description)
    for module in project.speech_modules:
        yield Place(module.title, speech_module_url(module.id), module.description)
    for form in project.report_forms:
        yield Place(form.title, report_url(form.id), form.description)
