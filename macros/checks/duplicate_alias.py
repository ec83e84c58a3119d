"""Check `duplicate-alias`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic
from macros.model.parties import Party, name_key
from macros.sources.tree import Path


def check_duplicate_alias(subject: Subject) -> Iterator[Diagnostic]:
    """A name means one party within a territory.

    Fails::

        - {ид: school-coordinator, псевдонимы: [координатор]}
        - {ид: municipal-coordinator, псевдонимы: [Координатор]}

    Passes::

        - {ид: school-coordinator, псевдонимы: [школьный координатор]}
        - {ид: municipal-coordinator, псевдонимы: [муниципальный координатор]}

    Two parties of different territories may share a name: «Министерство» of Perm is not that of Primorye.
    """
    seen: dict[tuple[str, str], Party] = {}
    for path, party, places in subject.party_entries():
        territory = name_key(party.territory)
        for place, name in _names(path, party):
            first = seen.setdefault((name_key(name), territory), party)
            if first is not party and first.id != party.id:
                yield places.tell("duplicate-alias", place, name=name, other=first.name)


def _names(path: Path, party: Party) -> Iterator[tuple[Path, str]]:
    yield (*path, "название"), party.name
    yield (*path, "ид"), party.id
    for index, alias in enumerate(party.aliases):
        yield (*path, "псевдонимы", index), alias
