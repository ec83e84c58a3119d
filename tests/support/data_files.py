"""Every data file of a project at once, as the site has them."""

from __future__ import annotations

from macros.exports import CalendarWriter, common_files, export_party_files, export_roadmap_files
from macros.project import Project
from macros.views.assignments import assignments


def export_files(project: Project) -> dict[str, bytes]:
    """The bytes of every data file by its path on the site."""
    calendars = CalendarWriter(project)
    files = {file.path: file.make() for file in common_files(project)}
    for roadmap in project.roadmaps:
        files |= export_roadmap_files(project, roadmap, calendars)
    busy = assignments(project)
    for party in project.parties.parties:
        if party.id in busy:
            files |= export_party_files(project, party, calendars)
    return files
