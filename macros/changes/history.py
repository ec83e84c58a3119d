"""The content's history as a value: which day changed what. The border reads it; here it is only understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from macros.changes.values import Aspect, Changes, Kind, RoadmapChange

MeasureKey = tuple[str, str]  # the plan's id and the measure's slug


class Absence(StrEnum):
    """Why there is no history, or only a part of it."""

    NONE = ""  # all is there
    NO_GIT = "no-git"  # an archive, or git is not installed
    SHALLOW = "shallow"  # a copy without its past
    CUT = "cut"  # older changes are left out on purpose


@dataclass(frozen=True, slots=True)
class Revision:
    """One accepted change. `moment` is an aware time, `day` its date in the ministry's time zone."""

    id: str
    moment: datetime
    day: date
    changes: Changes


@dataclass(frozen=True)
class History:
    """The revisions that changed anything, the newest first."""

    revisions: tuple[Revision, ...] = ()
    absence: Absence = Absence.NONE

    @cached_property
    def changed(self) -> Mapping[MeasureKey, tuple[date, Kind]]:
        """When each measure last changed or came; one that is not here has not changed since the history begins.

        A measure of a plan that came as a whole has its day under the empty slug: see `last_change`.
        """
        days: dict[MeasureKey, tuple[date, Kind]] = {}
        now: dict[str, str] = {}  # a plan's id at that time → its id today
        for revision in self.revisions:
            for change in revision.changes.roadmaps:
                own = now.get(change.id, change.id)
                for slug, kind in _slugs(change):
                    days.setdefault((own, slug), (revision.day, kind))
                now.update((old, own) for old in _old_ids(change))
        return days

    def last_change(self, roadmap_id: str, slug: str) -> tuple[date, Kind] | None:
        """When the measure last changed, or came if it never did; None where the history does not reach so far."""
        return self.changed.get((roadmap_id, slug)) or self.changed.get((roadmap_id, ""))

    def last_changes(self, roadmap_id: str) -> Mapping[str, tuple[date, Kind]]:
        """All that `last_change` goes by for the measures of this roadmap, by their slugs."""
        return self._by_roadmap.get(roadmap_id, {})

    @cached_property
    def _by_roadmap(self) -> Mapping[str, Mapping[str, tuple[date, Kind]]]:
        found: dict[str, dict[str, tuple[date, Kind]]] = {}
        for (roadmap_id, slug), last in self.changed.items():
            found.setdefault(roadmap_id, {})[slug] = last
        return found


NO_HISTORY = History(absence=Absence.NO_GIT)


def _slugs(change: RoadmapChange) -> Iterator[tuple[str, Kind]]:
    if change.kind is Kind.ADDED:
        yield "", Kind.ADDED
    yield from ((measure.slug, measure.kind) for measure in change.measures if measure.kind is not Kind.REMOVED)


def _old_ids(change: RoadmapChange) -> Iterable[str]:
    return (each.before for each in change.differences if each.aspect is Aspect.ADDRESS)
