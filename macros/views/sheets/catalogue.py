"""Which sheets the site keeps ready for everybody, under which names, each also in large type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.assignments import assignments, current_assignments
from macros.views.party_plans import in_plans
from macros.views.sheets.checklist import (
    ChecklistSheet,
    instruction_checklist_sheet,
    party_checklist_sheet,
    roadmap_checklist_sheet,
)
from macros.views.sheets.edition import Edition, Subject
from macros.views.sheets.facts import SheetKind
from macros.views.sheets.meeting import MeetingSheet
from macros.views.sheets.official import OfficialSheet, official_sheet
from macros.views.sheets.speech import HandoutSheet, SpeechSheet, handout_sheet, speech_sheet
from macros.views.urls import sheet_url

SheetView = ChecklistSheet | MeetingSheet | OfficialSheet | SpeechSheet | HandoutSheet


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
class PlannedSheet:
    """A sheet whose words are not chosen yet: `write` does that, and gives the same view every time.

    `subject` is what it is of, `of` the word for that in its address.
    """

    of: str
    subject: Subject
    kind: SheetKind
    write: Callable[[Edition], SheetView]

    @property
    def paths(self) -> tuple[str, str]:
        """Where the plain edition lies on the site, and where the large one."""
        name = partial(sheet_url, self.of, self.subject.id, self.kind)
        return name(large=False), name(large=True)

    def editions(self, edition: Edition) -> tuple[NamedSheet, NamedSheet]:
        """The same words twice, plain and large."""
        view = self.write(edition)
        attached = self.subject if isinstance(self.subject, Roadmap) else None
        plain, large = self.paths
        return NamedSheet(plain, self.kind, view, False, attached), NamedSheet(large, self.kind, view, True, attached)


def site_sheets(project: Project, edition: Edition) -> Iterator[NamedSheet]:
    """Every sheet of the site, the plain edition of each before the large one."""
    for planned in planned_sheets(project):
        yield from planned.editions(edition)


def planned_sheets(project: Project) -> Iterator[PlannedSheet]:
    """Every sheet of the site."""
    for roadmap in project.roadmaps:
        checklist, official = (
            partial(roadmap_checklist_sheet, project, roadmap),
            partial(official_sheet, project, roadmap),
        )
        yield PlannedSheet("roadmap", roadmap, SheetKind.CHECKLIST, checklist)
        yield PlannedSheet("roadmap", roadmap, SheetKind.OFFICIAL, official)
    with_tasks = assignments(project)
    for party in project.parties.parties:
        if party.id in with_tasks and not in_plans(project, party.id) and current_assignments(project, party.id):
            yield PlannedSheet("role", party, SheetKind.CHECKLIST, partial(party_checklist_sheet, project, party))
    for instruction in project.instructions:
        steps = partial(instruction_checklist_sheet, project, instruction)
        yield PlannedSheet("instruction", instruction, SheetKind.CHECKLIST, steps)
    for module in project.speech_modules:
        yield PlannedSheet("speech", module, SheetKind.SPEECH, partial(speech_sheet, project, module))
        if module.handout:
            yield PlannedSheet("speech", module, SheetKind.HANDOUT, partial(handout_sheet, project, module))
