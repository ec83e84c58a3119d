"""A built site once more, as if it were so large that its search index had to be in parts."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from macros.adapters.building.search_index import MOST_WHOLE, SEARCH_INDEX, SearchIndex
from macros.adapters.building.search_worker import WORKER, gather_search_worker
from macros.site import PlannedEntries, SearchEntry

THEME_SCRIPT = re.compile(r'<template id="mt-theme-script"[^>]*')
OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"


def write_search_index(
    out: Path, entries: Iterable[SearchEntry], most_whole: int = MOST_WHOLE
) -> Mapping[str, Any] | None:
    """Write the index of the site `out` with these entries at once, and return its head if it is in parts."""
    known = tuple(entries)
    index = SearchIndex(out, [PlannedEntries(lambda: known)], most_whole=most_whole)
    return index.finish([make() for make in index.missing])


def copy_in_parts(site: Path, folder: Path, entries: Iterable[SearchEntry] = ()) -> Path:
    """Write the copy to `folder`, with more entries; its other files are the site's own."""
    shutil.copytree(site, folder, copy_function=os.link)
    index = folder / SEARCH_INDEX
    index.unlink()  # or the site's would change with it
    shutil.copyfile(site / SEARCH_INDEX, index)
    head = write_search_index(folder, entries, most_whole=0)
    give_head(folder, head)
    for page in folder.rglob("*.html"):
        let_theme_wait(page)
    return folder


def let_theme_wait(page: Path) -> None:
    """Say in the page what the pages of a large section say."""
    text = page.read_text(encoding="utf-8")
    page.unlink()  # it may be another site's too
    page.write_text(THEME_SCRIPT.sub(r"\g<0> data-after-search", text), encoding="utf-8")


def give_head(site: Path, head: Mapping[str, Any] | None) -> None:
    """Let the worker of a built site be made anew, for an index with this head."""
    worker = site / WORKER
    if worker.exists():
        worker.unlink()
        shutil.copyfile(OVERRIDES / WORKER, worker)
        gather_search_worker(site, head)
