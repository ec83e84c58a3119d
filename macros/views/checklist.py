"""A checklist for the screen and for paper: a box for each measure and for each result under it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from macros.model.parties import Party
from macros.model.roadmap import Measure, Mentions, Roadmap, Section
from macros.project import Project
from macros.views.assignments import Assignment, assignments, by_duty, current_assignments
from macros.views.identity import ByIdentity
from macros.views.roadmap_table import section_title
from macros.views.tasks import relevant_places
from macros.views.urls import measure_url
from macros.views.wording import MEASURES, NBSP, TAKES_PART, counted, long_date, taking_part


class ChecklistResultView(NamedTuple):
    """A result with its own box; `people` are its own responsible, if it has some."""

    id: str
    text: str
    term: str
    people: str = ""


class ChecklistRowView(NamedTuple):
    """A measure with its box. Ids are permanent: the browser keeps ticks under them.

    `own_terms` says that results have terms of their own, so that `term` is not that of all of them.
    `people` are the responsible or, where the document calls nobody so, the participants.
    """

    id: str
    number: str
    title: str
    url: str
    term: str
    own_terms: bool
    people: str
    results: tuple[ChecklistResultView, ...]

    def __hash__(self) -> int:
        """Of the id alone: a row is looked up for each checklist that it stands in."""
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class ChecklistGroupView:
    """A section of a roadmap, or a roadmap in a party's checklist."""

    title: str
    rows: tuple[ChecklistRowView, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistView:
    """The sheet. `key` names its ticks in the browser; `prepared` is the day it was made; `term_title` heads «Срок».

    `left_out` tells of the measures that are not in it, or is empty.
    """

    key: str
    title: str
    subtitle: str
    prepared: str
    prepared_day: str
    count: str
    groups: tuple[ChecklistGroupView, ...]
    term_title: str = "Срок"
    left_out: str = ""


def checklist_view(roadmap: Roadmap, today: date, shown: Sequence[Section] | None = None) -> ChecklistView:
    """The checklist of a whole roadmap, by sections, or of those `shown`."""
    groups = tuple(
        ChecklistGroupView(section_title(section), tuple(_row(roadmap, measure) for measure in section.measures))
        for section in (roadmap.sections if shown is None else shown)
    )
    period = roadmap.period.text if roadmap.period else ""
    return _sheet(f"roadmap-{roadmap.id}", roadmap.title, (roadmap.territory, period), groups, today)


def party_checklist_view(project: Project, party: Party, today: date) -> ChecklistView:
    """The checklist of a party: its measures, by roadmaps; only the party's own results where it answers for these."""
    mine = current_assignments(project, party.id)
    groups = tuple(
        ChecklistGroupView(
            taking_part(roadmap.name) if takes_part else roadmap.name,
            tuple(_assigned_row(item) for item in items),
            TAKES_PART if takes_part else "",
        )
        for roadmap, takes_part, items in by_duty(mine)
    )
    sheet = _sheet(f"party-{party.id}", party.name, (party.territory,), groups, today)
    return replace(sheet, left_out=_left_out(len(mine), len(assignments(project).get(party.id, ())) - len(mine)))


def _left_out(shown: int, archived: int) -> str:
    """What a reader of the party's own page would miss in the list."""
    if not archived:
        return ""
    if not shown:
        return "Все мероприятия – из карт в архиве, отмечать здесь нечего."
    return f"Мероприятия карт из архива сюда не входят: их{NBSP}{archived}."


def _sheet(
    key: str, title: str, subtitle: Iterable[str], groups: tuple[ChecklistGroupView, ...], today: date
) -> ChecklistView:
    return ChecklistView(
        key=key,
        title=title,
        subtitle=" · ".join(part for part in subtitle if part),
        prepared=long_date(today),
        prepared_day=today.isoformat(),
        count=counted(sum(len(group.rows) for group in groups), MEASURES),
        groups=groups,
    )


def _assigned_row(item: Assignment) -> ChecklistRowView:
    return _shown_row(ByIdentity(item.roadmap), ByIdentity(item.measure), relevant_places(item))


def _row(roadmap: Roadmap, measure: Measure) -> ChecklistRowView:
    return _shown_row(ByIdentity(roadmap), ByIdentity(measure), tuple(range(len(measure.results))))


@lru_cache(maxsize=1 << 9)  # bounded: a roadmap and those named in it come one after another
def _shown_row(
    of_roadmap: ByIdentity[Roadmap], of_measure: ByIdentity[Measure], results: tuple[int, ...]
) -> ChecklistRowView:
    """The measure's row with these of its results, counted from 0."""
    roadmap, measure = of_roadmap.value, of_measure.value
    row_id = f"{roadmap.id}/{measure.slug}"
    shown = [measure.results[place] for place in results]
    own_terms = any(result.term is not None for result in shown)
    of_results = tuple(mention for result in shown for mention in result.responsible)
    mentions: Mentions = measure.responsible or of_results or measure.participants
    return ChecklistRowView(
        id=row_id,
        number=measure.number,
        title=measure.title,
        url=measure_url(roadmap, measure),
        term=measure.term.text if measure.term else ("" if own_terms else "не указан"),
        own_terms=own_terms,
        people=_names(mentions),
        results=tuple(
            ChecklistResultView(
                f"{row_id}/{_fingerprint(result.text)}",
                result.text,
                result.term.text if result.term else "",
                _names(result.responsible),
            )
            for result in shown
        ),
    )


def _names(mentions: Mentions) -> str:
    return ", ".join(dict.fromkeys(mention.name for mention in mentions))


def _fingerprint(text: str) -> str:
    """A short name made of the words: a tick goes away with a changed result and never moves to another one."""
    return f"{crc32(text.encode()):08x}"
