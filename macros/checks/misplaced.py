"""Check `file-unused`: data files in a place where the site does not look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.sources.tree import MapNode, Node

_ADVICE = {
    "roadmap": "похоже на дорожную карту: перенесите файл в папку docs/roadmaps",
    "parties": "похоже на реестр органов и ролей: он читается только из docs/parties.yaml",
    "calendar": "похоже на календарь: он читается только из docs/calendar.yaml",
}


def check_misplaced(unread: Mapping[str, Node | None]) -> Iterator[Diagnostic]:
    """A roadmap, a registry of parties or a calendar lies where it is read.

    Fails::

        docs/perm-2024.yaml

    Passes::

        docs/roadmaps/perm-2024.yaml

    `unread` are the YAML files of no known kind with their trees. Files that look like none of the three may serve
    another purpose and are let be.
    """
    for file, node in unread.items():
        kind = _kind(node)
        if kind:
            yield tell("file-unused", file, Span(1, 1, 2), advice=_ADVICE[kind])


def _kind(node: Node | None) -> str:
    keys = {entry.key.text for entry in node.entries} if isinstance(node, MapNode) else set()
    if "разделы" in keys and keys & {"период", "уровень"}:
        return "roadmap"
    if "стороны" in keys:
        return "parties"
    return "calendar" if keys & {"учебные-годы", "события"} else ""
