"""The heads of the materials' pages, and what a party's page shows besides its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from macros.model.materials import Instruction, ReportForm, SpeechModule
from macros.model.parties import Party
from macros.project import Project
from macros.views.assignments import assignments
from macros.views.documents import DocumentsView, cards_view
from macros.views.faq import FaqView, answers_view
from macros.views.monitoring import monitoring_links
from macros.views.page_head import LinkView, PageHeadView, TabView, party_head_view
from macros.views.party_materials import OwnStep, party_materials
from macros.views.prose import Prose, paragraphs
from macros.views.urls import (
    form_file_url,
    instruction_checklist_url,
    instruction_url,
    read_aloud_url,
    report_url,
    speech_module_url,
    step_url,
)

_HOME = LinkView("Главная", "")
_INSTRUCTIONS = LinkView("Инструкции", "instructions/")
_SPEECH_MODULES = LinkView("Речевые модули", "speech-modules/")
_REPORTS = LinkView("Отчёты", "reports/")


@dataclass(frozen=True, slots=True)
class StepLinkView:
    """A step of an instruction that the party does."""

    title: str
    url: str
    note: str
    instruction: str


@dataclass(frozen=True, slots=True)
class HandoutView:
    """The sheet that a meeting leaves in the party's hands."""

    title: str
    items: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class PartyMaterialsView:
    """«Материалы для вас»."""

    steps: tuple[StepLinkView, ...]
    handouts: tuple[HandoutView, ...]
    documents: DocumentsView
    faq: FaqView


def instruction_head_view(instruction: Instruction, current: str) -> PageHeadView:
    """The head of a page of the instruction; `current` is steps or checklist."""
    pages = {
        "steps": ("Шаги", instruction_url(instruction.id)),
        "checklist": ("Чек-лист", instruction_checklist_url(instruction.id)),
    }
    return _head((instruction.title, instruction.description), _INSTRUCTIONS, pages, current)


def speech_module_head_view(module: SpeechModule, current: str) -> PageHeadView:
    """The head of a page of the speech module; `current` is module or read."""
    pages = {
        "module": ("Ход встречи", speech_module_url(module.id)),
        "read": ("Читать вслух", read_aloud_url(module.id)),
    }
    return _head((module.title, module.description), _SPEECH_MODULES, pages, current)


def report_head_view(project: Project, form: ReportForm) -> PageHeadView:
    """The head of a report form's page, with the workbook to fill in where the form's roadmap is there."""
    head = _head((form.title, form.description), _REPORTS, {"form": ("", "")}, "form")
    if project.roadmap(form.roadmap) is None:
        return head
    collected = tuple(TabView(each.text, each.url, False) for each in monitoring_links(project, form.roadmap))
    return replace(
        head,
        tabs=(TabView("Форма", report_url(form.id), True), *collected) if collected else (),
        files=(LinkView("Форма для заполнения (XLSX)", form_file_url(form.id)),),
    )


def party_own_head_view(project: Project, party: Party) -> PageHeadView:
    """The head of a party's page; one without measures has neither a checklist nor a calendar."""
    head = party_head_view(party, "table")
    if party.id in assignments(project):
        return head
    return replace(head, title=party.name, tabs=(), files=())


def party_materials_view(project: Project, party: Party) -> PartyMaterialsView | None:
    """What is written for the party, or None."""
    found = party_materials(project, party)
    if not found.count:
        return None
    return PartyMaterialsView(
        steps=tuple(_step(own) for own in found.steps),
        handouts=tuple(HandoutView(module.title, _ready(module)) for module in found.handouts),
        documents=cards_view((*found.instructions, *found.speech_modules, *found.report_forms)),
        faq=answers_view(project, found.answers, headings=False) if found.answers else FaqView(()),
    )


def _head(words: tuple[str, str], index: LinkView, pages: Mapping[str, tuple[str, str]], current: str) -> PageHeadView:
    title, lead = words
    first = next(iter(pages))
    own = (LinkView(title, pages[first][1]),) if current != first else ()
    return PageHeadView(
        path=(_HOME, index, *own),
        kicker="",
        title=f"{pages[current][0]}. {title}" if own else title,
        lead="" if own else lead,
        tabs=tuple(TabView(text, url, name == current) for name, (text, url) in pages.items())
        if len(pages) > 1
        else (),
        files=(),
    )


def _ready(module: SpeechModule) -> tuple[Prose, ...]:
    """The lines of the hand-out that say something without the speaker's own words."""
    return tuple(pieces for pieces in paragraphs(module.handout) if not any(piece.fill for piece in pieces))


def _step(own: OwnStep) -> StepLinkView:
    title = f"Шаг {own.number}. {own.step.title}"
    return StepLinkView(title, step_url(own.instruction.id, own.number), own.note, own.instruction.title)
