"""Check `personal-name` where only a role or a service can stand: «владелец» and the titles of contacts.

There «Анна Петрова» is a person; in free text so bold a guess would hit half of the geography.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.personal_data import personal_data_in
from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic
from macros.messages import tell
from macros.model.personal_data import is_person
from macros.sources.places import Places
from macros.sources.tree import Path


def check_named_people(subject: Subject) -> Iterator[Diagnostic]:
    """Who keeps a text is a role, who answers a call is a service.

    Fails::

        владелец: Анна Петрова

    Passes::

        владелец: Региональный координатор
    """
    judged: dict[str, bool] = {}  # a country's plans have a handful of owners
    for places, path, name in _names(subject):
        if name not in judged:
            judged[name] = is_person(name) and not any(personal_data_in(name, ()))  # the other is told already
        if judged[name]:
            yield tell("personal-name", places.file, places.span(path), value=name)


def _names(subject: Subject) -> Iterator[tuple[Places, Path, str]]:
    owner: Path = ("владелец",)
    for roadmap in subject.roadmaps:
        yield roadmap.places, owner, roadmap.roadmap.owner
    for page in subject.pages:
        yield page.places, owner, page.page.meta.owner
    for material in subject.materials.described():
        if material.value is not None:
            yield material.places, owner, material.value.owner
    contacts = subject.materials.contacts
    for index, contact in enumerate(contacts.value.contacts if contacts and contacts.value else ()):
        if contacts:
            yield contacts.places, ("контакты", index, "название"), contact.title
