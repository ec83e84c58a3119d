"""What the site keeps ready for paper and office: planned by paths first, then made, or found in a store, one by one.

A country's sheets are ten thousand files and half a gigabyte, so nobody holds them all: they lie in the store, and what
is known of them is small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from macros.exports.office_files import make_office_file, office_key
from macros.exports.pdf import Press, SheetFault, SheetStore, page_count
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.sheets.catalogue import PlannedSheet, planned_sheets
from macros.views.sheets.edition import Edition, Subject
from macros.views.sheets.facts import SheetFacts
from macros.views.urls import OFFICE_KINDS, office_url


@dataclass(frozen=True, slots=True)
class MadeFile:
    """One file: its path on the site, the name of everything that it depends on, its bytes, its pages if known."""

    path: str
    key: str
    data: bytes
    pages: int = 0


@dataclass(frozen=True, slots=True)
class ReadyFile:
    """A file that lies in the store under its key, and what a link tells of it."""

    path: str
    key: str
    facts: SheetFacts


@dataclass(frozen=True, slots=True)
class PlannedFiles:
    """Files of one text, in the order of their paths. `make` gives them, or why one cannot be made."""

    subject: Subject
    paths: tuple[str, ...]
    make: Callable[[], Iterator[MadeFile | tuple[SheetFault, ...]]]

    def ready(self) -> tuple[ReadyFile, ...] | tuple[SheetFault, ...]:
        """All files, in the store now, or what is wrong with them."""
        files: list[ReadyFile] = []
        faults: list[SheetFault] = []
        for made in self.make():
            if isinstance(made, MadeFile):
                files.append(ReadyFile(made.path, made.key, SheetFacts(made.pages, len(made.data))))
            else:
                faults += made
        return tuple(faults) or tuple(files)

    def contents(self, ready: tuple[ReadyFile, ...], store: SheetStore) -> Mapping[str, bytes]:
        """The files' bytes by path: those in the store, or all anew where it has lost one."""
        found = {file.path: store.get(file.key) for file in ready}
        kept = {path: data for path, data in found.items() if data is not None}
        if len(kept) == len(ready):
            return kept
        return {made.path: made.data for made in self.make() if isinstance(made, MadeFile)}


def planned_files(project: Project, edition: Edition, store: SheetStore) -> Iterator[PlannedFiles]:
    """Every sheet in both its editions, and the office files of every roadmap. The same materials give the same bytes,
    whatever the store holds.
    """
    press = Press(project, store)
    for sheet in planned_sheets(project):
        yield PlannedFiles(sheet.subject, sheet.paths, partial(_print, press, sheet, edition))
    for roadmap in project.roadmaps:
        paths = tuple(office_url(roadmap.id, kind) for kind in OFFICE_KINDS)
        yield PlannedFiles(roadmap, paths, partial(_write, roadmap, store))


def _print(press: Press, sheet: PlannedSheet, edition: Edition) -> Iterator[MadeFile | tuple[SheetFault, ...]]:
    for each in sheet.editions(edition):
        key, made = press.find_or_make(each)
        yield MadeFile(each.path, key, made, page_count(made)) if isinstance(made, bytes) else made


def _write(roadmap: Roadmap, store: SheetStore) -> Iterator[MadeFile]:
    for kind in OFFICE_KINDS:
        key = office_key(roadmap, kind)
        data = store.get(key)
        if data is None:
            data = make_office_file(roadmap, kind)
            store.put(key, data)
        yield MadeFile(office_url(roadmap.id, kind), key, data)
