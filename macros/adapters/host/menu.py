"""The menu of mkdocs.yml: what it names that is not there, of which the host speaks only when it builds; and the pages
made of data, of which the host knows nothing at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from macros.adapters.host.config import host_message
from macros.checks.addresses import known_addresses, material_addresses, page_address, schemeless
from macros.checks.nearest import MANUAL, nearest_file
from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic, Severity

_SCHEME = "metodichka:"  # what has a scheme is another site's to the host, and none of its business


def menu_pages(nav: object) -> Iterator[str]:
    """Every path that a navigation names, however deep."""
    if isinstance(nav, str):
        yield nav
    for below in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from menu_pages(below)


def made_pages(subject: Subject) -> frozenset[str]:
    """The addresses of the pages that no Markdown file gives."""
    return known_addresses(subject) - {page_address(each.page.path) for each in subject.pages}


def with_made_pages(nav: Any, subject: Subject, way: str = f"{_SCHEME}{{}}") -> Any:
    """The navigation with a link of our own for each page that is made of data, titled like the page where it has no
    words of its own. The host would call such an item a missing file and lead readers to one.

    `way` is what such an item becomes, with «{}» for the address; without it `lead_to_made_pages` is wanted.
    """
    made = made_pages(subject)

    def linked(item: Any) -> Any:
        if isinstance(item, list):
            return [linked(each) for each in item]
        if isinstance(item, dict):
            return {title: _led(below, made, way) or linked(below) for title, below in item.items()}
        address = _made(item, made)
        return item if address is None else {_title(address, subject): way.format(address)}

    return linked(nav)


def lead_to_made_pages(items: Iterable[Any]) -> None:
    """Let our own links lead to their addresses, now that the host has seen them."""
    for item in items:
        if (getattr(item, "url", None) or "").startswith(_SCHEME):
            item.url = item.url.removeprefix(_SCHEME)
        lead_to_made_pages(item.children or ())


def _led(item: object, made: Collection[str], way: str) -> str:
    address = _made(item, made)
    return "" if address is None else way.format(address)


def _made(item: object, made: Collection[str]) -> str | None:
    """The address of a page made of data that an item names, as a page («roadmaps/perm-2024.md») or as an address."""
    if not isinstance(item, str):
        return None
    address = page_address(item) if item.endswith(".md") else f"{item.rstrip('/')}/"
    return address if address in made else None


def _title(address: str, subject: Subject) -> str:
    """What a page is called; a page of a page (a timeline) by its address."""
    titles = {f"roadmaps/{each.roadmap.id}/": each.roadmap.name for each in subject.roadmaps}
    titles |= {f"parties/{party.id}/": party.name for _, party, _ in subject.party_entries()}
    for loaded in subject.materials.described():
        if loaded.value is not None:
            titles |= dict.fromkeys(material_addresses(loaded.value)[:1], loaded.value.title)
    return titles.get(address, address.strip("/"))


def check_menu(root: Path, nav: object, subject: Subject) -> Iterator[Diagnostic]:
    """The items of the menu that would lead readers nowhere, in the words of a build, each with a likely name."""
    known = known_addresses(subject) if subject.complete else None
    if known is None:
        return
    made = made_pages(subject)
    for path in dict.fromkeys(menu_pages(nav)):
        parts = urlsplit(path)
        if parts.scheme or parts.netloc or path.startswith("/") or path in subject.paths:
            continue
        if _made(path, made) is not None:
            continue
        told = f"A reference to '{path}' is included in the 'nav' configuration, which is not found in the"
        meant = _meant(path, subject, known, made)
        hint = f"возможно, имелось в виду «{meant}»; лишний пункт удалите" if meant else schemeless(path)
        yield host_message(told, root, Severity.WARNING, hint)


def _meant(path: str, subject: Subject, known: Collection[str], made: Collection[str]) -> str:
    """What the menu probably meant: a page by its address, data by their file, with «docs/» before it, or misspelt."""
    name = path.strip("/").removesuffix(".yaml").removesuffix(".yml")
    if f"{name}/" in known:
        return f"{name}/" if f"{name}/" in made else f"{name}.md"
    pages = {each for each in subject.paths if each.endswith(".md")}
    if path.removeprefix("docs/") in pages:
        return path.removeprefix("docs/")
    if nearest := nearest_file(path, pages):
        return nearest
    if path.endswith("index.md"):  # the list of a folder that is gone: no other folder is meant
        return ""
    close = get_close_matches(path, sorted(each for each in pages if not each.startswith(MANUAL)), n=1)
    return close[0] if close and not schemeless(path) else ""
