"""Every data file of a project at once, as the site has them."""

from __future__ import annotations

from macros.exports import CalendarWriter, common_files, export_roadmap_files
from macros.project import Project
from macros.views.assignments import assignments
from macros.views.urls import party_calendar_url


def export_files(project: Project) -> dict[str, bytes]:
    """The bytes of every data file by its path on the site."""
    calendars = CalendarWriter(project)
    files = {file.path: file.make() for file in common_files(project)}
    for roadmap in project.roadmaps:
        files |= export_roadmap_files(project, roadmap, calendars)
    for party_id in assignments(project):
        files[party_calendar_url(party_id)] = calendars.party_feed(party_id)
    return files
