"""Checks of mentions: `unknown-party` and `ambiguous-party`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from macros.checks.personal_data import personal_data_in
from macros.checks.subject import Subject, mentions_of
from macros.diagnostics import Diagnostic
from macros.loading.words import did_you_mean
from macros.model.parties import Party, PartyRegistry, name_key
from macros.model.personal_data import is_person
from macros.model.roadmap import PartyMention, Roadmap
from macros.remembered import OfEach
from macros.sources.places import Places
from macros.sources.tree import Path

_BETWEEN = re.compile(r"\s*[,;]\s*|\s+и\s+")
_NOTED = re.compile(r"(?P<name>.+?)\s*(?:\((?P<note>[^()]+)\)|,?\s[-–—]\s(?P<after>.+))")  # «УО (в части обучения)»


class Mentioned(NamedTuple):
    """A mention, where it stands, and the territory that decides whom it means."""

    places: Places
    path: Path
    mention: PartyMention
    territory: str


def check_mentions(subject: Subject) -> Iterator[Diagnostic]:
    """Every responsible and participant is a party of the registry, and exactly one.

    Fails::

        ответственные: [Школьный кординатор]

    Passes::

        ответственные: [Школьный координатор]

    A reasonable person would not want this for a party that is new: it goes into docs/parties.yaml first. Where the
    registry itself is broken nothing is said of mentions.
    """
    if subject.parties is None or subject.parties.partial:
        return
    yield from judge_mentions(subject.registry, _mentions(subject))


def judge_mentions(registry: PartyRegistry, mentions: Iterable[Mentioned]) -> Iterator[Diagnostic]:
    """What is wrong with mentions from anywhere."""
    answers: dict[tuple[str, str], tuple[Party, ...]] = {}
    hints: dict[str, dict[str, str]] = {}
    known: dict[str, str] = {}  # all names, when the first is missing
    for places, path, mention, territory in mentions:
        asked = (mention.name, territory)
        if asked not in answers:
            answers[asked] = registry.candidates(*asked)
        found = answers[asked]
        if not found:
            if mention.name not in hints:
                known = known or {name_key(name): name for name in registry.names()}
                hints[mention.name] = _hint(mention.name, known)
            yield places.tell("unknown-party", path, name=mention.name, **hints[mention.name])
            # «Петрова Анна», «ПЕТРОВА А. А.»: in free text too bold a guess, in an addressee's place none.
            if is_person(mention.name) and not any(personal_data_in(mention.name, ())):
                yield places.tell("personal-name", path, value=mention.name)
        elif len(found) > 1:
            parties = ", ".join(f"«{party.name}» ({party.id})" for party in found)
            yield places.tell("ambiguous-party", path, name=mention.name, parties=parties)


def _mentions(subject: Subject) -> Iterator[Mentioned]:
    """The mentions, those left out whose words mean one party in their roadmap."""
    sure = _sure.all((each.roadmap for each in subject.roadmaps), subject.registry)
    for each in (each for each, known in zip(subject.roadmaps, sure, strict=True) if not known):
        for path, mention in mentions_of(each.roadmap):
            yield Mentioned(each.places, path, mention, each.roadmap.territory)


def _names_are_sure(roadmap: Roadmap, registry: PartyRegistry) -> bool:
    return all(registry.find(name, roadmap.territory) is not None for name in roadmap.gist.names)


_sure = OfEach(_names_are_sure)


def _hint(name: str, known: dict[str, str]) -> dict[str, str]:
    """A list, where several known names stand in one; a field for the note beside a name; else a similar name, or the
    same one of another territory."""
    parts = [part for part in _BETWEEN.split(name) if part]
    if len(parts) > 1 and all(name_key(part) in known for part in parts):
        listed = ", ".join(parts)
        return {"hint": "здесь несколько названий; запишите их списком", "example": f"ответственные: [{listed}]"}
    noted = _NOTED.fullmatch(name)
    if noted and name_key(noted["name"]) in known:
        note = (noted["note"] or noted["after"]).strip()
        example = f"ответственные: [{{кто: {noted['name']}, примечание: {_in_braces(note)}}}]"
        return {"hint": "пояснение к названию запишите отдельно, полем «примечание»", "example": example}
    if name_key(name) in known:
        return {"hint": "в реестре это название другой территории; проверьте поле «территория» карты"}
    close = difflib.get_close_matches(name_key(name)[:100], list(known), n=1, cutoff=0.75)
    if close:
        return {"hint": f"{did_you_mean(known[close[0]], name)}; новое название добавьте в docs/parties.yaml"}
    return {}


def _in_braces(text: str) -> str:
    """The text as a value between «{» and «}»: in quotes where its signs would end it."""
    return f'"{text}"' if re.search(r"[,:\[\]{}#]", text) else text
