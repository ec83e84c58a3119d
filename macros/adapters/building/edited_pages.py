"""Makes the pages of edited files alone, by what the last build of everything has left: an editor sees them at once.

The rest of what an edit changes comes with the next build of everything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from macros.adapters.building.patience import Patience
from macros.adapters.host.shells import ShellTemplate
from macros.changes import History
from macros.checks import PageFile, check_personal_data
from macros.checks.one_roadmap import read_and_check
from macros.checks.page_bounds import page_excess
from macros.diagnostics import Diagnostic, has_errors
from macros.loading import RoadmapText, load_page
from macros.model.page import Page
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.site import Shell, Site, check_page_macros, remake_roadmap
from macros.sources.files import CONTENT_FOLDER, read_again

MOST_FILES = 5  # of one save; more of them are a change of branch, say, and the build of everything is as good

Remade = Mapping[str, bytes]  # files of the site by path
_PREFIX = f"{CONTENT_FOLDER}/"


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What a build has left: what it was made of, and the host, which makes the HTML of a page by itself.

    `remake_page` gives the file of a page with its HTML, or None where there is something wrong with the page;
    `today` gives «сегодня» as it would be now, `make_sheets` makes sheets for paper that there was no time for, for so
    many seconds and while there is patience, and says how many there still are.
    """

    project: Project
    site: Site
    day: date
    history: History
    templates: Mapping[Shell, ShellTemplate]
    remake_page: Callable[[Page], tuple[str, str] | None]
    today: Callable[[], date]
    make_sheets: Callable[[float, Patience], int]


def edited_pages(
    last: LastBuild, root: Path, edited: Sequence[str], read: Callable[[Path, str], str | None] = read_again
) -> Remade:
    """The site's files that are made of the `edited` files alone, as they will be after a build of everything.

    Nothing where that cannot be known: a file is new or gone or of another kind, something in it is wrong, or the day
    is another. What one file says of another's pages (a link's title, a number of measures) stays as it was.
    """
    if not 0 < len(edited) <= MOST_FILES or last.today() != last.day:
        return {}
    made: dict[str, bytes] = {}
    for path in edited:
        text = read(root, path)
        files = None if text is None else _files(last, path, text)
        if not files:
            return {}
        made.update(files)
    return made


def _files(last: LastBuild, path: str, text: str) -> Remade | None:
    if has_errors(check_personal_data({path: text}, last.project.contacts)):
        return None
    if path.endswith(".md"):
        return _page_file(last, path, text)
    known = next((each.roadmap for each in last.project.subject.roadmaps if each.file == path), None)
    return None if known is None else _roadmap_files(last, known.id, RoadmapText(text, path))


def _roadmap_files(last: LastBuild, known: str, text: RoadmapText) -> Remade | None:
    (checked,) = read_and_check([text], last.project.calendar)
    roadmap = checked.loaded.value
    if roadmap is None or roadmap.id != known or has_errors((*checked.loaded.diagnostics, *checked.found)):
        return None
    part = remake_roadmap(last.site, _with(last.project, roadmap), roadmap, last.day, last.history)
    if any(page.shell not in last.templates for page in part.pages):  # it has parts now
        return None
    pages = {page.path: last.templates[page.shell].fill(page).encode() for page in part.pages}
    return {**pages, **part.files}


def _with(project: Project, roadmap: Roadmap) -> Project:
    return replace(project, roadmaps=tuple(roadmap if each.id == roadmap.id else each for each in project.roadmaps))


def _page_file(last: LastBuild, path: str, text: str) -> Remade | None:
    loaded = load_page(text, path, path.removeprefix(_PREFIX))
    page = loaded.value
    if page is None or all(each.path != page.path for each in last.project.pages):
        return None
    file = PageFile(page, loaded.places, loaded.partial)
    if has_errors((*loaded.diagnostics, *_faults(last.project, file))):
        return None
    made = last.remake_page(page)
    return None if made is None else {made[0]: made[1].encode()}


def _faults(project: Project, file: PageFile) -> tuple[Diagnostic, ...]:
    """What would keep the page from being shown."""
    excess = page_excess(file)
    return check_page_macros(replace(project, pages=(file.page,))) if excess is None else (excess,)
