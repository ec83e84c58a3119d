"""Checks of lists that name somebody twice: `repeated-party`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import RoadmapFile, Subject, mention_lists
from macros.diagnostics import Diagnostic
from macros.model.parties import PartyRegistry
from macros.model.roadmap import Roadmap
from macros.remembered import OfEach


def check_repeated_name(each: RoadmapFile) -> Iterator[Diagnostic]:
    """A list holds no name twice.

    Fails::

        ответственные: [Директор школы, Директор школы]

    Passes::

        ответственные: [Директор школы]

    A reasonable person would not want this where the two have different duties: a mention with a note («примечание»)
    is left alone.
    """
    for path, mentions in mention_lists(each.roadmap):
        names = [mention.name for mention in mentions if not mention.note]
        if len(set(names)) == len(names):
            continue
        seen: set[str] = set()
        for index, mention in enumerate(mentions):
            if mention.name in seen and not mention.note:
                yield each.places.tell("repeated-party", (*path, index), names=f"«{mention.name}»")
            seen.add(mention.name)


def check_repeated_party(subject: Subject) -> Iterator[Diagnostic]:
    """A list holds no two names of one addressee, as the registry knows them.

    Fails::

        ответственные: [Директор школы, Руководитель школы]  # one entry of the registry, and its alias

    Passes::

        ответственные: [Директор школы]
    """
    alike = _names_meet.all((each.roadmap for each in subject.roadmaps), subject.registry)
    for each in (each for each, meet in zip(subject.roadmaps, alike, strict=True) if meet):
        yield from _one_by_two_names(each, subject.registry)


def _one_by_two_names(each: RoadmapFile, registry: PartyRegistry) -> Iterator[Diagnostic]:
    for path, mentions in mention_lists(each.roadmap):
        first: dict[str, str] = {}
        for index, mention in enumerate(mentions):
            party = registry.find(mention.name, each.roadmap.territory)
            if party is None or mention.note:
                continue
            other = first.setdefault(party.id, mention.name)
            if other != mention.name:
                names = f"«{other}» и «{mention.name}» – одна запись реестра"
                yield each.places.tell("repeated-party", (*path, index), names=names)


def _two_names_of_one(roadmap: Roadmap, registry: PartyRegistry) -> bool:
    """Whether the roadmap, in whatever places, calls anybody by two names."""
    found = [party.id for name in roadmap.gist.names if (party := registry.find(name, roadmap.territory))]
    return len(set(found)) < len(found)


_names_meet = OfEach(_two_names_of_one)
