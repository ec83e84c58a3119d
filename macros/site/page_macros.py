"""Markdown pages with their macros: checking the calls, and putting markup where they stood.

A call goes through Markdown as a plain word and is replaced by markup afterwards, so neither Markdown nor a template
ever reads an editor's value as code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256

from markupsafe import Markup, escape

from macros.changes import NO_HISTORY, History
from macros.checks import check_calls
from macros.diagnostics import Diagnostic
from macros.model.macro import MacroCall, MacroSpec
from macros.model.page import Page
from macros.project import Project
from macros.site.finishing import explain, render_foot, render_path
from macros.site.macros import MACROS, Scene
from macros.site.plain import plain_block, plain_inline
from macros.site.values import way_to_root
from macros.sources.page_macros import find_calls
from macros.views.page_foot import page_foot_view
from macros.views.page_path import page_path_view


def macro_specs(project: Project) -> Mapping[str, MacroSpec]:
    """What may be called on this project's pages."""
    return {name: macro.spec(project) for name, macro in MACROS.items()}


def check_page_macros(project: Project) -> tuple[Diagnostic, ...]:
    """What in double brackets is no call, unknown macros, missing and impossible values, on every page.

    While a file has faults of its own, what it would have given is not called missing.
    """
    specs = macro_specs(project)
    found: list[Diagnostic] = []
    for page in project.pages:
        file = f"docs/{page.path}"
        calls, faults = find_calls(page.body, file, page.body_line)
        found += [*faults, *check_calls(calls, specs, file)]
    unsure = project.broken and not project.subject.whole
    return tuple(each for each in found if not (unsure and each.code == "macro-wrong-value"))


@dataclass(frozen=True, slots=True)
class Fragment:
    """What one call gave; `block` markup stands alone, the other inside a sentence."""

    markup: Markup
    block: bool

    def plain(self) -> str:
        """The markup as another generator's Markdown takes it."""
        return plain_block(self.markup) if self.block else plain_inline(self.markup)


@dataclass(frozen=True, slots=True)
class ExpandedPage:
    """A page on its way through Markdown: the text with plain words where the macros stood, and their markup."""

    markdown: str
    mark: str  # a pattern of the words, the fragment's number in its group
    fragments: tuple[Fragment, ...]
    host_meta: Mapping[str, object]
    head: str  # markup above the page's own words: the way to it
    foot: str
    finish: Callable[[str], str]

    def insert(self, html: str) -> str:
        """The finished HTML with the markup in its place; a block macro replaces its whole paragraph."""

        def fragment(match: re.Match[str]) -> str:
            return self.fragments[int(match[1] or match[2])].markup

        marks = re.compile(rf"<p>\s*{self.mark}\s*</p>|{self.mark}")
        return self.finish(self.head + marks.sub(fragment, html) + self.foot)

    def insert_plain(self) -> str:
        """The page as Markdown with the markup in it, for a generator that knows nothing of us."""

        def fragment(match: re.Match[str]) -> str:
            return self.fragments[int(match[1])].plain()

        text = re.sub(self.mark, fragment, self.markdown) + "\n\n" + plain_block(self.foot)
        return f"{plain_block(self.head)}\n\n{text}" if self.head else text


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page as Markdown gets it: a plain word in the place of each call. `mark` is a pattern of these words."""

    markdown: str
    mark: str
    calls: tuple[MacroCall, ...]


def mark_page(page: Page) -> MarkedPage:
    """Put words in the place of the calls.

    The words are plain letters, which Markdown leaves alone, and no page can hold its own: they are made of its text.
    """
    name = f"mtmacro{sha256(page.body.encode('utf-8', 'replace')).hexdigest()[:16]}n"
    calls, _ = find_calls(page.body, page.path, page.body_line)
    pieces: list[str] = []
    position = 0
    for number, call in enumerate(calls):
        pieces += [page.body[position : call.start], f"{name}{number}mark"]
        position = call.end
    return MarkedPage("".join([*pieces, page.body[position:]]), rf"{name}(\d+)mark", calls)


def expand_page(project: Project, page: Page, today: date, url: str, history: History = NO_HISTORY) -> ExpandedPage:
    """Replace the calls on a page that checks found faultless. `url` is the page's root-relative address."""
    scene = Scene(project, today, way_to_root(url), history)
    specs = macro_specs(project)
    marked = mark_page(page)
    fragments: list[Fragment] = []
    for call in marked.calls:
        macro, values = MACROS[call.name], specs[call.name].arguments(call)
        fragments.append(Fragment(macro.expand(scene, values), macro.block))
    return ExpandedPage(
        markdown=marked.markdown,
        mark=marked.mark,
        fragments=tuple(fragments),
        host_meta=host_meta(page),
        head=render_path(page_path_view(project, page), url),
        foot=str(render_foot(page_foot_view(project, page), url)),  # a Markup would escape what it is added to
        finish=partial(explain, project, url=url),
    )


def host_meta(page: Page) -> dict[str, object]:
    """The front matter in the host's own words."""
    # The theme escapes nothing; a Markup stays as it is where it does.
    meta: dict[str, object] = {"title": escape(page.meta.title), "description": escape(page.meta.description)}
    if page.meta.hide:
        meta["hide"] = list(page.meta.hide)
    if page.meta.template:
        meta["template"] = page.meta.template.value
    if page.meta.search:
        meta["search"] = {"exclude": page.meta.search.exclude, "boost": page.meta.search.boost}
    return {key: value for key, value in meta.items() if value}
