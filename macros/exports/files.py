"""All data files of the site at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from macros.exports.calendars import CalendarWriter
from macros.exports.csv_files import export_roadmap_csv
from macros.exports.json_files import export_index_json, export_roadmap_json
from macros.exports.party_json import export_parties_json, export_party_json
from macros.model.materials import ReportForm
from macros.model.parties import Party
from macros.model.roadmap import Depth, Roadmap
from macros.project import Project
from macros.views.urls import (
    form_file_url,
    index_data_url,
    parties_data_url,
    party_calendar_url,
    party_data_url,
    roadmap_calendar_url,
    roadmap_data_url,
    schema_url,
)


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A data file that is not made yet. `roadmaps` are those whose content is in it, None for all of them.

    `depth` says how much of a roadmap is in it.
    """

    path: str
    make: Callable[[], bytes]
    roadmaps: tuple[Roadmap, ...] | None = None
    depth: Depth = Depth.WORDS


def common_files(project: Project) -> Iterator[PlannedFile]:
    """The data files about the whole section; the same project gives the same bytes."""
    from macros.exports.schema import export_schema

    yield PlannedFile(index_data_url(), partial(export_index_json, project), depth=Depth.FRAME)
    yield PlannedFile(parties_data_url(), partial(export_parties_json, project), depth=Depth.FRAME)
    yield PlannedFile(schema_url(), partial(export_schema, project.settings), ())
    for form in project.report_forms:
        reported = project.roadmap(form.roadmap)
        if reported is not None:
            yield PlannedFile(form_file_url(form.id), partial(_blank_form, project, form, reported), (reported,))


def _blank_form(project: Project, form: ReportForm, reported: Roadmap) -> bytes:
    from macros.exports.form_files import export_form
    from macros.reports.blank import blank_form

    return export_form(blank_form(project, form, reported))


def roadmap_file_paths(roadmap: Roadmap) -> tuple[str, ...]:
    """The paths of the data files of one roadmap."""
    return (
        roadmap_data_url(roadmap.id, "json"),
        roadmap_data_url(roadmap.id, "csv"),
        roadmap_calendar_url(roadmap.id),
    )


def export_roadmap_files(project: Project, roadmap: Roadmap, calendars: CalendarWriter) -> dict[str, bytes]:
    """The data files of one roadmap, in the order of `roadmap_file_paths`."""
    contents = (
        export_roadmap_json(project, roadmap),
        export_roadmap_csv(project, roadmap),
        calendars.roadmap_feed(roadmap),
    )
    return dict(zip(roadmap_file_paths(roadmap), contents, strict=True))


def party_file_paths(party: Party) -> tuple[str, ...]:
    """The paths of the data files of a party with measures."""
    return (party_calendar_url(party.id), party_data_url(party.id))


def export_party_files(project: Project, party: Party, calendars: CalendarWriter) -> dict[str, bytes]:
    """The data files of a party with measures, in the order of `party_file_paths`."""
    contents = (calendars.party_feed(party.id), export_party_json(project, party))
    return dict(zip(party_file_paths(party), contents, strict=True))
