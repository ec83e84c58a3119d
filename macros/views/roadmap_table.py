"""The table of a roadmap: every measure once, by sections, with all that the document says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from macros.changes import NO_HISTORY, History
from macros.model.roadmap import Roadmap, Section
from macros.project import Project
from macros.views.filters import FiltersView, filters_view
from macros.views.measure import FootnoteRefs, MeasureView, measure_view, with_changed
from macros.views.status import period_note
from macros.views.urls import table_id
from macros.views.wording import MEASURES, counted, quoted

RESPONSIBLE = "Ответственные"
PARTICIPANTS = "Участники"


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the table; `title` has its number in front."""

    id: str
    title: str
    note: str
    count: str
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True, slots=True)
class FootnoteView:
    """A footnote under the table; `backs` are the elements that refer to it."""

    id: str
    mark: str
    text: str
    backs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoadmapTableView:
    """The whole table. `has_results` and `has_control` say whether any measure fills the column.

    `people` heads the column of addressees: «Участники» in a document that calls nobody responsible.
    """

    id: str
    caption: str
    period_note: str
    sections: tuple[SectionView, ...]
    footnotes: tuple[FootnoteView, ...]
    filters: FiltersView
    people: str
    has_results: bool
    has_control: bool

    @property
    def only_participants(self) -> bool:
        """Whether the column of addressees needs no word over the participants."""
        return self.people == PARTICIPANTS

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return 4 + self.has_results + self.has_control


def roadmap_table_view(
    project: Project,
    roadmap: Roadmap,
    today: date,
    history: History = NO_HISTORY,
    shown: Sequence[Section] | None = None,
) -> RoadmapTableView:
    """The roadmap's table as shown on `today`; `history` tells when each measure last changed.

    `shown` are those of its sections that a page has, all if None; footnotes that these do not refer to are left out.
    """
    refs = FootnoteRefs(roadmap)
    shown_sections = roadmap.sections if shown is None else shown
    measures = [measure for section in shown_sections for measure in section.measures]
    sections = tuple(
        SectionView(
            id=f"section-{roadmap.id}-{index}",
            title=section_title(section),
            note=section.note,
            count=counted(len(section.measures), MEASURES),
            measures=tuple(
                with_changed(measure_view(project, roadmap, measure, today, refs), roadmap, measure, history)
                for measure in section.measures
            ),
        )
        for index, section in enumerate(shown_sections, 1)
    )
    rows = [measure.keys for section in sections for measure in section.measures]
    return RoadmapTableView(
        id=table_id(roadmap),
        caption=f"Мероприятия дорожной карты {quoted(roadmap.name)}",
        period_note=period_note(roadmap.window(), today),
        sections=sections,
        footnotes=tuple(
            FootnoteView(refs.target(mark), mark, text, tuple(refs.places.get(mark, ())))
            for mark, text in roadmap.footnotes.items()
            if shown is None or mark in refs.places
        ),
        filters=filters_view(project, table_id(roadmap), rows, sortable=True),
        people=RESPONSIBLE if any(measure.responsible for measure in measures) else PARTICIPANTS,
        has_results=any(measure.results for measure in measures),
        has_control=any(measure.control for measure in measures),
    )


def section_title(section: Section) -> str:
    """«1. Организация работы»; only the title where the document gives no number."""
    return f"{section.number.rstrip('.')}. {section.title}" if section.number else section.title
