"""Checklists for paper: of a roadmap, of one of its sections, of a body or role, of an instruction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.model.materials import Instruction, Step
from macros.model.parties import Party
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.assignments import by_duty, current_assignments
from macros.views.roadmap_table import section_title
from macros.views.sheets.edition import Caption, Edition, SheetHead, sheet_head
from macros.views.sheets.rows import SheetGroup, SheetRow, measure_row, people
from macros.views.tasks import relevant_results
from macros.views.urls import (
    checklist_url,
    instruction_checklist_url,
    party_checklist_url,
    roadmap_url,
)
from macros.views.wording import MEASURES, STEPS, TAKES_PART, counted, quoted, taking_part

KIND = "Чек-лист"


@dataclass(frozen=True, slots=True)
class ChecklistSheet:
    """Rows with boxes, and columns to fill in by hand. `with_terms` says whether the terms' column is there."""

    head: SheetHead
    summary: str
    column: str  # what a row is: «Мероприятие и результаты»
    with_terms: bool
    groups: tuple[SheetGroup, ...]

    def parts_alone(self) -> Iterator[tuple[str, ChecklistSheet]]:
        """The sheet with one row alone, for each of them."""
        for group in self.groups:
            for row in group.rows:
                yield row.owner, replace(self, groups=(replace(group, rows=(row,)),))


def roadmap_checklist_sheet(
    project: Project, roadmap: Roadmap, edition: Edition, section: int | None = None
) -> ChecklistSheet:
    """The checklist of a roadmap, or of its section with this 0-based place alone."""
    sections = roadmap.sections if section is None else (roadmap.sections[section],)
    groups = tuple(
        SheetGroup(section_title(each), each.note, tuple(measure_row(roadmap, measure) for measure in each.measures))
        for each in sections
    )
    page = checklist_url(roadmap) if section is None else f"{roadmap_url(roadmap)}#section-{roadmap.id}-{section + 1}"
    return ChecklistSheet(
        head=sheet_head(
            project,
            edition,
            page,
            Caption(
                kind=KIND,
                title=roadmap.title,
                running=f"{KIND}: {roadmap.name}",
                territory=roadmap.territory,
                facts=(roadmap.period.text if roadmap.period else "",),
            ),
            roadmap,
        ),
        summary=_summary(groups, MEASURES),
        column="Мероприятие и результаты",
        with_terms=True,
        groups=groups,
    )


def party_checklist_sheet(project: Project, party: Party, edition: Edition) -> ChecklistSheet:
    """Everything that a body or role has to do, by roadmaps."""
    mine = current_assignments(project, party.id)
    groups = tuple(
        SheetGroup(
            taking_part(roadmap.name) if takes_part else roadmap.name,
            TAKES_PART if takes_part else "",
            tuple(measure_row(roadmap, item.measure, relevant_results(item)) for item in items),
        )
        for roadmap, takes_part, items in by_duty(mine)
    )
    return ChecklistSheet(
        head=sheet_head(
            project,
            edition,
            party_checklist_url(party.id),
            Caption(
                kind=KIND,
                title=f"Что должен сделать {quoted(party.name)}" if not party.dative else f"Что делать {party.dative}",
                running=f"{KIND}: {party.name}",
                territory=party.territory,
            ),
            party,
        ),
        summary=_summary(groups, MEASURES),
        column="Мероприятие и результаты",
        with_terms=True,
        groups=groups,
    )


def instruction_checklist_sheet(project: Project, instruction: Instruction, edition: Edition) -> ChecklistSheet:
    """The steps of an instruction, each with its box."""
    rows = tuple(_step_row(instruction, number, step) for number, step in enumerate(instruction.steps, 1))
    groups = (SheetGroup("", "", rows),)
    return ChecklistSheet(
        head=sheet_head(
            project,
            edition,
            instruction_checklist_url(instruction.id),
            Caption(
                kind="Инструкция",
                title=instruction.title,
                running=f"Инструкция: {instruction.title}",
                facts=(instruction.outcome,),
            ),
            instruction,
        ),
        summary=_summary(groups, STEPS),
        column="Шаг",
        with_terms=False,
        groups=groups,
    )


def _step_row(instruction: Instruction, number: int, step: Step) -> SheetRow:
    details = [f"Условие: {step.condition}"] if step.condition else []
    details += step.text
    details += [f"Ссылка: {link.title} ({link.url})" for link in step.templates]
    details += [f"Итог: {step.outcome}"] if step.outcome else []
    details += [f"Примечание: {step.note}"] if step.note else []
    return SheetRow(
        owner=f"шаг {number} инструкции {instruction.id}",
        number=str(number),
        title=step.title,
        details=tuple(details),
        term=None,
        people=people(step.who),
        results=(),
    )


def _summary(groups: tuple[SheetGroup, ...], forms: tuple[str, str, str]) -> str:
    return counted(sum(len(group.rows) for group in groups), forms)
