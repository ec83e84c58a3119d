"""Builds the section around it with no other generated pages than the roadmaps' own: a part of `site_scale.py`.

No setting of a section does that: who has roadmaps wants their timelines, checklists and data. Reading, all checks,
MkDocs, the theme and the writing are those of `metodichka build`; only the plan of the site is cut down to a page with
a table for each roadmap, which is what other generators are given to make.

    cd section && python …/benchmarks/roadmap_pages.py 2025-02-10
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from macros.adapters import mkdocs_plugin
from macros.adapters.building.build import build_whole_site
from macros.changes import NO_HISTORY, History
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.render import render_roadmap_page
from macros.site import GeneratedPage, Part, PlannedPart, ReadySheets, Site, build_site
from macros.site.finishing import finish_page
from macros.site.values import way_to_root
from macros.views.page_foot import roadmap_foot_view
from macros.views.pages import roadmap_page_view
from macros.views.urls import roadmap_url


def only_roadmap_pages(
    project: Project, today: date, sheets: ReadySheets | None = None, history: History = NO_HISTORY
) -> Site:
    """The site as `build_site` plans it, its parts and the entries for the search left out but for those pages."""
    parts = tuple(
        PlannedPart((roadmap_url(roadmap),), (), partial(_make, project, roadmap, today, history))
        for roadmap in project.roadmaps
    )
    return replace(build_site(project, today, sheets, history), parts=parts, search=())


def _make(project: Project, roadmap: Roadmap, today: date, history: History) -> Part:
    url = roadmap_url(roadmap)
    page = render_roadmap_page(roadmap_page_view(project, roadmap, today, history), way_to_root(url))
    body = finish_page(project, page, url, roadmap_foot_view(project, roadmap))
    return Part((GeneratedPage(url, roadmap.name, roadmap.description or roadmap.title, body),))


def main() -> int:
    """Build into «site»; 1 where the section has faults."""
    setattr(mkdocs_plugin, "build_site", only_roadmap_pages)  # noqa: B010 - put in its place, which types forbid
    root, today = Path.cwd(), date.fromisoformat(sys.argv[1])
    found = build_whole_site(root, root / "site", today=today, sheets=False).diagnostics
    for diagnostic in found:
        sys.stderr.write(f"{diagnostic}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
