"""Cards of the section's materials: instructions, speech modules, webinars, report forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.model.materials import Instruction, ReportForm, SpeechModule
from macros.model.page import Page
from macros.project import Project
from macros.views.page_head import LinkView
from macros.views.speech_module import minutes_words
from macros.views.urls import (
    instruction_checklist_url,
    instruction_url,
    page_url,
    read_aloud_url,
    report_url,
    speech_module_url,
)
from macros.views.wording import STEPS, counted

# What an author writes in the macro: the kinds of materials.
KINDS: Mapping[str, str] = {
    "instructions": "Инструкция",
    "speech-modules": "Речевой модуль",
    "webinars": "Вебинар",
    "reports": "Форма отчёта",
}


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One material; `facts` say how long it is, `more` leads to its sister pages."""

    kind: str
    title: str
    url: str
    description: str
    facts: tuple[str, ...] = ()
    more: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """The cards; `show_kind` where there are several kinds."""

    cards: tuple[DocumentView, ...]
    show_kind: bool


def documents_view(project: Project, kind: str = "", audience: str = "") -> DocumentsView:
    """The materials of a kind, for a party (its id), or all. Webinars are for everybody."""
    cards = tuple(_chosen(project, kind, audience))
    return DocumentsView(cards, len({card.kind for card in cards}) > 1)


def cards_view(materials: Iterable[Instruction | SpeechModule | ReportForm]) -> DocumentsView:
    """These materials."""
    cards = tuple(_card(material) for material in materials)
    return DocumentsView(cards, len({card.kind for card in cards}) > 1)


def _chosen(project: Project, kind: str, audience: str) -> Iterator[DocumentView]:
    groups: Mapping[str, tuple[Instruction | SpeechModule | ReportForm, ...]] = {
        "instructions": project.instructions,
        "speech-modules": project.speech_modules,
        "reports": project.report_forms,
    }
    for name in KINDS:
        if kind not in ("", name):
            continue
        for material in groups.get(name, ()):
            if not audience or audience in material.audience:
                yield _card(material)
        if name == "webinars" and not audience:
            yield from (_webinar(page) for page in project.pages if is_webinar(page))


def is_webinar(page: Page) -> bool:
    """Whether the page is one of docs/webinars, its list left out."""
    return page.path.startswith("webinars/") and not page.path.endswith("/index.md")


def _webinar(page: Page) -> DocumentView:
    return DocumentView(KINDS["webinars"], page.meta.title, page_url(page.path), page.meta.description)


def _card(material: Instruction | SpeechModule | ReportForm) -> DocumentView:
    if isinstance(material, Instruction):
        return DocumentView(
            KINDS["instructions"],
            material.title,
            instruction_url(material.id),
            material.description,
            (counted(len(material.steps), STEPS),),
            (LinkView("Чек-лист", instruction_checklist_url(material.id)),),
        )
    if isinstance(material, SpeechModule):
        return DocumentView(
            KINDS["speech-modules"],
            material.title,
            speech_module_url(material.id),
            material.description,
            (minutes_words(material.minutes),),
            (LinkView("Читать вслух", read_aloud_url(material.id)),),
        )
    return DocumentView(
        KINDS["reports"], material.title, report_url(material.id), material.description, (f"срок – {material.when}",)
    )
