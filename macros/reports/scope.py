"""Which results of a plan an addressee answers for.

A municipality answers for its schools too: the annex's worked example has it so. The rule is made of the registry: a
body answers for what it is responsible for, for whom it acts, and for all below it that hand in no report themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.model.materials import ReportForm
from macros.model.parties import Party, PartyKind, PartyRegistry
from macros.model.roadmap import Mentions, Roadmap
from macros.project import Project


def reporting_parties(project: Project, form: ReportForm, roadmap: Roadmap) -> tuple[Party, ...]:
    """The parties that «кто» of the form names, those that the registry knows."""
    found = (project.parties.find(each.name, roadmap.territory) for each in form.who)
    return tuple({party.id: party for party in found if party is not None}.values())


def scope_of(party: Party, registry: PartyRegistry, reporting: Iterable[Party]) -> frozenset[str]:
    """The ids of the parties for whose results `party` answers, its own among them."""
    own = {party.id, *_acted_for(party, registry)}
    others = {each.id for each in reporting} - own
    barred = others | {each.id for each in registry.parties if others & set(_acted_for(each, registry))}
    found = set(own)
    ahead = list(own)
    while ahead:
        body = ahead.pop()
        for each in registry.parties:
            below = body in each.reports_to and each.kind is not PartyKind.AUDIENCE
            if below and each.id not in found and each.id not in barred:
                found.add(each.id)
                ahead.append(each.id)
    return frozenset(found)


def _acted_for(party: Party, registry: PartyRegistry) -> Iterator[str]:
    seen: set[str] = set()
    ahead = list(party.acts_for)
    while ahead:
        body = ahead.pop(0)
        if body not in seen:
            seen.add(body)
            yield body
            known = registry.get(body)
            ahead.extend(known.acts_for if known else ())


def answers_for(owners: Mentions, scope: frozenset[str], registry: PartyRegistry, territory: str) -> bool:
    """Whether one of the owners is in the scope."""
    found = (registry.find(each.name, territory) for each in owners)
    return any(party is not None and party.id in scope for party in found)
