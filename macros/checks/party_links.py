"""Checks of the registry's own links: `unknown-party-id` and `party-cycle`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.cycles import find_cycles
from macros.checks.party_ids import judge_party_id
from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic
from macros.model.parties import Party

_FIELDS = ("отчитывается", "действует-за")


def check_party_links(subject: Subject) -> Iterator[Diagnostic]:
    """Parties report to and act for parties of the registry, and never in a circle.

    Fails::

        - {ид: school, отчитывается: [municipality]}
        - {ид: municipality, отчитывается: [school]}

    Passes::

        - {ид: school, отчитывается: [municipality]}
        - {ид: municipality, отчитывается: [ministry]}
    """
    for field in _FIELDS:
        yield from _unknown(subject, field)
        yield from _circles(subject, field)


def _targets(party: Party, field: str) -> tuple[str, ...]:
    return party.reports_to if field == "отчитывается" else party.acts_for


def _unknown(subject: Subject, field: str) -> Iterator[Diagnostic]:
    if subject.parties is None or subject.parties.partial:
        return
    for path, party, places in subject.party_entries():
        for index, target in enumerate(_targets(party, field)):
            if fault := judge_party_id(subject.registry, places, (*path, field, index), target):
                yield fault


def _circles(subject: Subject, field: str) -> Iterator[Diagnostic]:
    entries = {party.id: (path, party, places) for path, party, places in subject.party_entries()}
    graph = {party_id: _targets(party, field) for party_id, (_, party, _) in entries.items()}
    for cycle in find_cycles(graph):
        path, _, places = entries[cycle[0]]
        names = " → ".join((*cycle, cycle[0]))
        yield places.tell("party-cycle", (*path, field), field=field, circle=names)
