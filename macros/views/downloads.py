"""Where readers find sheets for paper and office files: links with pages and size, under the head of each page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.assignments import assignments
from macros.views.sheets import Catalogue, SheetKind
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

_OFFICE = {
    "docx": ("Документ Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("Таблица Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
_WORDS = {
    SheetKind.CHECKLIST: "Чек-лист для печати",
    SheetKind.OFFICIAL: "Официальный вид",
    SheetKind.SPEECH: "Лист ведущего",
    SheetKind.HANDOUT: "Памятка слушателям",
}


@dataclass(frozen=True, slots=True)
class DownloadView:
    """One file: «Скачать PDF», its address, «2 стр., 48 КБ», and its media type."""

    text: str
    url: str
    size: str
    type: str = "application/pdf"


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


def downloads_by_page(project: Project, catalogue: Catalogue, version: date | None) -> Mapping[str, DownloadsView]:
    """The downloads of each generated page by its address; pages without any are left out."""
    day = version.isoformat() if version else ""
    found = {url: tuple(_rows(catalogue, *sheets)) for url, sheets in _pages(project)}
    for roadmap in project.roadmaps:
        found[roadmap_url(roadmap)] += tuple(_office_row(catalogue, roadmap))
    return {url: DownloadsView(day, rows) for url, rows in found.items() if rows}


def file_size(size: int) -> str:
    """«48 КБ», «1,2 МБ»: units of 1024, as file managers show them."""
    if size < 1024 * 1024:
        return f"{max(round(size / 1024), 1)}{NBSP}КБ"
    return f"{size / 1024 / 1024:.1f}{NBSP}МБ".replace(".", ",")


_Sheet = tuple[str, str, SheetKind]  # whose it is, its id, the kind


def _pages(project: Project) -> Iterator[tuple[str, tuple[_Sheet, ...]]]:
    for roadmap in project.roadmaps:
        checklist = ("roadmap", roadmap.id, SheetKind.CHECKLIST)
        yield roadmap_url(roadmap), (checklist, ("roadmap", roadmap.id, SheetKind.OFFICIAL))
        yield checklist_url(roadmap), (checklist,)
    for party_id in assignments(project):
        for url in (party_url(party_id), party_checklist_url(party_id)):
            yield url, (("role", party_id, SheetKind.CHECKLIST),)
    for instruction in project.instructions:
        for url in (instruction_url(instruction.id), instruction_checklist_url(instruction.id)):
            yield url, (("instruction", instruction.id, SheetKind.CHECKLIST),)
    for module in project.speech_modules:
        speech = ("speech", module.id, SheetKind.SPEECH)
        yield speech_module_url(module.id), (speech, ("speech", module.id, SheetKind.HANDOUT))
        yield read_aloud_url(module.id), (speech,)


def _rows(catalogue: Catalogue, *sheets: _Sheet) -> Iterator[DownloadRowView]:
    for of, subject_id, kind in sheets:
        files = tuple(_files(catalogue, of, subject_id, kind))
        if files:
            yield DownloadRowView(_WORDS[kind], files)


def _office_row(catalogue: Catalogue, roadmap: Roadmap) -> Iterator[DownloadRowView]:
    """The same plan to edit and to filter."""
    paths = {kind: office_url(roadmap.id, kind) for kind in OFFICE_KINDS}
    files = tuple(
        DownloadView(_OFFICE[kind][0], path, file_size(facts.size), _OFFICE[kind][1])
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
