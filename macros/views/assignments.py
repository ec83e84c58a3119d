"""Who has to do what: every measure of every roadmap under the parties whose it is.

The keys of `assignments` are the parties that have a page, a checklist and a calendar: that rule lives here only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import chain, groupby
from typing import NamedTuple

from macros.model.parties import Party, PartyRegistry, name_key
from macros.model.roadmap import Measure, Mentions, Roadmap, Section
from macros.project import Project
from macros.remembered import OfEach
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

    @property
    def takes_part(self) -> bool:
        """Whether others answer for the measure. Where the document calls nobody responsible, all participants do."""
        measure = self.measure
        answered = bool(measure.responsible) or any(result.responsible for result in measure.results)
        return self.role is Role.PARTICIPANT and answered


def by_duty(items: Iterable[Assignment]) -> Iterator[tuple[Roadmap, bool, tuple[Assignment, ...]]]:
    """Assignments by roadmaps, in each those that the party answers for first: roadmap, `takes_part`, assignments."""
    for _, group in groupby(items, key=lambda item: item.roadmap.id):
        of_one = tuple(group)
        for takes_part in (False, True):
            found = tuple(item for item in of_one if item.takes_part is takes_part)
            if found:
                yield found[0].roadmap, takes_part, found


class Part(NamedTuple):
    """What a party is in a measure, as an assignment says it."""

    role: Role
    via: str | None
    results: tuple[int, ...]
    notes: tuple[str, ...]


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


def assignments(project: Project) -> Assignments:
    """The measures of each party by its id: in the order of the project's roadmaps, then of the document.

    Parties come in the order of the registry; one without a measure of its own or of a body it acts for is absent.
    A mention that the registry does not know, or knows twice, belongs to nobody (checks report it). A body's deputy
    of one territory does not get the measures of another territory's roadmap.

    Who has any is known at once; the measures of a party are gathered when somebody asks for them.
    """
    return _assignments(ByIdentity(project))


def current_assignments(project: Project, party_id: str) -> tuple[Assignment, ...]:
    """The party's measures without those of the archive."""
    return tuple(item for item in assignments(project).get(party_id, ()) if not item.roadmap.archived)


@lru_cache(maxsize=2)
def _assignments(key: ByIdentity[Project]) -> Assignments:
    registry = key.value.parties
    found: defaultdict[str, list[Share]] = defaultdict(list)
    for share in shares(key.value):
        for party_id in share.parties:
            found[party_id].append(share)
    return Assignments({party.id: tuple(found[party.id]) for party in registry.parties if party.id in found})


def shares(project: Project) -> tuple[Share, ...]:
    """What each roadmap has for the parties, in the order of the project; the same objects after an edit of others."""
    return _shares.all(project.roadmaps, project.parties)


class Assignments(Mapping[str, tuple[Assignment, ...]]):
    """The measures of each party by its id. Where they are is known without gathering them."""

    def __init__(self, shares: Mapping[str, tuple[Share, ...]]) -> None:
        self._shares = shares
        self._found: dict[str, tuple[Assignment, ...]] = {}

    def __getitem__(self, party_id: str) -> tuple[Assignment, ...]:
        if party_id not in self._found:
            shares = self._shares[party_id]
            self._found[party_id] = tuple(chain.from_iterable(share.tasks[party_id] for share in shares))
        return self._found[party_id]

    def roadmaps(self, party_id: str) -> tuple[Roadmap, ...]:
        """The roadmaps with measures of the party."""
        return tuple(share.roadmap for share in self._shares.get(party_id, ()))

    def terms(self, party_id: str) -> str:
        """What the terms of the party's measures are, in digests: while roadmaps keep their frames, as good as them."""
        return "".join(share.terms(party_id) for share in self._shares.get(party_id, ()))

    def __contains__(self, party_id: object) -> bool:
        return party_id in self._shares

    def __iter__(self) -> Iterator[str]:
        return iter(self._shares)

    def __len__(self) -> int:
        return len(self._shares)


