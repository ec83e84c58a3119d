"""An instruction step by step: who does what, on which condition, with which template, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.model.materials import Instruction, Link, Step
from macros.model.roadmap import Mentions
from macros.project import Project
from macros.views.checklist import ChecklistGroupView, ChecklistResultView, ChecklistRowView, ChecklistView
from macros.views.measure import MentionView
from macros.views.mentions import mention_views
from macros.views.prose import Prose, paragraphs, prose, site_name
from macros.views.urls import instruction_checklist_url, instruction_url, step_anchor, step_url
from macros.views.wording import STEPS, counted, long_date


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A blank form or a guide; `site` names the other site that it lies on, empty for ours."""

    text: str
    url: str
    site: str


@dataclass(frozen=True, slots=True)
class StepView:
    """One step; `url` is its permanent link, `anchor` its id on this page."""

    number: int
    anchor: str
    url: str
    title: str
    who: tuple[MentionView, ...]
    condition: str
    text: tuple[Prose, ...]
    templates: tuple[TemplateView, ...]
    outcome: Prose
    note: Prose


@dataclass(frozen=True, slots=True)
class StepsView:
    """All steps of an instruction. `page_url` is empty on the instruction's own page; `level` is that of headings."""

    title: str
    count: str
    page_url: str
    level: int
    checklist_url: str
    steps: tuple[StepView, ...]
    outcome: Prose


def steps_view(project: Project, instruction: Instruction, *, own_page: bool = False) -> StepsView:
    """The steps; on another page than the instruction's own their ids carry the instruction's id."""
    prefix = "" if own_page else f"{instruction.id}-"
    return StepsView(
        title=instruction.title,
        count=counted(len(instruction.steps), STEPS),
        page_url="" if own_page else instruction_url(instruction.id),
        level=2 if own_page else 3,
        checklist_url=instruction_checklist_url(instruction.id),
        steps=tuple(
            _step(project, instruction, number, step, prefix) for number, step in enumerate(instruction.steps, 1)
        ),
        outcome=prose(instruction.outcome),
    )


def steps_checklist_view(instruction: Instruction, today: date) -> ChecklistView:
    """The steps as a sheet for ticks and for paper; what a step leads to is its second box."""
    rows = tuple(_row(instruction, number, step) for number, step in enumerate(instruction.steps, 1))
    return ChecklistView(
        key=f"instruction-{instruction.id}",
        title=instruction.title,
        subtitle="",
        prepared=long_date(today),
        prepared_day=today.isoformat(),
        count=counted(len(rows), STEPS),
        groups=(ChecklistGroupView("Шаги", rows),),
        term_title="Когда нужен",
    )


def _step(project: Project, instruction: Instruction, number: int, step: Step, prefix: str) -> StepView:
    return StepView(
        number=number,
        anchor=prefix + step_anchor(number),
        url=step_url(instruction.id, number),
        title=step.title,
        who=mention_views(project, step.who),
        condition=step.condition,
        text=paragraphs(step.text),
        templates=tuple(_template(link) for link in step.templates),
        outcome=prose(step.outcome),
        note=prose(step.note),
    )


def _template(link: Link) -> TemplateView:
    outside = link.url.startswith(("http://", "https://"))
    return TemplateView(link.title, link.url, site_name(link.url).partition("/")[0] if outside else "")


def _row(instruction: Instruction, number: int, step: Step) -> ChecklistRowView:
    row_id = f"{instruction.id}/{number}"
    outcome = (ChecklistResultView(f"{row_id}/outcome", step.outcome, ""),) if step.outcome else ()
    return ChecklistRowView(
        id=row_id,
        number=str(number),
        title=step.title,
        url=step_url(instruction.id, number),
        term=step.condition or "всегда",
        own_terms=False,
        people=_names(step.who),
        results=outcome,
    )


def _names(mentions: Mentions) -> str:
    return ", ".join(f"{m.name} ({m.note})" if m.note else m.name for m in mentions)
