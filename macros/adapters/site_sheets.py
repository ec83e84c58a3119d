"""Sheets for paper and office files of the site: made from the project, kept between builds, dated by the commit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from macros.adapters.folder_store import STORE_FOLDER, FolderStore
from macros.adapters.progress import spread_in_sight
from macros.adapters.version_day import commit_day
from macros.exports.office_files import office_files
from macros.exports.pdf import MadeSheets, site_pdfs
from macros.project import Project
from macros.views.sheets import Edition


def made_sheets(project: Project, root: Path, time_zone: str) -> MadeSheets:
    """All sheets and office files of the site of the project at `root`; unchanged ones come from its store."""
    folder = root / STORE_FOLDER
    # First the office files: once the compiler of sheets runs here, no child can be split off.
    office_store, store = FolderStore(folder, ".office"), FolderStore(folder)
    office = office_files(project, office_store, spread_in_sight("Документы"))
    sheets = site_pdfs(project, Edition(commit_day(root, time_zone)), store, spread_in_sight("Листы для печати"))
    for each in (office_store, store):
        each.forget_old()
    return replace(sheets, files={**sheets.files, **office})
