"""Checks of pages: `no-description`, `no-home`, `address-collision`, and «связанные» that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from macros.checks.addresses import generated_pages, known_addresses, page_address
from macros.checks.nearest import related_advice
from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.sources.places import Places

HOME = "index.md"


def check_description(subject: Subject) -> Iterator[Diagnostic]:
    """A page says in a sentence what it is about: search results and shared links show it.

    Fails::

        ---
        название: Вопросы и ответы
        ---

    Passes::

        ---
        название: Вопросы и ответы
        описание: Ответы на частые вопросы школ о входе и ролях
        ---
    """
    for each in subject.pages:
        if not each.page.meta.description and not each.partial:
            hint = None if each.page.body.strip() else "страница ещё и пуста: напишите её или удалите файл"
            yield tell("no-description", each.file, Span(1, 1, 2), hint=hint)


def check_home(subject: Subject) -> Iterator[Diagnostic]:
    """A section of pages begins with docs/index.md: without it the site's own address answers «нет такой страницы».

    Fails::

        docs/главная.md

    Passes::

        docs/index.md
    """
    if subject.pages and HOME not in subject.paths:
        yield tell("no-home", f"docs/{HOME}", Span(1, 1, 2))


def check_related(subject: Subject) -> Iterator[Diagnostic]:
    """«связанные» names pages of the site, by file below docs/ or by address.

    Fails::

        связанные: [vhod.md]

    Passes::

        связанные: [instructions/vhod.md, roadmaps/perm-2024/]
    """
    known = known_addresses(subject) if subject.complete else None
    for places, targets in related_pages(subject):
        for index, target in enumerate(targets):
            path = target.partition("#")[0]
            if path in subject.paths or known is None or path in known:
                continue
            words = {"target": target, "field": "связанные", "reason": "такой страницы нет"}
            advice = related_advice(target, subject, known)
            sample = "связанные: [roadmaps/perm-2024/]"
            yield places.tell("dead-reference", ("связанные", index), example=sample, advice=advice, **words)


def related_pages(subject: Subject) -> Iterator[tuple[Places, tuple[str, ...]]]:
    """What each page and each material names as related."""
    for each in subject.pages:
        yield each.places, each.page.meta.related
    for loaded in subject.materials.described():
        if loaded.value is not None:
            yield loaded.places, loaded.value.related


def check_address_collision(subject: Subject) -> Iterator[Diagnostic]:
    """Two pages have two addresses.

    Fails::

        docs/faq.md and docs/faq/index.md

    Passes::

        docs/faq.md
    """
    seen = {_folded(address): file for address, file in generated_pages(subject)}
    for each in subject.pages:
        address = page_address(each.page.path)
        other = seen.setdefault(_folded(address), each.file)
        if other != each.file:
            yield tell("address-collision", each.file, Span(1, 1, 2), other=other, address=f"/{address}")


def _folded(address: str) -> str:
    """The address as Windows and some servers see it: large and small letters are one."""
    return normalize("NFC", address).casefold()
