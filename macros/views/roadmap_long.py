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
    """A measure in one line. `keys` are the numbers of its shared keys; `url` leads to all that is said of it."""

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


class _Shared:
    """Numbers shared keys in the order in which they come up."""

    def __init__(self) -> None:
        self._numbers: dict[SharedKeysView, int] = {}

    def numbers(self, keys: FilterKeys, status: StatusView) -> str:
        found = (
            SharedKeysView(parties=keys.parties),
            SharedKeysView(systems=keys.systems),
            SharedKeysView(months=keys.months, date=keys.date, status=status),
        )
        return " ".join(str(self._numbers.setdefault(each, len(self._numbers))) for each in found)

    def all(self) -> tuple[SharedKeysView, ...]:
        return tuple(self._numbers)


def roadmap_long_view(project: Project, roadmap: Roadmap, today: date) -> RoadmapLongView:
    """The table as shown on `today`."""
    shared = _Shared()
    placed = [(part.number, measure) for part in roadmap_parts(roadmap) for measure in part.measures()]
    views = [measure_view(project, roadmap, measure, today) for _, measure in placed]
    rows = iter([_row(roadmap, *each, view, shared) for each, view in zip(placed, views, strict=True)])
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
        shared=shared.all(),
        sections=sections,
    )


def _row(roadmap: Roadmap, part: int, measure: Measure, view: MeasureView, shared: _Shared) -> LongRowView:
    people = measure.responsible or tuple(each for result in measure.results for each in result.responsible)
    return LongRowView(
        anchor=view.anchor,
        number=measure.number,
        title=measure.title,
        url=f"{part_url(roadmap, part)}#{measure_anchor(measure)}",
        term=view.term.text if view.term else view.term_hint,
        people=", ".join(dict.fromkeys(mention.name for mention in people or measure.participants)),
        status=view.status,
        keys=shared.numbers(view.keys, view.status),
    )
