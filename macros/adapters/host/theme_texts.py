"""Makes texts safe before the theme gets them: Material for MkDocs prints titles and descriptions as they come.

A `Markup` passes unchanged where the theme does escape.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

_SETTINGS = ("site_name", "site_description", "site_author")


def escape_settings(config: MkDocsConfig) -> None:
    """The site's own name and description. (`copyright` is markup by its nature; it is not an editor's.)"""
    for name in _SETTINGS:
        if config[name]:
            config[name] = escape(config[name])


def escape_menu(items: Iterable[Any]) -> None:
    """The titles of sections and links; those of pages wait until the pages are read."""
    for item in items:
        if not item.is_page:
            item.title = escape(item.title)
            escape_menu(item.children or ())


def escape_page_titles(page: Page) -> None:
    """The page's title, whether from its card, its heading or the menu, and the titles of its contents."""
    title: Any = page.title
    page.title = title if isinstance(title, Markup) else plain_title(str(title))
    _escape_contents(page.toc)


def plain_title(title: str) -> Markup:
    """A title that may have markup in it, as text without any."""
    return escape(Markup(title).striptags())  # noqa: S704 - only to take the tags out


def _escape_contents(items: Iterable[Any]) -> None:
    for item in items:
        item.title = plain_title(item.title)
        _escape_contents(item.children)
