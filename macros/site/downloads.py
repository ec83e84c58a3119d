"""Puts the links to sheets for paper under the head of the pages they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from macros.render import render_component
from macros.site.values import GeneratedPage, way_to_root
from macros.views.downloads import DownloadsView

_END_OF_HEAD = "</header>"


def with_downloads(pages: Iterable[GeneratedPage], downloads: Mapping[str, DownloadsView]) -> tuple[GeneratedPage, ...]:
    """The pages, each with its downloads where it has some."""
    return tuple(_with(page, downloads[page.url]) if page.url in downloads else page for page in pages)


def _with(page: GeneratedPage, view: DownloadsView) -> GeneratedPage:
    head, end, rest = page.body.partition(_END_OF_HEAD)
    links = render_component("downloads", view, root=way_to_root(page.url))
    return replace(page, body=f"{head}{end}\n{links}{rest}" if end else f"{links}{page.body}")
