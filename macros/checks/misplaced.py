"""Checks `file-unused` and `file-folder`: data files in a place where the site does not look for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.sources.tree import MapNode, Node
from macros.sources.yaml_tree import parse_yaml

_ADVICE = {
    "roadmap": "похоже на дорожную карту: перенесите файл в папку docs/roadmaps",
    "parties": "похоже на реестр органов и ролей: он читается только из docs/parties.yaml",
    "calendar": "похоже на календарь: он читается только из docs/calendar.yaml",
}

# The field without which a kind of file is none, what the file is called and where it belongs; in «вопросы» speech
# modules have questions, too, so that it comes after «блоки».
_KINDS = (
    ("разделы", "дорожная карта", "docs/roadmaps/"),
    ("шаги", "инструкция", "docs/instructions/"),
    ("блоки", "речевой модуль", "docs/speech-modules/"),
    ("столбцы", "форма отчёта", "docs/report-forms/"),
    ("вершина", "схема", "docs/structures/"),
    ("вопросы", "список вопросов", "docs/faq.yaml"),
    ("контакты", "список контактов", "docs/contacts.yaml"),
    ("слова", "словарь", "docs/glossary.yaml"),
    ("стороны", "реестр органов и ролей", "docs/parties.yaml"),
)


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


def with_misfiled(texts: Mapping[str, str], found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """What was found, but one diagnostic for each file of another kind than its folder's, instead of one a field.

    Fails::

        docs/instructions/perm-2024.yaml with «разделы» and no «шаги»

    Passes::

        docs/roadmaps/perm-2024.yaml
    """
    suspected = dict.fromkeys(each.file for each in found if each.code == "missing-field" and each.file in texts)
    told = {file: fault for file in suspected if (fault := _misfiled(file, texts[file]))}
    yield from chain((each for each in found if each.file not in told), told.values())


def _misfiled(file: str, text: str) -> Diagnostic | None:
    """The diagnostic for a file that lacks the field of its own place and has that of another; else None."""
    own = next((kind for kind in _KINDS if file.startswith(kind[2])), None)
    node = parse_yaml(text, file).node if own else None
    if own is None or not isinstance(node, MapNode) or node.entry(own[0]):
        return None
    entry, name, place = next(
        ((entry, name, place) for key, name, place in _KINDS if (entry := node.entry(key))), (None, "", "")
    )
    if entry is None:
        return None
    folder = place.endswith("/")
    words = {"what": "файл" if folder else "записи", "place": f"папку {place.rstrip('/')}" if folder else place}
    example = place + file.rpartition("/")[2] if folder else place
    return tell("file-folder", file, entry.key.span, kind=name, own=own[1], example=example, **words)
