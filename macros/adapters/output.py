"""Writes what the site adds to the host's own output: generated pages, files and their search entries."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from pathlib import Path

from macros.project import Project
from macros.site import GeneratedPage, SearchEntry, Site
from macros.views.urls import page_url

SEARCH_INDEX = "search/search_index.json"


def write_site(out: Path, site: Site, document: Callable[[GeneratedPage], str]) -> None:
    """Write the site's pages and files below `out`; `document` puts the theme around a page."""
    made: set[Path] = set()
    for page in site.pages:
        _write(out / page.path, document(page).encode(), made)
    for path, content in sorted(site.files.items()):
        _write(out / path, content, made)
    _extend_search_index(out / SEARCH_INDEX, [*(entry for page in site.pages for entry in page.search), *site.search])


def expected_paths(project: Project, site: Site) -> frozenset[str]:
    """Every file that the project's pages, published files and generated parts must give, relative to the site."""
    written = (page_url(page.path) + "index.html" for page in project.pages)
    copied = (path for path in project.paths if not path.endswith(".md"))
    return frozenset((*written, *copied, *(page.path for page in site.pages), *site.files))


def _write(path: Path, content: bytes, made: set[Path]) -> None:
    if path.parent not in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        made.add(path.parent)
    path.write_bytes(content)


def _document(entry: SearchEntry) -> dict[str, str | float]:
    """The entry as the theme's search shows it: as HTML, so the text must not be any."""
    title, text = (escape(words, quote=False) for words in (entry.title, entry.text))
    return {"location": entry.location, "title": title, "text": text, "boost": entry.boost}


def _extend_search_index(path: Path, entries: list[SearchEntry]) -> None:
    """Add the entries to the host's index, where the host made one."""
    if not path.exists():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    index["docs"] += [_document(entry) for entry in entries]
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", newline="\n")
