"""What lists say of a roadmap in numbers: how many measures each party has there, which are due, when limits end.

A page that names a thousand roadmaps needs no more of them. A tally is a small part of its roadmap: it is kept between
builds, and handed over by the process that made the roadmap's own pages. So nobody reads a country's plans for a list.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.remembered import OfEach
from macros.views.assignments import Assignment, Share, assignments, shares
from macros.views.identity import ByIdentity
from macros.views.occasions import assignment_end_days
from macros.views.reports import due_terms
from macros.views.status import Status, Window, terms_windows, windows_status

T = TypeVar("T")


class Places(NamedTuple):
    """Which measures (0-based places) are a party's, or those of `via`, for whom it acts there."""

    party_id: str
    via: str | None
    measures: tuple[int, ...]


class Days(NamedTuple):
    """How many of a party's measures have a limit that ends `on` each day: `counts`; and how many have none."""

    on: tuple[date, ...]
    counts: tuple[int, ...]
    without: int


class Tally(NamedTuple):
    """A roadmap in numbers. Tuples, for ten thousand of them are in memory at once.

    `windows` are those of each measure and its reports, in the order of the document; `ends` are the days of parties
    that need them.
    """

    windows: tuple[tuple[Window | None, ...], ...]
    tasks: tuple[Places, ...]
    ends: tuple[tuple[str, Days], ...] = ()


class Tallies:
    """The tallies of all roadmaps of a project; each is made when somebody asks, or was learnt before."""

    def __init__(self, project: Project) -> None:
        self._lazy = {each.roadmap.id: each for each in _lazy.all(shares(project), None)}
        self._assigned = assignments(project)
        self._source: Callable[[], Mapping[str, Tally]] | None = None

    def ask(self, source: Callable[[], Mapping[str, Tally]]) -> None:
        """Where some are known, by the roadmaps' ids: to be asked once, when one is needed that is not known here."""
        self._source = source

    def learn(self, roadmap_id: str, tally: Tally) -> None:
        """Take what was made of the very same roadmap and registry elsewhere."""
        self._lazy[roadmap_id].tally = _shared(tally)

    def known(self) -> Mapping[str, Tally]:
        """What has been made or learnt, by the roadmaps' ids."""
        return {name: each.tally for name, each in self._lazy.items() if each.tally is not None}

    def make(self, roadmap_id: str, with_days: Iterable[str] = ()) -> Tally:
        """The roadmap's tally, with the days of these parties as far as they have measures there."""
        lazy = self._of(roadmap_id)
        there = {each.party_id for each in lazy.whole().tasks}
        for party_id in with_days:
            if party_id in there:
                lazy.days(party_id)
        return lazy.whole()

    def count(self, party_id: str) -> int:
        """How many measures the party has."""
        return sum(len(places.measures) for _, places in self.of_party(party_id))

    def of_party(self, party_id: str) -> Iterator[tuple[Roadmap, Places]]:
        """The party's measures in each roadmap, by whom it acts for there."""
        for roadmap in self._assigned.roadmaps(party_id):
            for places in self._of(roadmap.id).whole().tasks:
                if places.party_id == party_id:
                    yield roadmap, places

    def days(self, party_id: str) -> Iterator[tuple[Roadmap, Days]]:
        """The party's days in each roadmap."""
        for roadmap in self._assigned.roadmaps(party_id):
            yield roadmap, self._of(roadmap.id).days(party_id)

    def due(self, roadmap: Roadmap, today: date) -> frozenset[int]:
        """Which measures of the roadmap are due; of the archive none."""
        return frozenset() if roadmap.archived else self._of(roadmap.id).due(today)

    def _of(self, roadmap_id: str) -> _Lazy:
        if self._lazy[roadmap_id].tally is None and self._source is not None:
            source, self._source = self._source, None
            for name, tally in source().items():
                self._lazy[name].tally = self._lazy[name].tally or tally
        return self._lazy[roadmap_id]


def tallies(project: Project) -> Tallies:
    """Those of the project."""
    return _tallies(ByIdentity(project))


@lru_cache(maxsize=2)
def _tallies(key: ByIdentity[Project]) -> Tallies:
    return Tallies(key.value)


class _Lazy:
    """A roadmap's tally, if it is known."""

    def __init__(self, share: Share) -> None:
        self._share, self.roadmap = share, share.roadmap
        self.tally: Tally | None = None
        self._due: tuple[date, frozenset[int]] | None = None

    def whole(self) -> Tally:
        if self.tally is None:
            self.tally = Tally(tuple(_windows(self.roadmap)), tuple(_tasks(self._share)))
        return self.tally

    def days(self, party_id: str) -> Days:
        tally = self.whole()
        for known, days in tally.ends:
            if known == party_id:
                return days
        found = _days(self._share.tasks[party_id])
        self.tally = tally._replace(ends=(*tally.ends, (party_id, found)))
        return found

    def due(self, today: date) -> frozenset[int]:
        if self._due is None or self._due[0] != today:
            period = self.roadmap.window()
            statuses = (_status(windows, period, today) for windows in self.whole().windows)
            self._due = (today, frozenset(place for place, each in enumerate(statuses) if each is Status.NOW))
        return self._due[1]


# Plans have limits in common; a list of a thousand asks of forty thousand measures.
_status = lru_cache(maxsize=1 << 12)(windows_status)


def _unknown(share: Share, _: None) -> _Lazy:
    return _Lazy(share)


_lazy = OfEach(_unknown)


def _windows(roadmap: Roadmap) -> Iterator[tuple[Window | None, ...]]:
    period = roadmap.window()
    for measure in roadmap.measures():
        yield terms_windows(due_terms(roadmap, measure), period)


def _tasks(share: Share) -> Iterator[Places]:
    found: defaultdict[tuple[str, str | None], list[int]] = defaultdict(list)
    for place, parts in enumerate(share.parts):
        for party_id, part in parts.items():
            found[party_id, part.via].append(place)
    for (party_id, via), places in found.items():
        yield Places(party_id, via, tuple(places))


def _days(tasks: Sequence[Assignment]) -> Days:
    ends = [assignment_end_days(task) for task in tasks]
    counts = Counter(day for days in ends for day in sorted(days))
    return Days(tuple(counts), tuple(counts.values()), ends.count(frozenset()))


def _shared(tally: Tally) -> Tally:
    """The same with the values that other tallies have too: what comes from another process has copies of its own."""
    return Tally(
        tuple(map(_one, tally.windows)),
        tuple(_one(places) for places in tally.tasks),
        tuple((_one(party_id), Days(_one(days.on), _one(days.counts), days.without)) for party_id, days in tally.ends),
    )


@lru_cache(maxsize=1 << 14)
def _one(value: T) -> T:
    """Of equal values the first."""
    return value
