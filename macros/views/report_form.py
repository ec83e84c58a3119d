"""A report form: who returns it to whom, when and how, its columns, and rows filled in as examples."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.model.materials import ReportForm
from macros.project import Project
from macros.terms import parse_term
from macros.views.measure import MentionView
from macros.views.measure_link import MeasureLinkView, measure_link_view
from macros.views.mentions import mention_views
from macros.views.page_head import LinkView
from macros.views.prose import Prose, prose
from macros.views.references import find_in_roadmap
from macros.views.term import TermView, term_view
from macros.views.urls import roadmap_url
from macros.views.wording import NBSP


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column with the hint what to write in it."""

    title: str
    hint: str


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of an example; `label` is its column's title, for rows that become cards."""

    label: str
    text: Prose


@dataclass(frozen=True, slots=True)
class ReportFormView:
    """The whole form."""

    title: str
    who: tuple[MentionView, ...]
    to: tuple[MentionView, ...]
    when: TermView
    how: tuple[Prose, ...]
    roadmap: LinkView | None
    measure: MeasureLinkView | None
    columns: tuple[ColumnView, ...]
    examples: tuple[tuple[CellView, ...], ...]


def report_form_view(project: Project, form: ReportForm, today: date) -> ReportFormView:
    """The form as shown on `today`."""
    roadmap = project.roadmap(form.roadmap)
    measure = find_in_roadmap(roadmap, form.measure) if roadmap and form.measure else None
    territory = roadmap.territory if roadmap else ""
    period = roadmap.window() if roadmap else (None, None)
    titles = tuple(column.title for column in form.columns)
    return ReportFormView(
        title=form.title,
        who=mention_views(project, form.who, territory),
        to=mention_views(project, form.to, territory),
        when=term_view(parse_term(form.when, None), today, period),
        how=tuple(prose(text) for text in form.how),
        roadmap=LinkView(roadmap.name, roadmap_url(roadmap)) if roadmap else None,
        measure=measure_link_view(roadmap, measure, f"п.{NBSP}{form.measure}") if roadmap and measure else None,
        columns=tuple(ColumnView(column.title, column.hint) for column in form.columns),
        examples=tuple(
            tuple(CellView(label, prose(cell)) for label, cell in zip(titles, row, strict=False))
            for row in form.examples
        ),
    )
