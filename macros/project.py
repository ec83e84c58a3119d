"""The whole section as one value: every roadmap, page and registry, read and checked.

This is the hand-over between reading and showing: nothing after it opens a file, nothing before it knows a view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from macros.checks import (
    PageFile,
    RoadmapFile,
    Subject,
    check_misplaced,
    check_personal_data,
    run_checks,
    said_once,
    with_misfiled,
)
from macros.checks.data_markup import check_data_markup
from macros.checks.mixed_letters import check_mixed_letters
from macros.checks.one_roadmap import CheckedRoadmap, read_and_check
from macros.diagnostics import Diagnostic, has_errors, sort_diagnostics
from macros.loading import (
    MONITORING,
    Loaded,
    LoadedMaterials,
    RoadmapText,
    is_material,
    load_calendar,
    load_materials,
    load_page,
    load_parties,
)
from macros.model.calendar import CalendarFile
from macros.model.materials import (
    Contact,
    FaqEntry,
    GlossaryEntry,
    Instruction,
    ReportForm,
    SpeechModule,
    Structure,
)
from macros.model.monitoring import Monitoring
from macros.model.page import Page
from macros.model.parties import PartiesFile, PartyRegistry
from macros.model.roadmap import Roadmap
from macros.sources.files import CONTENT_FOLDER, OWN_ROADMAP, SourceFiles
from macros.sources.yaml_tree import parse_yaml

PARTIES = "docs/parties.yaml"
CALENDAR = "docs/calendar.yaml"
ROADMAPS = "docs/roadmaps/"

T = TypeVar("T")

_PREFIX = f"{CONTENT_FOLDER}/"
_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What the host's configuration says of the site. `site_url` ends with «/» or is empty."""

    site_name: str = "ФГИС «Моя школа»"
    site_url: str = ""
    publisher: str = ""  # whose section it is: «Министерство образования …»


