"""The list of addresses for search engines. Its days are those of git, never the clock's: the same commit gives the
same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import escape

from macros.model.materials import Instruction, ReportForm, SpeechModule
from macros.model.page import Page
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.urls import coverage_url, instruction_url, page_url, report_url, roadmap_url, speech_module_url


def sitemap(project: Project, generated: Iterable[str], changed: Mapping[str, date]) -> bytes:
    """sitemap.xml over hand-written and generated addresses; relative ones where the site's own is not set.

    `changed` tells when files of the content last changed. A page that is made of one file has its day; a list, a
    party's tasks or a page with macros is made of many and has none: a day that is often wrong is believed nowhere.
    """
    days = _Days(project, changed)
    urls = sorted({*(page_url(page.path) for page in project.pages), *generated})
    base = project.settings.site_url
    rows = "".join(
        f"  <url><loc>{escape(base + url, quote=False)}</loc>{_lastmod(days.of(url))}</url>\n" for url in urls
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{rows}</urlset>\n".encode()


def _lastmod(day: date | None) -> str:
    return f"<lastmod>{day.isoformat()}</lastmod>" if day else ""


class _Days:
    """On which day the one file of a page last changed."""

    def __init__(self, project: Project, changed: Mapping[str, date]) -> None:
        self._written = {page_url(page.path): changed.get(_text_alone(page)) for page in project.pages}
        self._made_of_several = {coverage_url(roadmap) for roadmap in project.roadmaps}
        self._of_things = {url: changed.get(file) for url, file in _things(project)} if changed else {}

    def of(self, url: str) -> date | None:
        """Of a sister page (a timeline, a checklist) the day of the thing that it shows."""
        if url in self._written:
            return self._written[url]
        return None if url in self._made_of_several else self._of_things.get(_thing(url))


def _thing(url: str) -> str:
    """The address of the thing itself: «roadmaps/perm-2024/timeline/» → «roadmaps/perm-2024/»."""
    return "/".join([*url.split("/", 2)[:2], ""])


def _text_alone(page: Page) -> str:
    """The page's file, if nothing else gives it words."""
    return "" if "{{" in page.body else f"docs/{page.path}"


def _things(project: Project) -> Iterator[tuple[str, str]]:
    """The page and the file of each thing that has both."""
    homes = project.homes
    yield from ((roadmap_url(each), homes.get((Roadmap, each.id), "")) for each in project.roadmaps)
    yield from ((instruction_url(each.id), homes.get((Instruction, each.id), "")) for each in project.instructions)
    yield from ((speech_module_url(each.id), homes.get((SpeechModule, each.id), "")) for each in project.speech_modules)
    yield from ((report_url(each.id), homes.get((ReportForm, each.id), "")) for each in project.report_forms)
