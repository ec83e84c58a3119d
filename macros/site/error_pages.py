"""The generated manual of diagnostics. Search does not show it: it is for editors, who come by the message's link."""

from __future__ import annotations

from collections.abc import Iterator

from macros.messages import CATALOGUE
from macros.render import render_component, render_page
from macros.site.values import GeneratedPage, PlannedPages, way_to_root
from macros.views.urls import ERRORS_URL, error_url


def error_pages() -> PlannedPages:
    """The list of codes, then a page for each. They say nothing of any roadmap."""
    return PlannedPages((ERRORS_URL, *map(error_url, CATALOGUE)), _pages, ())


def _pages() -> Iterator[GeneratedPage]:
    from macros.views.error_codes import ERRORS_ABOUT, ERRORS_TITLE, error_list_head_view, error_list_view

    root = way_to_root(ERRORS_URL)
    listed = render_component("error-list", error_list_view(), root=root)
    body = render_page(error_list_head_view(), listed, root=root)
    yield GeneratedPage(ERRORS_URL, ERRORS_TITLE, ERRORS_ABOUT, body)
    for code in CATALOGUE:
        yield _code_page(code)


def _code_page(code: str) -> GeneratedPage:
    from macros.views.error_codes import error_code_view, error_head_view, error_title

    url = error_url(code)
    root = way_to_root(url)
    explained = render_component("error-code", error_code_view(code), root=root)
    body = render_page(error_head_view(code), explained, root=root)
    about = f"Сообщение проверки «{code}»: неверная запись, верная запись и что делать."
    return GeneratedPage(url, error_title(code), about, body)
