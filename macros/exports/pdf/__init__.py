"""Sheets for paper as tagged PDF files, made by Typst from frozen views."""

from __future__ import annotations

from collections.abc import Iterable

from macros.exports.pdf.compiler import press_digest
from macros.exports.pdf.faults import SheetFault, missing_glyphs
from macros.exports.pdf.glyphs import missing_characters
from macros.exports.pdf.making import MadeSheets, Press, make_sheets, page_count
from macros.exports.pdf.store import NoStore, SheetStore
from macros.project import Project
from macros.sources.characters import USUAL, unusual_characters
from macros.views.sheets.catalogue import site_sheets
from macros.views.sheets.edition import Edition

__all__ = [
    "MadeSheets",
    "NoStore",
    "Press",
    "SheetFault",
    "SheetStore",
    "make_sheets",
    "page_count",
    "press_digest",
    "unprintable",
]


def unprintable(project: Project, texts: Iterable[str]) -> tuple[SheetFault, ...]:
    """What the printing font cannot write, found without making a sheet; for checking the materials.

    `texts` are those that the project was read from: where the font has all their characters, no sheet is looked at.
    """
    named = (project.settings.site_name, project.settings.publisher)
    unusual = frozenset().union(*(unusual_characters(text) for text in (*texts, *named)))
    if not missing_characters(USUAL + "".join(unusual)):
        return ()
    sheets = (sheet for sheet in site_sheets(project, Edition()) if not sheet.large)
    return tuple(fault for sheet in sheets for fault in missing_glyphs(sheet))
