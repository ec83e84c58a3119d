"""Who has to do what: every measure of every roadmap under the parties whose it is.

The keys of `assignments` are the parties that have a page, a checklist and a calendar: that rule lives here only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from macros.model.parties import Party, PartyRegistry, name_key
from macros.model.roadmap import Measure, Mentions, Roadmap, Section
from macros.project import Project
from macros.views.identity import ByIdentity


class Role(StrEnum):
    """What a party is in a measure, strongest first."""

    RESPONSIBLE = "responsible"  # named in «ответственные» of the measure
    RESULT = "result"  # named only in «ответственные» of one or more results
    PARTICIPANT = "participant"  # named only in «участники»


@dataclass(frozen=True, slots=True)
class Assignment:
    """One measure that is a party's business; a party has each measure once, in its strongest role.

    `via` is the id of the party that the document names where that is not the party itself but one it acts for.
    `results` are the 0-based indices of the results that name the party (or `via`) as their own responsible.
    `notes` narrow the part of the party («в части организации обучения»), as written.
    """

    roadmap: Roadmap
    section: Section
    measure: Measure
    role: Role
    via: str | None = None
    results: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """One place of a measure that names a party."""

    party_id: str
    role: Role
    note: str
    result: int | None = None


@dataclass(frozen=True, slots=True)
class _Claim:
    """A place that makes a measure a party's business, itself or by acting for the party named there."""

    acts_for: bool
    place: _Named

    @property
    def rank(self) -> tuple[bool, int]:
        return (self.acts_for, _STRENGTH[self.place.role])


_STRENGTH = {role: rank for rank, role in enumerate(Role)}


def assignments(project: Project) -> Mapping[str, tuple[Assignment, ...]]:
    """The measures of each party by its id: in the order of the project's roadmaps, then of the document.

    Parties come in the order of the registry; one without a measure of its own or of a body it acts for is absent.
    A mention that the registry does not know, or knows twice, belongs to nobody (checks report it). A body's deputy
    of one territory does not get the measures of another territory's roadmap.
    """
    return _assignments(ByIdentity(project))


def current_assignments(project: Project, party_id: str) -> tuple[Assignment, ...]:
    """The party's measures without those of the archive."""
    return tuple(item for item in assignments(project).get(party_id, ()) if not item.roadmap.archived)


@lru_cache(maxsize=2)
def _assignments(key: ByIdentity[Project]) -> Mapping[str, tuple[Assignment, ...]]:
    registry = key.value.parties
    deputies = _deputies(registry)
    found: defaultdict[str, list[Assignment]] = defaultdict(list)
    for roadmap in key.value.roadmaps:
        for section in roadmap.sections:
            for measure in section.measures:
                named = tuple(_named(measure, registry, roadmap.territory))
                for party_id, claim in _claims(named, deputies, registry, roadmap).items():
                    found[party_id].append(_assignment(roadmap, section, measure, claim, named))
    return MappingProxyType({party.id: tuple(found[party.id]) for party in registry.parties if party.id in found})


def _named(measure: Measure, registry: PartyRegistry, territory: str) -> Iterator[_Named]:
    def each(mentions: Mentions, role: Role, result: int | None = None) -> Iterator[_Named]:
        for mention in mentions:
            party = registry.find(mention.name, territory)
            if party is not None:
                yield _Named(party.id, role, mention.note, result)

    yield from each(measure.responsible, Role.RESPONSIBLE)
    for index, result in enumerate(measure.results):
        yield from each(result.responsible, Role.RESULT, index)
    yield from each(measure.participants, Role.PARTICIPANT)


def _claims(
    named: tuple[_Named, ...], deputies: Mapping[str, tuple[str, ...]], registry: PartyRegistry, roadmap: Roadmap
) -> dict[str, _Claim]:
    """The best claim of each party: being named itself wins over acting for, then the stronger role, then the order."""
    found: defaultdict[str, list[_Claim]] = defaultdict(list)
    for place in named:
        found[place.party_id].append(_Claim(False, place))
        for deputy in deputies.get(place.party_id, ()):
            if _may_act(registry.get(deputy), roadmap):
                found[deputy].append(_Claim(True, place))
    return {party_id: min(claims, key=lambda claim: claim.rank) for party_id, claims in found.items()}


def _assignment(
    roadmap: Roadmap, section: Section, measure: Measure, claim: _Claim, named: tuple[_Named, ...]
) -> Assignment:
    places = tuple(place for place in named if place.party_id == claim.place.party_id)
    results = tuple(dict.fromkeys(place.result for place in places if place.result is not None))
    notes = tuple(dict.fromkeys(place.note for place in places if place.note))
    via = claim.place.party_id if claim.acts_for else None
    return Assignment(roadmap, section, measure, claim.place.role, via, results, notes)


def _may_act(party: Party | None, roadmap: Roadmap) -> bool:
    return party is not None and (
        not party.territory or not roadmap.territory or name_key(party.territory) == name_key(roadmap.territory)
    )


def _deputies(registry: PartyRegistry) -> dict[str, tuple[str, ...]]:
    """For each party, those who act for it, directly or in turn («завуч» for «директор» for «школа»)."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for party in registry.parties:
        for body in _acted_for(party, registry):
            found[body].append(party.id)
    return {body: tuple(deputies) for body, deputies in found.items()}


def _acted_for(party: Party, registry: PartyRegistry) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    ahead = list(party.acts_for)
    while ahead:
        body = ahead.pop(0)
        if body in seen:
            continue
        seen[body] = None
        known = registry.get(body)
        ahead.extend(known.acts_for if known else ())
    return tuple(seen)
