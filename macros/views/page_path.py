"""The way from the home page to a page written by hand: the pages that lie above it."""

from __future__ import annotations

from itertools import accumulate

from macros.model.page import Page
from macros.project import Project
from macros.views.page_head import LinkView
from macros.views.places import places
from macros.views.urls import page_url


def page_path_view(project: Project, page: Page) -> tuple[LinkView, ...]:
    """Home, then the pages of the folders that it lies in; nothing where there is none but home, as in the menu.

    A page above it that has no title of its own is left out: nobody here knows its name.
    """
    above = accumulate(f"{folder}/" for folder in page_url(page.path).split("/")[:-2])
    known = [place for url in above if (place := places(project).get(url)) and place.titled]
    return (LinkView("Главная", ""), *(LinkView(place.title, place.url) for place in known)) if known else ()