class Share:
    """What one roadmap has for the parties of a registry."""

    def __init__(self, roadmap: Roadmap, registry: PartyRegistry) -> None:
        self.roadmap, self._registry = roadmap, registry
        self._deputies = _deputies(ByIdentity(registry))

    @cached_property
    def parties(self) -> Mapping[str, Sequence[str]]:
        """Those that have anything to do in it, each with the words that name it or whom it acts for."""
        named: defaultdict[str, list[str]] = defaultdict(list)
        for name in self.roadmap.gist.names:
            party = self._registry.find(name, self.roadmap.territory)
            if party is not None:
                named[party.id].append(name)
        found = defaultdict(list, {party_id: list(names) for party_id, names in named.items()})
        for party_id, names in named.items():
            for deputy in self._acting(party_id):
                found[deputy] += names
        return found

    def terms(self, party_id: str) -> str:
        """A digest for each of the words by which measures are the party's."""
        return "".join(map(self.roadmap.gist.names.__getitem__, self.parties[party_id]))

    @cached_property
    def tasks(self) -> Mapping[str, Sequence[Assignment]]:
        """The measures of each of them."""
        found: defaultdict[str, list[Assignment]] = defaultdict(list)
        measures = ((section, measure) for section in self.roadmap.sections for measure in section.measures)
        for (section, measure), parts in zip(measures, self.parts, strict=True):
            for party_id, part in parts.items():
                found[party_id].append(Assignment(self.roadmap, section, measure, *part))
        return found

    @cached_property
    def parts(self) -> Sequence[Mapping[str, Part]]:
        """What the parties are in each measure. Few casts come again and again: each is looked up once."""
        casts: dict[object, Mapping[str, Part]] = {}
        found = []
        for measure in self.roadmap.measures():
            cast = _cast(measure)
            if cast not in casts:
                casts[cast] = self._parts_in(measure)
            found.append(casts[cast])
        return found

    def _parts_in(self, measure: Measure) -> Mapping[str, Part]:
        """What each party is in the measure, by the best of its claims.

        Being named itself wins over acting for somebody, then the stronger role, then the order.
        """
        named = tuple(_named(measure, self._registry, self.roadmap.territory))
        found: defaultdict[str, list[_Claim]] = defaultdict(list)
        for place in named:
            found[place.party_id].append(_Claim(False, place))
            for deputy in self._acting(place.party_id):
                found[deputy].append(_Claim(True, place))
        return {party_id: _part(min(claims, key=lambda claim: claim.rank), named) for party_id, claims in found.items()}

    def _acting(self, party_id: str) -> Iterator[str]:
        """Who acts for the party here."""
        for deputy in self._deputies.get(party_id, ()):
            if _may_act(self._registry.get(deputy), self.roadmap):
                yield deputy


_shares = OfEach(Share)


def _cast(measure: Measure) -> object:
    """Equal for measures of a roadmap that name the same parties in the same places: their mentions are the same."""
    results = tuple(tuple(map(id, result.responsible)) for result in measure.results)
    return tuple(map(id, measure.responsible)), results, tuple(map(id, measure.participants))


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


def _part(claim: _Claim, named: tuple[_Named, ...]) -> Part:
    places = tuple(place for place in named if place.party_id == claim.place.party_id)
    results = tuple(dict.fromkeys(place.result for place in places if place.result is not None))
    notes = tuple(dict.fromkeys(place.note for place in places if place.note))
    return Part(claim.place.role, claim.place.party_id if claim.acts_for else None, results, notes)


def _may_act(party: Party | None, roadmap: Roadmap) -> bool:
    return party is not None and (
        not party.territory or not roadmap.territory or name_key(party.territory) == name_key(roadmap.territory)
    )


@lru_cache(maxsize=2)
def _deputies(key: ByIdentity[PartyRegistry]) -> Mapping[str, tuple[str, ...]]:
    """For each party, those who act for it, directly or in turn («завуч» for «директор» for «школа»)."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for party in key.value.parties:
        for body in _acted_for(party, key.value):
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
