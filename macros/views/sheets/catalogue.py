"""Which sheets the site keeps ready for everybody, under which names, each also in large type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.assignments import assignments
from macros.views.party_plans import in_plans
from macros.views.sheets.checklist import (
    ChecklistSheet,
    instruction_checklist_sheet,
    party_checklist_sheet,
    roadmap_checklist_sheet,
)
from macros.views.sheets.edition import Edition
from macros.views.sheets.meeting import MeetingSheet
from macros.views.sheets.official import OfficialSheet, official_sheet
from macros.views.sheets.speech import HandoutSheet, SpeechSheet, handout_sheet, speech_sheet
from macros.views.urls import sheet_url

SheetView = ChecklistSheet | MeetingSheet | OfficialSheet | SpeechSheet | HandoutSheet


class SheetKind(StrEnum):
    """The kinds of sheets; each has a template of the same name."""

    CHECKLIST = "checklist"
    MEETING = "meeting"
    OFFICIAL = "official"
    SPEECH = "speech"
    HANDOUT = "handout"


@dataclass(frozen=True, slots=True)
class NamedSheet:
    """A sheet to be made. `path` is its address on the site or its file name.

    `attached` is the roadmap whose data travel inside the file; `large` is type of 18 points and more.
    """

    path: str
    kind: SheetKind
    view: SheetView
    large: bool = False
    attached: Roadmap | None = None


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What a link tells of a file: how many pages, how many bytes."""

    pages: int
    size: int


Catalogue = Mapping[str, SheetFacts]  # by the sheet's path


def site_sheets(project: Project, edition: Edition) -> Iterator[NamedSheet]:
    """Every sheet of the site, the plain edition of each before the large one."""
    for roadmap in project.roadmaps:
        checklist = roadmap_checklist_sheet(project, roadmap, edition)
        official = official_sheet(project, roadmap, edition)
        yield from _editions("roadmap", roadmap.id, SheetKind.CHECKLIST, checklist, roadmap)
        yield from _editions("roadmap", roadmap.id, SheetKind.OFFICIAL, official, roadmap)
    with_tasks = assignments(project)
    for party in project.parties.parties:
        if party.id in with_tasks and not in_plans(project, party.id):
            sheet = party_checklist_sheet(project, party, edition)
            yield from _editions("role", party.id, SheetKind.CHECKLIST, sheet)
    for instruction in project.instructions:
        steps = instruction_checklist_sheet(project, instruction, edition)
        yield from _editions("instruction", instruction.id, SheetKind.CHECKLIST, steps)
    for module in project.speech_modules:
        yield from _editions("speech", module.id, SheetKind.SPEECH, speech_sheet(project, module, edition))
        handout = handout_sheet(project, module, edition)
        if handout is not None:
            yield from _editions("speech", module.id, SheetKind.HANDOUT, handout)


def _editions(
    of: str, subject_id: str, kind: SheetKind, view: SheetView, attached: Roadmap | None = None
) -> Iterator[NamedSheet]:
    for large in (False, True):
        yield NamedSheet(sheet_url(of, subject_id, kind, large=large), kind, view, large, attached)
