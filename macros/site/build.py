"""Project and day in, the whole of the generated site out: pages, data files, calendars, styles and scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property, partial

from macros.changes import NO_HISTORY, History
from macros.exports import (
    CalendarWriter,
    PlannedFile,
    common_files,
    export_party_files,
    export_roadmap_files,
    party_file_paths,
    roadmap_file_paths,
)
from macros.model.parties import Party, PartyKind
from macros.model.roadmap import Depth, Roadmap
from macros.project import Project
from macros.render import (
    CSS_PATH,
    EARLY_PATH,
    JS_PATH,
    bundle_css,
    bundle_js,
    early_js,
    render_by_kind,
    render_checklist_page,
    render_component,
    render_page,
    render_part_page,
    render_roadmap_page,
)
from macros.site.change_pages import change_files, change_pages, coverage_pages
from macros.site.dependencies import Dependencies, changed_days, common_facts
from macros.site.downloads import with_downloads
from macros.site.error_pages import error_pages
from macros.site.finishing import finish_page
from macros.site.index_pages import index_pages
from macros.site.material_pages import material_pages
from macros.site.planned_search import planned_entries
from macros.site.sitemap import sitemap
from macros.site.values import (
    MANY,
    GeneratedPage,
    Part,
    PlannedPages,
    PlannedPart,
    ReadySheets,
    Site,
    way_to_root,
)
from macros.views.assignments import assignments
from macros.views.downloads import DownloadsView, downloads_by_page
from macros.views.material_pages import party_materials_view, party_own_head_view
from macros.views.page_foot import roadmap_foot_view
from macros.views.page_head import roadmap_head_view
from macros.views.pages import (
    checklist_page_view,
    part_checklist_page_view,
    part_page_view,
    party_checklist_page_view,
    party_page_view,
    roadmap_page_view,
)
from macros.views.party_materials import parties_with_pages
from macros.views.party_plans import surely_in_plans
from macros.views.places import places
from macros.views.roadmap_parts import (
    RoadmapPart,
    parts_with_pages,
    timeline_list_view,
    timeline_numbers,
    timeline_parts,
)
from macros.views.tallies import Tally, tallies
from macros.views.timeline import timeline_view
from macros.views.urls import (
    checklist_url,
    part_checklist_url,
    part_url,
    party_checklist_url,
    party_url,
    roadmap_url,
    timeline_part_url,
)


def build_site(project: Project, today: date, sheets: ReadySheets | None = None, history: History = NO_HISTORY) -> Site:
    """Everything that is made from data, as of `today`. The same values give the same bytes.

    `history` tells what has changed and when. `sheets` are those for paper, which
    are there already; pages lead to them, and without them they are not mentioned.
    """
    downloads = downloads_by_page(project, sheets.catalogue, sheets.edition) if sheets is not None else {}
    pages = change_pages(project, history)
    make = _Parts(project, today, history, downloads)
    parts = (*make.plan_all(), *(sheets.parts if sheets is not None else ()))
    search = tuple(planned_entries(project))
    site = Site(with_downloads(pages, downloads), search, parts=parts, facts=common_facts(project), downloads=downloads)
    files = {
        CSS_PATH: bundle_css().encode(),
        EARLY_PATH: early_js().encode(),
        JS_PATH: bundle_js().encode(),
        "sitemap.xml": sitemap(project, site.urls(), sheets.edition.changed if sheets is not None else {}),
        **change_files(project, history, today),
    }
    return replace(site, files=files, learn=tallies(project).learn)


def remake_roadmap(site: Site, project: Project, roadmap: Roadmap, today: date, history: History) -> Part:
    """What `build_site` would make of this roadmap alone, the sheets being those of `site`."""
    return _Parts(project, today, history, site.downloads).make_roadmap(roadmap)


class _Parts:
    """Plans what is made of each roadmap and party and of all together, and makes it when asked.

    An event of the calendar is the same in all feeds; their common writer remembers it.
    """

    def __init__(self, project: Project, today: date, history: History, downloads: Mapping[str, DownloadsView]) -> None:
        self._project = project
        self._today = today
        self._history = history
        self._downloads = downloads
        self._calendars = CalendarWriter(project)

    @cached_property
    def _dependencies(self) -> Dependencies:
        return Dependencies(self._project)

    def plan_all(self) -> Iterator[PlannedPart]:
        """Lists and materials; each roadmap, then those whose measures begin there: what was decided of a measure is
        still at hand.
        """
        places(self._project)  # every page looks something up there: found here, it need not be in each child
        yield from map(self.plan_pages, self._common_pages())
        tasks = assignments(self._project)
        parties: dict[str, list[Party]] = {}
        for party in parties_with_pages(self._project):
            first = next((roadmap.id for roadmap in tasks.roadmaps(party.id)), "")
            parties.setdefault(first, []).append(party)
        for roadmap in self._project.roadmaps:
            yield self.plan_roadmap(roadmap)
            yield from map(self.plan_party, parties.get(roadmap.id, ()))
        yield from map(self.plan_party, parties.get("", ()))
        yield from map(self.plan_file, common_files(self._project))

    def _common_pages(self) -> Iterator[PlannedPages]:
        yield from index_pages(self._project, self._today)
        yield from material_pages(self._project, self._today)
        yield from coverage_pages(self._project)
        yield error_pages()

    def plan_pages(self, pages: PlannedPages) -> PlannedPart:
        make = partial(self._make_pages, pages)
        facts = self._facts(pages.urls, "")
        return PlannedPart(pages.urls, (), make, self._shown(pages.roadmaps), facts, depth=pages.depth)

    def plan_file(self, file: PlannedFile) -> PlannedPart:
        make, roadmaps = partial(_make_file, file), self._shown(file.roadmaps)
        return PlannedPart((), (file.path,), make, roadmaps, depth=file.depth)

    def _shown(self, roadmaps: tuple[Roadmap, ...] | None) -> tuple[str, ...]:
        return self._all if roadmaps is None else self._dependencies.of_roadmaps(roadmaps)

    @cached_property
    def _all(self) -> tuple[str, ...]:
        return self._dependencies.of_roadmaps(self._project.roadmaps)

    def plan_roadmap(self, roadmap: Roadmap) -> PlannedPart:
        urls = (roadmap_url(roadmap), checklist_url(roadmap), *_part_urls(roadmap))
        return PlannedPart(
            urls,
            roadmap_file_paths(roadmap),
            partial(self.make_roadmap, roadmap),
            self._dependencies.of_roadmaps([roadmap]),
            self._facts(urls, changed_days(roadmap, self._history)),
            tally=partial(self._tally, roadmap) if len(self._project.roadmaps) > MANY else None,
        )

    def _tally(self, roadmap: Roadmap) -> tuple[str, Tally]:
        return roadmap.id, tallies(self._project).make(roadmap.id, self._crowded)

    @cached_property
    def _crowded(self) -> tuple[str, ...]:
        """The parties whose calendars tell days and not measures."""
        return tuple(party_id for party_id in assignments(self._project) if surely_in_plans(self._project, party_id))

    def plan_party(self, party: Party) -> PlannedPart:
        busy = party.id in assignments(self._project)
        urls = (party_url(party.id), *((party_checklist_url(party.id),) if busy else ()))
        files = party_file_paths(party) if busy else ()
        roadmaps = self._dependencies.of_party(party)
        make = partial(self._make_party, party)
        if surely_in_plans(self._project, party.id):  # then it counts, and of other people's terms it says nothing
            facts = self._facts(urls, assignments(self._project).terms(party.id))
            return PlannedPart(urls, files, make, roadmaps, facts, depth=Depth.FRAME)
        return PlannedPart(urls, files, make, roadmaps, self._facts(urls, ""))

    def _facts(self, urls: tuple[str, ...], told: str) -> str:
        return told + repr([self._downloads.get(url) for url in urls])

    def _make_pages(self, pages: PlannedPages) -> Part:
        return Part(with_downloads(pages.make(), self._downloads))

    def make_roadmap(self, roadmap: Roadmap) -> Part:
        """Its pages and data files."""
        pages = _roadmap_pages(self._project, roadmap, self._today, self._history)
        files = export_roadmap_files(self._project, roadmap, self._calendars)
        return Part(with_downloads(pages, self._downloads), files)

    def _make_party(self, party: Party) -> Part:
        pages = with_downloads(_party_pages(self._project, party, self._today), self._downloads)
        if party.id not in assignments(self._project):
            return Part(pages)
        return Part(pages, export_party_files(self._project, party, self._calendars))


def _make_file(file: PlannedFile) -> Part:
    return Part(files={file.path: file.make()})


def _roadmap_pages(project: Project, roadmap: Roadmap, today: date, history: History) -> Iterator[GeneratedPage]:
    name, about = roadmap.name, roadmap.description or roadmap.title
    url = roadmap_url(roadmap)
    page = render_roadmap_page(roadmap_page_view(project, roadmap, today, history), way_to_root(url))
    body = finish_page(project, page, url, roadmap_foot_view(project, roadmap))
    yield GeneratedPage(url, name, about, body)

    parts = timeline_parts(roadmap)
    for part in parts:
        yield _timeline_page(project, roadmap, part, today, several=len(parts) > 1)

    url = checklist_url(roadmap)
    page = render_checklist_page(checklist_page_view(roadmap, today), way_to_root(url))
    body = finish_page(project, page, url, None)
    yield GeneratedPage(url, f"Чек-лист: {name}", f"Мероприятия для отметок и печати. {about}", body)
    yield from _part_pages(project, roadmap, today, history)


def _timeline_page(
    project: Project, roadmap: Roadmap, part: RoadmapPart, today: date, *, several: bool
) -> GeneratedPage:
    """The roadmap's timeline, or of `several` parts one under the list of all."""
    url = timeline_part_url(roadmap, part.number)
    root = way_to_root(url)
    shown = [render_component("timeline", timeline_view(project, roadmap, today, part.sections), root=root)]
    if several:
        shown.insert(0, render_component("roadmap-parts", timeline_list_view(roadmap, part.number), root=root))
    body = render_page(roadmap_head_view(roadmap, "timeline"), *shown, root=root)
    name = f"{roadmap.name}. {part.title}" if several else roadmap.name
    about = f"Сроки по месяцам. {roadmap.description or roadmap.title}"
    return GeneratedPage(url, f"Хронология: {name}", about, finish_page(project, body, url, None))


