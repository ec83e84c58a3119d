"""Checks of places within finished pages: `dead-anchor` and `html-duplicate-id`.

Only the finished page knows its ids: Markdown makes them of headings, macros bring their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from itertools import islice
from urllib.parse import unquote

from macros.checks.addresses import page_address
from macros.checks.links import is_elsewhere, link_address, page_links
from macros.checks.markup import outline_of
from macros.checks.material_links import material_links
from macros.checks.subject import PageFile
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.project import Project
from macros.site.values import Site
from macros.views.urls import CHANGES_URL

MAX_TOLD = 50  # of one page
_OF_THE_FRAME = ("", "top", "mt-content")
# Days of changes come and go with the history, which reading does not know.
_UNKNOWN = frozenset({CHANGES_URL})


def check_repeated_ids(project: Project, contents: Mapping[str, str]) -> Iterator[Diagnostic]:
    """A place has a name of its own on its page. `contents` is the finished HTML by path below docs/.

    Fails::

        ## Вход { #vhod }
        ## Выход { #vhod }

    Passes::

        ## Вход { #vhod }
        ## Выход { #vyhod }
    """
    for each in project.subject.pages:
        counts = Counter(outline_of(contents.get(each.page.path, "")).ids)
        for name in islice((name for name, count in counts.items() if count > 1), MAX_TOLD):
            yield tell("html-duplicate-id", each.file, _second_place(each, name), name=name)


def _second_place(each: PageFile, name: str) -> Span:
    """Where the name is written last, which is the one to change; the text's beginning where it is not."""
    body = each.page.body
    at = max(body.rfind(f"#{name}"), body.rfind(f'id="{name}"'))
    if at < 0:
        return Span(each.page.body_line, 1, 2)
    return Span.within(body, at, at + len(name) + 1, each.page.body_line)


def check_anchors(project: Project, contents: Mapping[str, str], generated: Callable[[], Site]) -> Iterator[Diagnostic]:
    """A link with «#» leads to a place that its page has. `generated` gives what is made of data, if it is needed.

    Fails::

        [Как войти](faq.md#vohd)

    Passes::

        [Как войти](faq.md#vhod)
    """
    ids = _Ids(contents, generated)
    for each in project.subject.pages:
        yield from islice(_dead(each, ids, project.paths), MAX_TOLD)
    for places, path, target in material_links(project.subject):
        page, _, anchor = target.partition("#")
        address = page_address(page) if page.endswith(".md") else page
        if anchor and not is_elsewhere(target) and (words := _missing(target, unquote(anchor), address, ids)):
            yield places.tell("dead-anchor", path, **words)


def _dead(each: PageFile, ids: _Ids, files: frozenset[str]) -> Iterator[Diagnostic]:
    for link in page_links(each):
        anchor = unquote(link.target.partition("#")[2])
        if anchor in _OF_THE_FRAME or anchor.startswith("__") or is_elsewhere(link.target):
            continue
        address = link_address(each.page.path, link.target, files)
        if address is not None and (words := _missing(link.target, anchor, address, ids)):
            yield tell("dead-anchor", each.file, link.span, **words)


def _missing(target: str, anchor: str, address: str, ids: _Ids) -> dict[str, str]:
    """The words of the message, none if the page at `address` has the place or is not known."""
    known = None if address in _UNKNOWN else ids.at(address)
    if known is None or anchor in known:
        return {}
    return {"target": target, "anchor": anchor, "advice": _advice(anchor, known)}


def _advice(anchor: str, known: frozenset[str]) -> str:
    close = get_close_matches(anchor, known, n=1, cutoff=0.6)
    if close:
        return f"возможно, имелось в виду «#{close[0]}»"
    return "откройте ту страницу, нажмите на знак «#» у заголовка и возьмите адрес из строки браузера"


class _Ids:
    """The ids of pages by address, each page read once and only when a link asks for it."""

    def __init__(self, contents: Mapping[str, str], generated: Callable[[], Site]) -> None:
        self._contents = {page_address(path): html for path, html in contents.items()}
        self._generated = generated
        self._site: Site | None = None
        self._known: dict[str, frozenset[str] | None] = {}

    def at(self, address: str) -> frozenset[str] | None:
        """The ids of the page at `address`, None for what is no page."""
        if address not in self._known:
            html = self._contents.get(address)
            html = self._made(address) if html is None else html
            self._known[address] = None if html is None else frozenset(outline_of(html).ids)
        return self._known[address]

    def _made(self, address: str) -> str | None:
        self._site = self._site or self._generated()
        part = next((part for part in self._site.parts if address in part.urls), None)
        return next((page.body for page in part.make().pages if page.url == address), None) if part else None
