"""What the checks look at: everything that was read, and ways to walk it with the path of each value.

A file that was read in part answers some questions wrongly («is there a measure 2.1?»); checks ask `partial` first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from macros.loading import Loaded, LoadedMaterials
from macros.model.calendar import CalendarFile
from macros.model.page import Page
from macros.model.parties import PartiesFile, Party, PartyRegistry
from macros.model.roadmap import Measure, PartyMention, Result, Roadmap
from macros.sources.markdown_text import PageText, read_text
from macros.sources.places import Places
from macros.sources.tree import Path
from macros.terms import Term

PERIOD: Path = ("период",)


@dataclass(frozen=True)
class RoadmapFile:
    """A roadmap that has a value, with its places."""

    roadmap: Roadmap
    places: Places
    partial: bool = False

    @property
    def file(self) -> str:
        """The path from the project's root."""
        return self.places.file

    @cached_property
    def terms(self) -> tuple[tuple[Path, Term], ...]:
        """Every term of the roadmap with its path, the period first."""
        period = self.roadmap.period
        first: tuple[tuple[Path, Term], ...] = () if period is None else ((PERIOD, period),)
        return (*first, *_terms_of(self.roadmap))


@dataclass(frozen=True)
class PageFile:
    """A page with the places of its front matter."""

    page: Page
    places: Places
    partial: bool = False

    @property
    def file(self) -> str:
        """The path from the project's root."""
        return self.places.file

    @cached_property
    def text(self) -> PageText:
        """The page's words told from its code."""
        return read_text(self.page.body)

    @property
    def words(self) -> str:
        """The page's text with spaces for code and comments; several checks look through it."""
        return self.text.words


@dataclass(frozen=True)
class Subject:
    """All that was read. `complete` says that every roadmap file gave a roadmap and every text was read, so that an
    unknown id is a fault.

    `paths` are the published files and `sources` the authored YAML files, both relative to docs/.
    """

    roadmaps: tuple[RoadmapFile, ...] = ()
    parties: Loaded[PartiesFile] | None = None
    calendar: Loaded[CalendarFile] | None = None
    pages: tuple[PageFile, ...] = ()
    paths: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    materials: LoadedMaterials = field(default_factory=LoadedMaterials)
    complete: bool = True

    @cached_property
    def registry(self) -> PartyRegistry:
        """The registry of parties, empty where it could not be read."""
        return self.parties.value.registry if self.parties and self.parties.value else PartyRegistry()

    @property
    def whole(self) -> bool:
        """Whether everything that a page may show was read to its last word."""
        parts = (*(each.partial for each in self.roadmaps), self.parties is not None and self.parties.partial)
        return self.complete and self.materials.whole and not any(parts)

    def party_entries(self) -> Iterator[tuple[Path, Party, Places]]:
        """Every party of the registry with its path and the registry's places."""
        if self.parties is not None and self.parties.value is not None:
            for index, party in enumerate(self.parties.value.parties):
                yield ("стороны", index), party, self.parties.places


def measures_of(roadmap: Roadmap) -> Iterator[tuple[Path, Measure]]:
    """Every measure with its path, in document order."""
    for section_index, section in enumerate(roadmap.sections):
        for index, measure in enumerate(section.measures):
            yield ("разделы", section_index, "мероприятия", index), measure


def _terms_of(roadmap: Roadmap) -> Iterator[tuple[Path, Term]]:
    for path, measure in measures_of(roadmap):
        if measure.term is not None:
            yield (*path, "срок"), measure.term
        for index, result in enumerate(measure.results):
            yield from _result_terms((*path, "результаты", index), result)
        for index, control in enumerate(measure.control):
            if control.term is not None:
                yield (*path, "контроль", index, "срок"), control.term


def _result_terms(path: Path, result: Result) -> Iterator[tuple[Path, Term]]:
    if result.term is not None:
        yield (*path, "срок"), result.term
    for index, indicator in enumerate(result.indicators):
        if indicator.date is not None:
            yield (*path, "показатели", index, "срок"), indicator.date


def mentions_of(roadmap: Roadmap) -> Iterator[tuple[Path, PartyMention]]:
    """Every mention of a party, with its path."""
    for path, mentions in mention_lists(roadmap):
        for index, mention in enumerate(mentions):
            yield (*path, index), mention


def mention_lists(roadmap: Roadmap) -> Iterator[tuple[Path, tuple[PartyMention, ...]]]:
    """Every list of parties that names anybody, with its path."""
    for path, measure in measures_of(roadmap):
        if measure.responsible:
            yield (*path, "ответственные"), measure.responsible
        if measure.participants:
            yield (*path, "участники"), measure.participants
        for number, result in enumerate(measure.results):
            if result.responsible:
                yield (*path, "результаты", number, "ответственные"), result.responsible


def number_key(number: str) -> str:
    """A measure's number as it is compared: «1.3.» is «1.3»."""
    return number.strip().rstrip(".").casefold()