def _part_urls(roadmap: Roadmap) -> Iterator[str]:
    for number in timeline_numbers(roadmap):
        yield timeline_part_url(roadmap, number)
    for part in parts_with_pages(roadmap):
        yield part_url(roadmap, part.number)
        yield part_checklist_url(roadmap, part.number)


def _part_pages(project: Project, roadmap: Roadmap, today: date, history: History) -> Iterator[GeneratedPage]:
    """The parts of a roadmap that is too long for one page."""
    about = roadmap.description or roadmap.title
    for part in parts_with_pages(roadmap):
        name = f"{part.title}. {roadmap.name}"
        url = part_url(roadmap, part.number)
        body = render_part_page(part_page_view(project, roadmap, part, today, history), way_to_root(url))
        yield GeneratedPage(url, name, about, finish_page(project, body, url, None))

        url = part_checklist_url(roadmap, part.number)
        body = render_part_page(part_checklist_page_view(roadmap, part, today), way_to_root(url))
        title = f"Чек-лист. {name}"
        yield GeneratedPage(
            url, title, f"Мероприятия для отметок и печати. {about}", finish_page(project, body, url, None)
        )


def _party_pages(project: Project, party: Party, today: date) -> Iterator[GeneratedPage]:
    dative = party.dative or party.name
    url = party_url(party.id)
    root = way_to_root(url)
    has_tasks = party.id in assignments(project)
    materials = party_materials_view(project, party)
    tasks, reading = [], []
    if has_tasks:
        view = party_page_view(project, party, today)
        tasks = [render_by_kind(view.tasks, root=root), render_component("party-card", view, root=root)]
    if materials:
        reading = [render_component("party-materials", materials, root=root)]
    parts = [*reading, *tasks] if party.kind is PartyKind.AUDIENCE else [*tasks, *reading]
    page = render_page(party_own_head_view(project, party), *parts, root=root)
    title = f"{party.name}: что мне делать" if has_tasks else party.name
    yield GeneratedPage(url, title, _about(party), finish_page(project, page, url, None))

    if has_tasks:
        url = party_checklist_url(party.id)
        page = render_checklist_page(party_checklist_page_view(project, party, today), way_to_root(url))
        body = finish_page(project, page, url, None)
        yield GeneratedPage(url, f"Чек-лист: {party.name}", f"Мероприятия для отметок и печати: {dative}.", body)


def _about(party: Party) -> str:
    return party.description or f"Все мероприятия дорожных карт по датам: {party.dative or party.name}."
