"""The table of a roadmap of hundreds of measures: one line each, all else on the page of its part.

Two thousand measures weigh less than a megabyte so. What a row answers to in the filter is said once for all rows that
have it in common, and the rows name it by number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice

from macros.model.roadmap import Measure, Roadmap
from macros.project import Project
from macros.views.filters import FiltersView, filters_view
from macros.views.measure import FilterKeys, MeasureView, measure_view
from macros.views.reports import nearest_report, reports
from macros.views.roadmap_parts import roadmap_parts
from macros.views.roadmap_table import PARTICIPANTS, RESPONSIBLE, section_title
from macros.views.status import period_note
from macros.views.term import StatusView
from macros.views.urls import measure_anchor, part_url, table_id
from macros.views.wording import MEASURES, counted, quoted


@dataclass(frozen=True, slots=True)
class SharedKeysView:
    """What many rows have in common: either their `parties`, or their `systems`, or all that follows from their terms.

    The last have a `status`, with `months` and the `date` to sort by.
    """

    parties: str = ""
    systems: str = ""
    months: str = ""
    date: str = ""
    status: StatusView | None = None


@dataclass(frozen=True, slots=True)
class LongRowView:
    """A measure in one line. `keys` are the numbers of its shared keys; `url` leads to all that is said of it.

    `term` tells of a report that is ahead, too, for the line's one mark is that of both.
    """

    anchor: str
    number: str
    title: str
    url: str
    term: str
    people: str
    status: StatusView
    keys: str


@dataclass(frozen=True, slots=True)
class LongSectionView:
    """A section with its rows."""

    id: str
    title: str
    count: str
    rows: tuple[LongRowView, ...]


@dataclass(frozen=True, slots=True)
class RoadmapLongView:
    """The whole table; `people` heads the column of addressees."""

    id: str
    caption: str
    period_note: str
    people: str
    filters: FiltersView
    shared: tuple[SharedKeysView, ...]
    sections: tuple[LongSectionView, ...]


class _Rows:
    """Makes the rows and numbers their shared keys in the order in which they come up."""

    def __init__(self, roadmap: Roadmap, today: date) -> None:
        self._roadmap, self._today = roadmap, today
        self._numbers: dict[SharedKeysView, int] = {}

    def row(self, part: int, measure: Measure, view: MeasureView) -> LongRowView:
        people = measure.responsible or tuple(each for result in measure.results for each in result.responsible)
        report = nearest_report(reports(self._roadmap, measure), self._roadmap.window(), self._today)
        term = view.term.text if view.term else view.term_hint
        return LongRowView(
            anchor=view.anchor,
            number=measure.number,
            title=measure.title,
            url=f"{part_url(self._roadmap, part)}#{measure_anchor(measure)}",
            term=f"{term}; {report.limit}" if report else term,
            people=", ".join(dict.fromkeys(mention.name for mention in people or measure.participants)),
            status=view.status,
            keys=self._shared(view.keys, view.status),
        )

    def _shared(self, keys: FilterKeys, status: StatusView) -> str:
        found = (
            SharedKeysView(parties=keys.parties),
            SharedKeysView(systems=keys.systems),
            SharedKeysView(months=keys.months, date=keys.date, status=status),
        )
        return " ".join(str(self._numbers.setdefault(each, len(self._numbers))) for each in found)

    def shared(self) -> tuple[SharedKeysView, ...]:
        return tuple(self._numbers)


def roadmap_long_view(project: Project, roadmap: Roadmap, today: date) -> RoadmapLongView:
    """The table as shown on `today`."""
    made = _Rows(roadmap, today)
    placed = [(part.number, measure) for part in roadmap_parts(roadmap) for measure in part.measures()]
    views = [measure_view(project, roadmap, measure, today) for _, measure in placed]
    rows = iter([made.row(*each, view) for each, view in zip(placed, views, strict=True)])
    sections = tuple(
        LongSectionView(
            id=f"section-{roadmap.id}-{index}",
            title=section_title(section),
            count=counted(len(section.measures), MEASURES),
            rows=tuple(islice(rows, len(section.measures))),
        )
        for index, section in enumerate(roadmap.sections, 1)
    )
    return RoadmapLongView(
        id=table_id(roadmap),
        caption=f"Мероприятия дорожной карты {quoted(roadmap.name)}",
        period_note=period_note(roadmap.window(), today),
        people=RESPONSIBLE if any(measure.responsible for measure in roadmap.measures()) else PARTICIPANTS,
        filters=filters_view(project, table_id(roadmap), [view.keys for view in views], sortable=True),
        shared=made.shared(),
        sections=sections,
    )
