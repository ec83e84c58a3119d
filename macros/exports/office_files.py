"""The office files of every roadmap for the site: the Word document and the workbook, unchanged ones from the store."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from macros.exports import cells, official, workbooks, xlsx_files
from macros.exports.pdf.store import NoStore, SheetStore
from macros.exports.xlsx_files import export_roadmap_xlsx
from macros.importers import deadlines
from macros.model import official_form
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.urls import OFFICE_KINDS, office_url


def _roadmap_docx(roadmap: Roadmap) -> bytes:
    """The Word document; its library is large, and a build that finds every file in the store does without."""
    from macros.exports.docx_files import export_roadmap_docx

    return export_roadmap_docx(roadmap)


_WRITERS: dict[str, Callable[[Roadmap], bytes]] = {"docx": _roadmap_docx, "xlsx": export_roadmap_xlsx}
# A change of any of these is a change of the files.
_MODULES = (cells, official, workbooks, xlsx_files, deadlines, official_form)
_SOURCES = (Path(__file__).with_name("docx_files.py"), *(Path(str(module.__file__)) for module in _MODULES))


@dataclass(frozen=True, slots=True)
class _Order:
    """One file to make."""

    path: str
    kind: str
    roadmap: Roadmap


# `map`, or one that has several processes at work; results come in the order of the files.
OfficeSpread = Callable[[Callable[[_Order], bytes], Sequence[_Order]], Iterable[bytes]]


def office_files(project: Project, store: SheetStore | None = None, spread: OfficeSpread = map) -> dict[str, bytes]:
    """The files by their paths on the site. The same roadmap gives the same bytes, whatever the store holds."""
    orders = [_Order(office_url(r.id, kind), kind, r) for r in project.roadmaps for kind in OFFICE_KINDS]
    kept = NoStore() if store is None else store

    def make(order: _Order) -> bytes:
        key = _key(order)
        found = kept.get(key)
        if found is None:
            found = _WRITERS[order.kind](order.roadmap)
            kept.put(key, found)
        return found

    return {order.path: data for order, data in zip(orders, spread(make, orders), strict=True)}


def _key(order: _Order) -> str:
    return hashlib.sha256(f"{_program()}\0{order.kind}\0{order.roadmap!r}".encode()).hexdigest()


@lru_cache(maxsize=1)
def _program() -> str:
    """A name for everything but the roadmap that the files depend on."""
    digest = hashlib.sha256(f"{version('python-docx')} {version('xlsxwriter')}".encode())
    for path in _SOURCES:
        digest.update(path.read_bytes())
    return digest.hexdigest()
