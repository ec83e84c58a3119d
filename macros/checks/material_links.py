"""Checks `unsafe-link` and `dead-link` for the links of the materials."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.addresses import GENERATED_FOLDERS, known_addresses, page_address, schemeless
from macros.checks.markup import address_fault
from macros.checks.markup.reading import shown_value
from macros.checks.pages import related_pages
from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic
from macros.model.materials import ContactKind
from macros.sources.places import Places
from macros.sources.tree import Path

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_EXAMPLE = "адрес: https://myschool.guppros.ru/poleznye-materialy/shablony-faylov/"


def check_material_links(subject: Subject) -> Iterator[Diagnostic]:
    """A template and a site lead to a page: of another site by https, of this one by its path from the top.

    Fails::

        шаблоны: [{название: Шаблон, адрес: "javascript:alert(1)"}]

    Passes::

        шаблоны: [{название: Шаблон, адрес: https://myschool.guppros.ru/}]
    """
    known = known_addresses(subject) if subject.complete else None
    for places, path, target in material_links(subject):
        if path[0] == "связанные":  # `check_related` has judged it
            continue
        scheme = _SCHEME.match(target)
        if address_fault(target) or target.startswith("/"):
            yield places.tell("unsafe-link", path, example=_EXAMPLE, target=shown_value(target))
        elif not scheme and known is not None and not _exists(subject, known, target):
            hint = schemeless(target) or "адрес внутри сайта пишут от его начала: faq/, roadmaps/perm-2024/"
            yield places.tell("dead-link", path, hint=hint, example=_EXAMPLE, target=target)


def material_links(subject: Subject) -> Iterator[tuple[Places, Path, str]]:
    """Every link of the materials with its place: templates of instructions, sites of contacts, related pages."""
    for loaded in subject.materials.instructions:
        for number, step in enumerate(loaded.value.steps if loaded.value else ()):
            for index, template in enumerate(step.templates):
                yield loaded.places, ("шаги", number, "шаблоны", index, "адрес"), template.url
    contacts = subject.materials.contacts
    for index, contact in enumerate(contacts.value.contacts if contacts and contacts.value else ()):
        if contacts and contact.kind is ContactKind.SITE:
            yield contacts.places, ("контакты", index, "значение"), contact.value
    for places, targets in related_pages(subject):
        yield from ((places, ("связанные", index), target) for index, target in enumerate(targets))


def _exists(subject: Subject, known: frozenset[str], target: str) -> bool:
    path = target.partition("#")[0].partition("?")[0]
    address = page_address(path) if path.endswith(".md") else path
    return path in subject.paths or address in known or path.startswith(GENERATED_FOLDERS)
