"""Sheets in, PDF files out: what is unchanged comes from the store, what cannot be printed comes back as a fault."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from macros.exports.json_files import export_roadmap_json
from macros.exports.pdf.compiler import SheetCompiler, press_digest
from macros.exports.pdf.data import sheet_json
from macros.exports.pdf.faults import SheetFault, complaint_fault, missing_glyphs
from macros.exports.pdf.qr import qr_svg
from macros.exports.pdf.store import NoStore, SheetStore
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.sheets.catalogue import NamedSheet, SheetView
from macros.views.sheets.facts import Catalogue, SheetFacts

Made = bytes | tuple[SheetFault, ...]  # a file, or why there is none
# `map`, or one that has several processes at work; results come in the order of the sheets.
Spread = Callable[[Callable[[NamedSheet], Made], Sequence[NamedSheet]], Iterable[Made]]

_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count\s+(\d+)")


@dataclass(frozen=True, slots=True)
class MadeSheets:
    """The files by path, and why others are missing."""

    files: Mapping[str, bytes]
    faults: tuple[SheetFault, ...] = ()

    @property
    def catalogue(self) -> Catalogue:
        """What links say of the files."""
        return {path: SheetFacts(page_count(pdf), len(pdf)) for path, pdf in self.files.items()}


def make_sheets(
    project: Project,
    sheets: Iterable[NamedSheet],
    store: SheetStore | None = None,
    spread: Spread = map,
) -> MadeSheets:
    """Make the sheets in their order. The same project and sheets give the same bytes, whatever the store holds."""
    press = Press(project, store or NoStore())
    listed = tuple(sheets)
    files: dict[str, bytes] = {}
    faults: list[SheetFault] = []
    kept = [press.kept(sheet) for sheet in listed]  # here: other processes pay only where something is to be made
    fresh = iter(spread(press.make, [sheet for sheet, found in zip(listed, kept, strict=True) if found is None]))
    for sheet, found in zip(listed, kept, strict=True):
        made = next(fresh) if found is None else found
        if isinstance(made, bytes):
            files[sheet.path] = made
        else:
            faults += made
    return MadeSheets(files, tuple(faults))


def page_count(pdf: bytes) -> int:
    """The pages of a file that this program made."""
    return max((int(count) for count in _PAGES.findall(pdf)), default=0)


class Press:
    """Makes one sheet after another with one compiler."""

    def __init__(self, project: Project, store: SheetStore) -> None:
        self._project = project
        self._store = store
        self._compiler = SheetCompiler()
        self._roadmaps: dict[str, str] = {}
        self._qr = lru_cache(maxsize=64)(qr_svg)

    def kept(self, sheet: NamedSheet) -> bytes | None:
        """The sheet's bytes, if they were made before."""
        return self._store.get(_key(sheet, self._inputs(sheet)))

    def make(self, sheet: NamedSheet) -> Made:
        """The sheet's bytes, or its faults."""
        inputs = self._inputs(sheet)
        return self._make(sheet, inputs, _key(sheet, inputs))

    def find_or_make(self, sheet: NamedSheet) -> tuple[str, Made]:
        """The name of everything that the sheet's bytes depend on, and what was kept under it or is made now."""
        inputs = self._inputs(sheet)
        key = _key(sheet, inputs)
        found = self._store.get(key)
        return key, self._make(sheet, inputs, key) if found is None else found

    def _make(self, sheet: NamedSheet, inputs: Mapping[str, str], key: str) -> Made:
        faults = missing_glyphs(sheet)
        if faults:
            return faults
        made = self._compile(sheet, inputs)
        if isinstance(made, str):
            return tuple(self._blamed(sheet, made))
        self._store.put(key, made)
        return made

    def _inputs(self, sheet: NamedSheet) -> dict[str, str]:
        return {"data": sheet_json(sheet), **self._attachment(sheet.attached)}

    def _compile(self, sheet: NamedSheet, inputs: Mapping[str, str]) -> bytes | str:
        url = sheet.view.head.url
        day = date.fromisoformat(sheet.view.head.day) if sheet.view.head.day else None
        compiled = self._compiler.compile(sheet.kind, {**inputs, "qr": self._qr(url) if url else ""}, day)
        return compiled.pdf if compiled.pdf is not None else compiled.complaint

    def _blamed(self, sheet: NamedSheet, complaint: str) -> Iterator[SheetFault]:
        """The measures that make the compiler complain even alone; the whole sheet where none or all do."""
        parts: tuple[tuple[str, SheetView], ...] = tuple(sheet.view.parts_alone())
        alone = [(owner, replace(sheet, view=view)) for owner, view in parts]
        own = [(owner, self._compile(part, {"data": sheet_json(part)})) for owner, part in alone]
        guilty = [(owner, said) for owner, said in own if isinstance(said, str)]
        if not guilty or 1 < len(parts) == len(guilty):  # what all complain of is no measure's fault
            yield complaint_fault(sheet, "", complaint)
        else:
            yield from (complaint_fault(sheet, owner, said) for owner, said in guilty)

    def _attachment(self, roadmap: Roadmap | None) -> dict[str, str]:
        """The roadmap's data as the site publishes them, once for all sheets of the roadmap."""
        if roadmap is None:
            return {}
        if roadmap.id not in self._roadmaps:
            self._roadmaps[roadmap.id] = export_roadmap_json(self._project, roadmap).decode()
        return {"attachment": self._roadmaps[roadmap.id], "attachment-name": f"{roadmap.id}.json"}


def _key(sheet: NamedSheet, inputs: Mapping[str, str]) -> str:
    digest = hashlib.sha256(f"{press_digest()} {sheet.kind}".encode())
    for name, value in sorted(inputs.items()):
        digest.update(f"\0{name}\0{len(value)}\0{value}".encode())
    return digest.hexdigest()
