"""All data files of the site at once."""

from __future__ import annotations

from macros.exports.calendars import CalendarWriter
from macros.exports.csv_files import export_roadmap_csv
from macros.exports.form_files import export_form
from macros.exports.json_files import export_index_json, export_parties_json, export_roadmap_json
from macros.exports.schema import export_schema
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.reports.blank import blank_form
from macros.views.urls import (
    form_file_url,
    index_data_url,
    parties_data_url,
    roadmap_calendar_url,
    roadmap_data_url,
    schema_url,
)


def export_common_files(project: Project) -> dict[str, bytes]:
    """The data files about the whole section by their paths; the same project gives the same bytes."""
    files = {
        index_data_url(): export_index_json(project),
        parties_data_url(): export_parties_json(project),
        schema_url(): export_schema(project.settings),
    }
    for form in project.report_forms:
        reported = project.roadmap(form.roadmap)
        if reported is not None:
            files[form_file_url(form.id)] = export_form(blank_form(project, form, reported))
    return files


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
