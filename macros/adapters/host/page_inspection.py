"""The last look at hand-written pages: what Markdown made of them is judged before anybody publishes or shows it.

`metodichka check` converts the pages for that by itself; in a build the host has just done so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import slugify_unicode
from mkdocs.config.defaults import MkDocsConfig

from macros.adapters.building.cores import spread
from macros.adapters.host.line_ends import LineEnds
from macros.adapters.host.note_titles import NoteTitles
from macros.adapters.host.table_alignment import TableAlignment
from macros.checks.markup import clean_page
from macros.checks.page_bounds import page_excess
from macros.diagnostics import Diagnostic, Span, has_errors
from macros.messages import tell
from macros.model.page import Page
from macros.project import Project
from macros.site import (
    ExpandedPage,
    Site,
    build_site,
    check_anchors,
    check_file_links,
    check_repeated_ids,
    expand_page,
    mark_page,
)
from macros.views.urls import page_url


def prepare_markdown(config: MkDocsConfig) -> None:
    """What our pages need of Markdown beside the extensions of the configuration."""
    config.mdx_configs.setdefault("toc", {})["slugify"] = slugify_unicode  # headings are Russian
    # Markdown takes objects too
    extensions: list[Any] = [*config.markdown_extensions, TableAlignment(), NoteTitles(), LineEnds()]
    config.markdown_extensions = extensions


def converter(config: MkDocsConfig) -> Callable[[str], str]:
    """Markdown as the host would convert it; each page by itself."""

    def convert(text: str) -> str:
        return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs).convert(text)

    return convert


def inspect_pages(
    project: Project, convert: Callable[[str], str], today: date, *, broken: bool
) -> tuple[Diagnostic, ...]:
    """All that is wrong with the HTML of the pages.

    A `broken` project cannot be shown, so the places that links name are not looked for in it.
    """
    found: list[Diagnostic] = []
    htmls: dict[str, str] = {}
    pages = [each.page for each in project.subject.pages if page_excess(each) is None]
    for page, (html, faults) in zip(pages, spread(lambda each: _converted(each, convert), pages), strict=True):
        htmls[page.path] = html
        found += faults
    if found or broken:
        return tuple(found)
    return tuple(_places(project, htmls, today))


def _converted(page: Page, convert: Callable[[str], str]) -> tuple[str, tuple[Diagnostic, ...]]:
    marked = mark_page(page)
    try:
        html = convert(marked.markdown)
    except (
        RecursionError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
    ) as error:  # all that Markdown is known for
        what = f"программа Markdown не справилась с ней ({type(error).__name__})"
        return "", (tell("page-too-complex", f"docs/{page.path}", Span(page.body_line, 1, 2), what=what),)
    cleaned = clean_page(html, page, marked.mark)
    return cleaned.html, cleaned.diagnostics


def _places(project: Project, htmls: dict[str, str], today: date) -> Iterator[Diagnostic]:
    contents = {
        page.path: expand_page(project, page, today, page_url(page.path)).insert(htmls[page.path])
        for page in project.pages
        if page.path in htmls
    }
    yield from _judged(project, contents, cache(partial(build_site, project, today)))  # planned once, if at all


def _judged(project: Project, contents: dict[str, str], generated: Callable[[], Site]) -> Iterator[Diagnostic]:
    """What is wrong with places and links of finished pages. `generated` gives what is made of data."""
    yield from check_repeated_ids(project, contents)
    yield from check_anchors(project, contents, generated)
    yield from check_file_links(project, generated)


@dataclass
class Inspection:
    """Collects what the host's pages show, page by page, during one build."""

    project: Project
    diagnostics: list[Diagnostic] = field(default_factory=list)
    contents: dict[str, str] = field(default_factory=dict)  # finished HTML by path below docs/

    def accept(self, page: Page, expanded: ExpandedPage, html: str) -> str:
        """The page's finished content; what is wrong with it is remembered."""
        cleaned = clean_page(html, page, expanded.mark)
        self.diagnostics += cleaned.diagnostics
        content = expanded.insert(cleaned.html)
        self.contents[page.path] = content
        return content

    def finish(self, site: Site) -> tuple[Diagnostic, ...]:
        """Everything that is wrong with the pages, their links into the generated ones included."""
        if not has_errors(self.diagnostics):
            self.diagnostics += _judged(self.project, self.contents, lambda: site)
        return tuple(self.diagnostics)
