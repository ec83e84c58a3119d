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

from markupsafe import Markup

from macros.changes import NO_HISTORY, History
from macros.checks import check_calls
from macros.diagnostics import Diagnostic
from macros.model.macro import MacroSpec
from macros.model.page import Page
from macros.project import Project
from macros.site.finishing import explain, render_foot
from macros.site.macros import MACROS, Scene
from macros.site.plain import plain_block, plain_inline
from macros.site.values import way_to_root
from macros.sources.page_macros import find_calls
from macros.views.page_foot import page_foot_view


def macro_specs(project: Project) -> Mapping[str, MacroSpec]:
    """What may be called on this project's pages."""
    return {name: macro.spec(project) for name, macro in MACROS.items()}


def check_page_macros(project: Project) -> tuple[Diagnostic, ...]:
    """Unknown macros, missing and impossible values, on every page."""
    specs = macro_specs(project)
    found: list[Diagnostic] = []
    for page in project.pages:
        calls, _ = find_calls(page.body, f"docs/{page.path}", page.body_line)  # what is no call was reported by loading
        found += check_calls(calls, specs, f"docs/{page.path}")
    return tuple(found)


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
    fragments: tuple[Fragment, ...]
    host_meta: Mapping[str, object]
    foot: str
    finish: Callable[[str], str]

    def insert(self, html: str) -> str:
        """The finished HTML with the markup in its place; a block macro replaces its whole paragraph."""

        def fragment(match: re.Match[str]) -> str:
            index = int(match[1] or match[2])
            return self.fragments[index].markup if index < len(self.fragments) else match[0]

        return self.finish(_MARKS.sub(fragment, html) + self.foot)

    def insert_plain(self) -> str:
        """The page as Markdown with the markup in it, for a generator that knows nothing of us."""

        def fragment(match: re.Match[str]) -> str:
            index = int(match[1])
            return self.fragments[index].plain() if index < len(self.fragments) else match[0]

        return _ANY_MARK.sub(fragment, self.markdown) + "\n\n" + plain_block(self.foot)


_MARK = "mtmacro{}mark"  # plain letters: Markdown leaves them alone
_MARKS = re.compile(r"<p>\s*mtmacro(\d+)mark\s*</p>|mtmacro(\d+)mark")
_ANY_MARK = re.compile(r"mtmacro(\d+)mark")


def expand_page(project: Project, page: Page, today: date, url: str, history: History = NO_HISTORY) -> ExpandedPage:
    """Replace the calls on a page that checks found faultless. `url` is the page's root-relative address."""
    scene = Scene(project, today, way_to_root(url), history)
    specs = macro_specs(project)
    calls, _ = find_calls(page.body, page.path, page.body_line)
    pieces: list[str] = []
    fragments: list[Fragment] = []
    position = 0
    for call in calls:
        pieces += [page.body[position : call.start], _MARK.format(len(fragments))]
        macro, values = MACROS[call.name], specs[call.name].arguments(call)
        fragments.append(Fragment(macro.expand(scene, values), macro.block))
        position = call.end
    return ExpandedPage(
        markdown="".join([*pieces, page.body[position:]]),
        fragments=tuple(fragments),
        host_meta=host_meta(page),
        foot=str(render_foot(page_foot_view(project, page), url)),  # a Markup would escape what it is added to
        finish=partial(explain, project, url=url),
    )


def host_meta(page: Page) -> dict[str, object]:
    """The front matter in the host's own words."""
    meta: dict[str, object] = {"title": page.meta.title, "description": page.meta.description}
    if page.meta.hide:
        meta["hide"] = list(page.meta.hide)
    if page.meta.template:
        meta["template"] = page.meta.template
    if page.meta.search:
        meta["search"] = {"exclude": page.meta.search.exclude, "boost": page.meta.search.boost}
    return {key: value for key, value in meta.items() if value}
