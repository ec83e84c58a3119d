"""The sheets for paper that go with the site: made from the project, kept between builds, dated by the commit."""

from __future__ import annotations

from pathlib import Path

from macros.adapters.cores import spread
from macros.adapters.sheet_store import STORE_FOLDER, FolderStore
from macros.adapters.version_day import commit_day
from macros.exports.pdf import MadeSheets, site_pdfs
from macros.project import Project
from macros.views.sheets import Edition


def made_sheets(project: Project, root: Path, time_zone: str) -> MadeSheets:
    """All sheets of the site of the project at `root`; unchanged ones come from its store."""
    store = FolderStore(root / STORE_FOLDER)
    sheets = site_pdfs(project, Edition(commit_day(root, time_zone)), store, spread)
    store.forget_old()
    return sheets
