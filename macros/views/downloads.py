"""Where readers find sheets for paper and office files: links with pages and size, under the head of each page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.assignments import assignments
from macros.views.sheets.edition import Edition, Subject
from macros.views.sheets.facts import Catalogue, SheetKind
from macros.views.urls import (
    OFFICE_KINDS,
    checklist_url,
    instruction_checklist_url,
    instruction_url,
    office_url,
    party_checklist_url,
    party_url,
    read_aloud_url,
    roadmap_url,
    sheet_url,
    speech_module_url,
)
from macros.views.wording import NBSP

_OFFICE = {"docx": "Документ Word", "xlsx": "Таблица Excel"}
_WORDS = {
    SheetKind.CHECKLIST: "Чек-лист для печати",
    SheetKind.OFFICIAL: "Официальный вид",
    SheetKind.SPEECH: "Лист ведущего",
    SheetKind.HANDOUT: "Памятка слушателям",
}


@dataclass(frozen=True, slots=True)
class DownloadView:
    """One file: «Скачать PDF», its address, «2 стр., 48 КБ»."""

    text: str
    url: str
    size: str


@dataclass(frozen=True, slots=True)
class DownloadRowView:
    """A sheet in its editions, the plain one first."""

    title: str
    files: tuple[DownloadView, ...]


@dataclass(frozen=True, slots=True)
class DownloadsView:
    """The sheets of a page. `version` (ISO or empty) is the day that a sheet's QR code brings back in `?v=`."""

    version: str
    rows: tuple[DownloadRowView, ...]


def downloads_by_page(project: Project, catalogue: Catalogue, edition: Edition) -> Mapping[str, DownloadsView]:
    """The downloads of each generated page by its address; pages without any are left out."""
    found: dict[str, DownloadsView] = {}
    for of, subject, pages in _pages(project):
        day = edition.of(project, subject)
        version = day.isoformat() if day else ""
        for url, kinds in pages.items():
            rows = tuple(_rows(catalogue, of, subject.id, kinds))
            if isinstance(subject, Roadmap) and url == roadmap_url(subject):
                rows += tuple(_office_row(catalogue, subject))
            if rows:
                found[url] = DownloadsView(version, rows)
    return found


def file_size(size: int) -> str:
    """«48 КБ», «1,2 МБ»: units of 1024, as file managers show them."""
    if size < 1024 * 1024:
        return f"{max(round(size / 1024), 1)}{NBSP}КБ"
    return f"{size / 1024 / 1024:.1f}{NBSP}МБ".replace(".", ",")


_Pages = Mapping[str, tuple[SheetKind, ...]]  # the sheets of each page, by its address


def _pages(project: Project) -> Iterator[tuple[str, Subject, _Pages]]:
    """What the sheets are of, and the word for that in their addresses."""
    checklist = (SheetKind.CHECKLIST,)
    for roadmap in project.roadmaps:
        whole = (SheetKind.CHECKLIST, SheetKind.OFFICIAL)
        yield "roadmap", roadmap, {roadmap_url(roadmap): whole, checklist_url(roadmap): checklist}
    for party in filter(None, map(project.parties.get, assignments(project))):
        yield "role", party, {party_url(party.id): checklist, party_checklist_url(party.id): checklist}
    for steps in project.instructions:
        pages = {instruction_url(steps.id): checklist, instruction_checklist_url(steps.id): checklist}
        yield "instruction", steps, pages
    for module in project.speech_modules:
        whole = (SheetKind.SPEECH, SheetKind.HANDOUT)
        yield "speech", module, {speech_module_url(module.id): whole, read_aloud_url(module.id): (SheetKind.SPEECH,)}


def _rows(catalogue: Catalogue, of: str, subject_id: str, kinds: Iterable[SheetKind]) -> Iterator[DownloadRowView]:
    for kind in kinds:
        files = tuple(_files(catalogue, of, subject_id, kind))
        if files:
            yield DownloadRowView(_WORDS[kind], files)


def _office_row(catalogue: Catalogue, roadmap: Roadmap) -> Iterator[DownloadRowView]:
    """The same plan to edit and to filter."""
    paths = {kind: office_url(roadmap.id, kind) for kind in OFFICE_KINDS}
    files = tuple(
        DownloadView(_OFFICE[kind], path, file_size(facts.size))
        for kind, path in paths.items()
        if (facts := catalogue.get(path)) is not None
    )
    if files:
        yield DownloadRowView("Для работы с текстом", files)


def _files(catalogue: Catalogue, of: str, subject_id: str, kind: SheetKind) -> Iterator[DownloadView]:
    for large, text in ((False, "Скачать PDF"), (True, "Крупным шрифтом")):
        path = sheet_url(of, subject_id, kind, large=large)
        facts = catalogue.get(path)
        if facts is not None:
            yield DownloadView(text, path, f"{facts.pages}{NBSP}стр., {file_size(facts.size)}")
