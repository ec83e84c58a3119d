"""The office files of a roadmap for the site: the Word document and the workbook."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from macros.exports import cells, official, workbooks, xlsx_files
from macros.exports.xlsx_files import export_roadmap_xlsx
from macros.importers import deadlines
from macros.model import official_form
from macros.model.roadmap import Roadmap


def _roadmap_docx(roadmap: Roadmap) -> bytes:
    """The Word document; its library is large, and a build that finds every file in the store does without."""
    from macros.exports.docx_files import export_roadmap_docx

    return export_roadmap_docx(roadmap)


_WRITERS: dict[str, Callable[[Roadmap], bytes]] = {"docx": _roadmap_docx, "xlsx": export_roadmap_xlsx}
# A change of any of these is a change of the files.
_MODULES = (cells, official, workbooks, xlsx_files, deadlines, official_form)
_SOURCES = (Path(__file__).with_name("docx_files.py"), *(Path(str(module.__file__)) for module in _MODULES))


def office_key(roadmap: Roadmap, kind: str) -> str:
    """The name of everything that the file's bytes depend on; `kind` is one of OFFICE_KINDS."""
    return hashlib.sha256(f"{office_digest()}\0{kind}\0{roadmap!r}".encode()).hexdigest()


def make_office_file(roadmap: Roadmap, kind: str) -> bytes:
    """The Word document or the workbook. The same roadmap gives the same bytes."""
    return _WRITERS[kind](roadmap)


@lru_cache(maxsize=1)
def office_digest() -> str:
    """A name for everything but the roadmap that the files depend on."""
    digest = hashlib.sha256(f"{version('python-docx')} {version('xlsxwriter')}".encode())
    for path in _SOURCES:
        digest.update(path.read_bytes())
    return digest.hexdigest()
