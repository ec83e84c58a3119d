"""What stands on paper: frozen views of checklists, meeting sheets, official views, speech sheets and hand-outs.

No sheet of the site depends on the day of the build, so a file changes only with its text or its version.
"""

from macros.views.sheets.catalogue import (
    Catalogue,
    NamedSheet,
    PlannedSheet,
    SheetFacts,
    SheetKind,
    SheetView,
    planned_sheets,
    site_sheets,
)
from macros.views.sheets.checklist import (
    ChecklistSheet,
    instruction_checklist_sheet,
    party_checklist_sheet,
    roadmap_checklist_sheet,
)
from macros.views.sheets.edition import Edition, SheetHead, Subject
from macros.views.sheets.meeting import MeetingScope, MeetingSheet, meeting_sheet, usual_until
from macros.views.sheets.official import OfficialSheet, official_sheet
from macros.views.sheets.speech import HandoutSheet, SpeechSheet, handout_sheet, speech_sheet

__all__ = [
    "Catalogue",
    "ChecklistSheet",
    "Edition",
    "HandoutSheet",
    "MeetingScope",
    "MeetingSheet",
    "NamedSheet",
    "OfficialSheet",
    "PlannedSheet",
    "SheetFacts",
    "SheetHead",
    "SheetKind",
    "SheetView",
    "SpeechSheet",
    "Subject",
    "handout_sheet",
    "instruction_checklist_sheet",
    "meeting_sheet",
    "official_sheet",
    "party_checklist_sheet",
    "planned_sheets",
    "roadmap_checklist_sheet",
    "site_sheets",
    "speech_sheet",
    "usual_until",
]
