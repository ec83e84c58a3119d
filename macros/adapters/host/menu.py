"""The menu of mkdocs.yml, and what it names that is not there: of that the host speaks only when it builds."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from macros.adapters.host.config import host_message
from macros.checks.addresses import known_addresses, page_address
from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic, Severity


def menu_pages(nav: object) -> Iterator[str]:
    """Every path that a navigation names, however deep."""
    if isinstance(nav, str):
        yield nav
    for below in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from menu_pages(below)


def check_menu(root: Path, nav: object, subject: Subject) -> Iterator[Diagnostic]:
    """The items of the menu that would lead readers nowhere, in the words of a build, each with a likely name."""
    known = known_addresses(subject) if subject.complete else None
    if known is None:
        return
    for path in dict.fromkeys(menu_pages(nav)):
        parts = urlsplit(path)
        if parts.scheme or parts.netloc or path.startswith("/") or path in subject.paths:
            continue
        if path.endswith(".md") and page_address(path) in known:
            continue
        told = f"A reference to '{path}' is included in the 'nav' configuration, which is not found in the"
        close = get_close_matches(path, sorted(subject.paths), n=1)
        hint = f"возможно, имелось в виду «{close[0]}»; лишний пункт удалите" if close else ""
        yield host_message(told, root, Severity.WARNING, hint)
