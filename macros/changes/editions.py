"""A few files of one state of the content, read for comparison: by the ordinary loaders, without the checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from macros.changes.comparing import compare_projects
from macros.changes.values import Changes
from macros.loading import (
    Loaded,
    is_material,
    load_calendar,
    load_materials,
    load_page,
    load_parties,
    load_roadmap,
)
from macros.model.calendar import CalendarFile
from macros.model.parties import PartyRegistry
from macros.model.roadmap import Roadmap
from macros.project import CALENDAR, PARTIES, ROADMAPS, Project
from macros.sources.files import CONTENT_FOLDER, OWN_ROADMAP

T = TypeVar("T")

_PREFIX = f"{CONTENT_FOLDER}/"
_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class TextPair:
    """The same files in two states; a path is missing where there is no such file. Registries are those of parties."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    parties_before: str = ""
    parties_after: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What has changed, which files have a broken later state, and which were left out for either state."""

    changes: Changes
    broken: tuple[str, ...]
    left_out: tuple[str, ...]


def compare_texts(texts: TextPair) -> Comparison:
    """Compare the two states of the files; one that cannot be read whole on either side is left out."""
    broken = _broken(texts.after)
    out = {*broken, *_broken(texts.before)}
    sides = (texts.before, texts.after)
    before, after = (
        _project({path: each[path] for path in each if path not in out}, parties)
        for each, parties in zip(sides, _registries(texts, broken, out), strict=True)
    )
    return Comparison(compare_projects(before, after), tuple(sorted(broken)), tuple(sorted(out)))


def _registries(texts: TextPair, broken: Iterable[str], out: Iterable[str]) -> tuple[str, str]:
    """The registries of parties; one that is broken on either side says nothing of what came and went."""
    before = texts.before.get(PARTIES, texts.parties_before)
    after = texts.after.get(PARTIES, texts.parties_after)
    if PARTIES not in out:
        return before, after
    return (before, before) if PARTIES in broken else (after, after)


def _broken(texts: Mapping[str, str]) -> list[str]:
    return [path for path, text in texts.items() if not all(_whole(path, text))]


def _whole(path: str, text: str) -> Iterator[bool]:
    """Whether everything in the file could be read."""
    if _is_roadmap(path):
        yield _is_whole(_roadmap(text, path))
    elif is_material(path):
        materials = load_materials({path: text})
        yield from (_is_whole(each) for each in (*materials.described(), *materials.structures))
        registries = (materials.faq, materials.contacts, materials.glossary)
        yield from (_is_whole(each) for each in registries if each is not None)
    elif path == PARTIES:
        yield _is_whole(load_parties(text, path))
    elif path == CALENDAR:
        yield _is_whole(load_calendar(text, path))
    elif path.endswith(".md"):
        yield _is_whole(load_page(text, path, path.removeprefix(_PREFIX)))


def _is_whole(loaded: Loaded[Any]) -> bool:
    return loaded.value is not None and not loaded.partial


def _project(texts: Mapping[str, str], parties: str) -> Project:
    materials = load_materials({path: text for path, text in texts.items() if is_material(path)})
    roadmaps = (_roadmap(texts[path], path) for path in sorted(texts, key=_order) if _is_roadmap(path))
    pages = (load_page(texts[path], path, path.removeprefix(_PREFIX)) for path in sorted(texts) if path.endswith(".md"))
    return Project(
        roadmaps=_values(roadmaps),
        parties=_registry(parties),
        pages=_values(pages),
        instructions=_values(materials.instructions),
        speech_modules=_values(materials.speech_modules),
        report_forms=_values(materials.report_forms),
        structures=_values(materials.structures),
        faq=materials.faq.value.questions if materials.faq and materials.faq.value else (),
        contacts=materials.contacts.value.contacts if materials.contacts and materials.contacts.value else (),
        glossary=materials.glossary.value.entries if materials.glossary and materials.glossary.value else (),
        calendar=load_calendar(texts.get(CALENDAR, ""), CALENDAR).value or CalendarFile(),
    )


def _order(path: str) -> tuple[bool, str]:
    return path != OWN_ROADMAP, path


def _is_roadmap(path: str) -> bool:
    return path == OWN_ROADMAP or (path.startswith(ROADMAPS) and path.endswith(_YAML))


def _values(loaded: Iterable[Loaded[T]]) -> tuple[T, ...]:
    return tuple(each.value for each in loaded if each.value is not None)


# Neighbouring states share most of their files.
@lru_cache(maxsize=64)
def _roadmap(text: str, path: str) -> Loaded[Roadmap]:
    return load_roadmap(text, path)


@lru_cache(maxsize=4)
def _registry(text: str) -> PartyRegistry:
    loaded = load_parties(text, PARTIES).value if text else None
    return PartyRegistry(loaded.parties) if loaded else PartyRegistry()
