"""Views to bytes: JSON, CSV and calendar files. Same input, same bytes: no clock, no random name."""

from macros.exports.calendars import CalendarWriter, export_party_ics, export_roadmap_ics
from macros.exports.csv_files import export_roadmap_csv
from macros.exports.files import (
    PlannedFile,
    common_files,
    export_party_files,
    export_roadmap_files,
    party_file_paths,
    roadmap_file_paths,
)
from macros.exports.json_files import export_index_json, export_roadmap_json
from macros.exports.party_json import export_parties_json, export_party_json

__all__ = [
    "CalendarWriter",
    "PlannedFile",
    "common_files",
    "export_index_json",
    "export_parties_json",
    "export_party_files",
    "export_party_ics",
    "export_party_json",
    "export_roadmap_csv",
    "export_roadmap_files",
    "export_roadmap_ics",
    "export_roadmap_json",
    "party_file_paths",
    "roadmap_file_paths",
]
