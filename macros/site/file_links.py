"""Check of links to files that the site makes itself: which there are, only the plan of the whole site knows."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache
from itertools import islice

from macros.checks.addresses import page_address
from macros.checks.links import made_file, page_links
from macros.diagnostics import Diagnostic
from macros.messages import tell
from macros.project import Project
from macros.site.values import Site
from macros.views.urls import OFFICE_KINDS, office_url

MAX_TOLD = 50  # of one page
_THEME = "assets/"  # holds files of the theme too, which the plan does not know


def check_file_links(project: Project, generated: Callable[[], Site]) -> Iterator[Diagnostic]:
    """A link into «files/», «api/» or «calendar/» leads to a file that the site makes. `generated` gives its plan.

    Fails::

        [Чек-лист](files/roadmap-perm-2024-cheklist.pdf)

    Passes::

        [Чек-лист](files/roadmap-perm-2024-checklist.pdf)

    The sheets for paper count as made: whether they can be, a build tells.
    """

    @cache  # asked for by few pages, and dear
    def known() -> frozenset[str]:
        from macros.views.sheets.catalogue import planned_sheets

        sheets = (path for sheet in planned_sheets(project) for path in sheet.paths)
        office = (office_url(roadmap.id, kind) for roadmap in project.roadmaps for kind in OFFICE_KINDS)
        return frozenset((*project.paths, *generated().paths(), *sheets, *office))

    for each in project.subject.pages:
        links = ((link, made_file(each.page.path, link.target)) for link in page_links(each))
        dead = ((link, path) for link, path in links if path and not path.startswith(_THEME) and path not in known())
        for link, path in islice(dead, MAX_TOLD):
            hint = _hint(path, each.page.path, known())
            yield tell("dead-link", each.file, link.span, hint=hint, target=link.target)


def _hint(path: str, page: str, known: frozenset[str]) -> str:
    folder = path.partition("/")[0] + "/"
    close = get_close_matches(path, [each for each in known if each.startswith(folder)], n=1, cutoff=0.8)
    if not close:
        return "такого файла сайт не делает; возьмите адрес со страницы карты, роли или материала"
    return f"возможно, имелось в виду «{posixpath.relpath('/' + close[0], '/' + page_address(page))}»"
