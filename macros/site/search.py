"""What search finds in generated pages: each measure and each party by itself, with its own place."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.parties import Party
from macros.model.roadmap import Measure, Roadmap
from macros.site.values import SearchEntry
from macros.views.term import IN_ARCHIVE
from macros.views.urls import measure_url, party_url, roadmap_url

WHOLE_PAGE = 1.5  # before its own sections
PARTY = 4.0  # «классному руководителю» is first of all who one is


def roadmap_entries(roadmap: Roadmap) -> tuple[SearchEntry, ...]:
    """The roadmap itself and its measures."""
    about = " ".join(
        filter(None, (roadmap.title, roadmap.description, roadmap.territory, IN_ARCHIVE if roadmap.archived else ""))
    )
    return (SearchEntry(roadmap_url(roadmap), roadmap.name, about, WHOLE_PAGE), *_measures(roadmap))


def _measures(roadmap: Roadmap) -> Iterator[SearchEntry]:
    for section in roadmap.sections:
        for measure in section.measures:
            words = " ".join(filter(None, (roadmap.name, section.title, *_words(measure))))
            yield SearchEntry(measure_url(roadmap, measure), f"{measure.number} {measure.title}", words)


def _words(measure: Measure) -> Iterator[str]:
    yield from measure.details
    if measure.term:
        yield measure.term.text
    yield from (mention.name for mention in (*measure.responsible, *measure.participants))
    for result in measure.results:
        yield result.text
        yield from (mention.name for mention in result.responsible)
        if result.term:
            yield result.term.text
    yield from (control.text for control in measure.control)
    yield from measure.systems
    yield measure.note


def party_entries(party: Party) -> tuple[SearchEntry, ...]:
    """The party under all its names."""
    return (SearchEntry(party_url(party.id), party.name, " ".join((party.description, *party.aliases)), PARTY),)
