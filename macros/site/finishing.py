"""The last touch to every page, hand-written or generated: its foot, its addresses linked, abbreviations explained."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from macros.project import Project
from macros.render import SiteLinks, explain_abbreviations, link_addresses, render_component
from macros.site.values import way_to_root
from macros.views.glossary import AbbreviationView, abbreviations
from macros.views.identity import ByIdentity
from macros.views.page_foot import PageFootView
from macros.views.page_head import LinkView


def finish_page(project: Project, html: str, url: str, foot: PageFootView | None) -> str:
    """The page's content at `url` with what all pages have in common: finished HTML."""
    under = str(render_foot(foot, url))  # a Markup would escape what it is added to
    return explain(project, html + under if under else html, url)


def render_foot(foot: PageFootView | None, url: str) -> Markup:
    """The foot's markup, empty where there is nothing to say."""
    if foot is None or foot.empty:
        return Markup()
    return Markup("\n") + render_component("page-foot", foot, root=way_to_root(url))


def render_path(path: tuple[LinkView, ...], url: str) -> str:
    """The markup of the way to the page at `url` as finished HTML, empty where there is none."""
    return f"{render_component('page-path', path, root=way_to_root(url))}\n" if path else ""


def explain(project: Project, html: str, url: str) -> str:
    """The content with its addresses linked and the glossary's abbreviations explained."""
    return explain_abbreviations(link_addresses(html), _words(ByIdentity(project)), SiteLinks(way_to_root(url)))


@lru_cache(maxsize=2)
def _words(key: ByIdentity[Project]) -> tuple[AbbreviationView, ...]:
    return abbreviations(key.value)
