"""The pages below a folder of the site, each with a sentence about it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.project import Project
from macros.views.places import Place, places


@dataclass(frozen=True, slots=True)
class SectionIndexView:
    """The pages in the order of the site: hand-written ones by path, then generated ones."""

    pages: tuple[Place, ...]


def section_index_view(project: Project, folder: str) -> SectionIndexView:
    """The pages right below the folder («webinars»), its own index left out."""
    prefix = folder.strip("/") + "/"
    below = (place for url, place in places(project).items() if url.startswith(prefix) and url != prefix)
    return SectionIndexView(tuple(place for place in below if place.url.count("/") == prefix.count("/") + 1))


def folders(project: Project) -> tuple[str, ...]:
    """The folders that have pages below them."""
    return tuple(sorted({url.split("/", 1)[0] for url in places(project) if url.count("/") > 1}))