@dataclass(frozen=True)
class Project:
    """Everything that is published, and what is wrong with it."""

    settings: SiteSettings = SiteSettings()
    roadmaps: tuple[Roadmap, ...] = ()
    parties: PartyRegistry = field(default_factory=PartyRegistry)
    calendar: CalendarFile = field(default_factory=CalendarFile)
    pages: tuple[Page, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    speech_modules: tuple[SpeechModule, ...] = ()
    report_forms: tuple[ReportForm, ...] = ()
    structures: tuple[Structure, ...] = ()
    monitoring: tuple[Monitoring, ...] = ()
    faq: tuple[FaqEntry, ...] = ()
    contacts: tuple[Contact, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    paths: frozenset[str] = frozenset()  # every published file, relative to docs/
    subject: Subject = field(default_factory=Subject, repr=False, compare=False)  # the same with places, for checks
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether the site must not be built."""
        return has_errors(self.diagnostics)

    def roadmap(self, roadmap_id: str) -> Roadmap | None:
        """The roadmap with this id."""
        place = self._places.get(roadmap_id)
        return None if place is None else self.roadmaps[place]

    def in_order(self, roadmap_ids: Iterable[str]) -> tuple[Roadmap, ...]:
        """The known roadmaps among these, in the order of the project, however many others there are."""
        places = sorted({self._places[each] for each in roadmap_ids if each in self._places})
        return tuple(self.roadmaps[place] for place in places)

    @cached_property
    def homes(self) -> Mapping[tuple[type, str], str]:
        """The file of each roadmap and of each material that has a page of its own, by its type and id."""
        homes: dict[tuple[type, str], str] = {
            (type(each.value), each.value.id): each.places.file
            for each in self.subject.materials.described()
            if each.value is not None
        }
        return homes | {(Roadmap, each.roadmap.id): each.file for each in self.subject.roadmaps}

    @cached_property
    def _places(self) -> dict[str, int]:
        """By id; of two with the same id the first one is meant."""
        return {roadmap.id: place for place, roadmap in reversed(tuple(enumerate(self.roadmaps)))}


# Reads the roadmaps of these texts by the calendar, as `read_and_check` does.
RoadmapReading = Callable[[Sequence[RoadmapText], CalendarFile], tuple[CheckedRoadmap, ...]]


def load_project(files: SourceFiles, settings: SiteSettings, read_roadmaps: RoadmapReading = read_and_check) -> Project:
    """Read and check everything. Never raises for what is written in the files.

    Roadmaps come in the order: roadmap.yaml, then those of docs/roadmaps by path; pages by path. A broken project has
    as much in it as could be read, for showing errors; it is not to be published.
    """
    texts = files.texts
    parties = load_parties(texts[PARTIES], PARTIES) if PARTIES in texts else None
    calendar = load_calendar(texts[CALENDAR], CALENDAR) if CALENDAR in texts else None
    days = calendar.value if calendar and calendar.value else CalendarFile()
    checked = read_roadmaps(
        [RoadmapText(texts[path], path, files.digest(path)) for path in _roadmap_paths(texts)], days
    )
    roadmaps = tuple(each.loaded for each in checked)
    pages = tuple(load_page(texts[path], path, path.removeprefix(_PREFIX)) for path in _page_paths(texts))
    materials = load_materials(texts)
    subject = _subject(files, roadmaps, parties, calendar, pages, materials)
    others = {path: parse_yaml(texts[path], path) for path in _other_paths(texts)}
    contacts = materials.contacts.value.contacts if materials.contacts and materials.contacts.value else ()
    diagnostics = (
        *files.diagnostics,
        *(d for loaded in (*roadmaps, parties, calendar, *pages) if loaded for d in loaded.diagnostics),
        *materials.diagnostics,
        *(d for parsed in others.values() for d in parsed.diagnostics),
        *check_misplaced({path: parsed.node for path, parsed in others.items()}),
        *(d for each in checked for d in each.found),
        *run_checks(subject),
        *(d for path in _registry_paths(texts) for d in check_data_markup(texts[path], path)),
        *(d for path in _registry_paths(texts) for d in check_mixed_letters(texts[path], path)),
        *check_personal_data(_but_of_nobody(texts, checked), contacts),
    )
    return Project(
        settings=settings,
        roadmaps=tuple(each.roadmap for each in subject.roadmaps),
        parties=subject.registry,
        calendar=days,
        pages=tuple(each.page for each in subject.pages),
        instructions=_values(materials.instructions),
        speech_modules=_values(materials.speech_modules),
        report_forms=_values(materials.report_forms),
        structures=_values(materials.structures),
        monitoring=_values(materials.monitoring),
        faq=materials.faq.value.questions if materials.faq and materials.faq.value else (),
        contacts=contacts,
        glossary=materials.glossary.value.entries if materials.glossary and materials.glossary.value else (),
        paths=subject.paths,
        subject=subject,
        diagnostics=sort_diagnostics(said_once([*with_misfiled(texts, diagnostics)])),
    )


def _values(loaded: Iterable[Loaded[T]]) -> tuple[T, ...]:
    return tuple(each.value for each in loaded if each.value is not None)


def _but_of_nobody(texts: Mapping[str, str], checked: Iterable[CheckedRoadmap]) -> Mapping[str, str]:
    """The texts without those of which it is known that they name nobody."""
    harmless = {each.loaded.places.file for each in checked if not each.personal}
    return {path: text for path, text in texts.items() if path not in harmless}


def _roadmap_paths(texts: Mapping[str, str]) -> Iterator[str]:
    if OWN_ROADMAP in texts:
        yield OWN_ROADMAP
    yield from sorted(path for path in texts if path.startswith(ROADMAPS) and path.endswith(_YAML))


def _registry_paths(texts: Mapping[str, str]) -> Iterator[str]:
    """All data beside the roadmaps that somebody writes; what is collected of reports is nobody's text."""
    written = (path for path in texts if is_material(path) and not path.startswith(MONITORING))
    yield from sorted((*written, *(path for path in (PARTIES, CALENDAR) if path in texts)))


def _page_paths(texts: Mapping[str, str]) -> Iterator[str]:
    yield from sorted(path for path in texts if path.startswith(_PREFIX) and path.endswith(".md"))


def _other_paths(texts: Mapping[str, str]) -> Iterator[str]:
    """YAML of kinds that have no model here; it is read strictly all the same."""
    known = {OWN_ROADMAP, PARTIES, CALENDAR}
    for path in sorted(p for p in texts if p.endswith(_YAML) and p not in known):
        if not path.startswith(ROADMAPS) and not is_material(path):
            yield path


_UNREAD = frozenset({"file-encoding", "file-not-text", "file-unreadable", "file-too-big"})


def _subject(  # noqa: PLR0913, PLR0917 - one of each kind of file
    files: SourceFiles,
    roadmaps: tuple[Loaded[Roadmap], ...],
    parties: Loaded[PartiesFile] | None,
    calendar: Loaded[CalendarFile] | None,
    pages: tuple[Loaded[Page], ...],
    materials: LoadedMaterials,
) -> Subject:
    below = {path.removeprefix(_PREFIX) for path in (*files.texts, *files.others) if path.startswith(_PREFIX)}
    sources = frozenset(path for path in below if path.endswith(_YAML))
    return Subject(
        roadmaps=tuple(RoadmapFile(r.value, r.places, r.partial) for r in roadmaps if r.value is not None),
        parties=parties,
        calendar=calendar,
        pages=tuple(PageFile(p.value, p.places, p.partial) for p in pages if p.value is not None),
        paths=frozenset(below - sources),
        sources=sources,
        materials=materials,
        complete=all(r.value is not None for r in roadmaps) and materials.complete and not _unread(files),
    )


def _unread(files: SourceFiles) -> bool:
    """Whether a text is there whose bytes could not be read: what it would have given is not missing."""
    return any(each.code in _UNREAD for each in files.diagnostics)
