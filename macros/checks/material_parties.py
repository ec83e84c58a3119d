"""Checks of the materials' parties: `unknown-party`, `ambiguous-party` and `unknown-party-id`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.parties import Mentioned, judge_mentions
from macros.checks.party_ids import judge_party_id
from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic
from macros.model.materials import StructureNode
from macros.model.roadmap import Mentions
from macros.sources.places import Places
from macros.sources.tree import Path

Named = tuple[Places, Path, str]


def check_material_mentions(subject: Subject) -> Iterator[Diagnostic]:
    """Who does a step, leads a speech or sends a report is a party of the registry, and exactly one.

    Fails::

        кто: [Школьный кординатор]

    Passes::

        кто: [Школьный координатор]

    A report form's parties are those of its roadmap's territory; instructions and speeches are for every territory.
    """
    if subject.parties is not None and not subject.parties.partial:
        yield from judge_mentions(subject.registry, _mentions(subject))


def check_material_parties(subject: Subject) -> Iterator[Diagnostic]:
    """«для», «слушатели» and «сторона» name parties by their ids.

    Fails::

        для: [Директор школы]

    Passes::

        для: [director]
    """
    if subject.parties is None or subject.parties.partial:
        return
    for places, path, party_id in _ids(subject):
        if fault := judge_party_id(subject.registry, places, path, party_id):
            yield fault


def _mentions(subject: Subject) -> Iterator[Mentioned]:
    territories = {each.roadmap.id: each.roadmap.territory for each in subject.roadmaps if not each.partial}
    for instruction in subject.materials.instructions:
        for number, step in enumerate(instruction.value.steps if instruction.value else ()):
            yield from _each(instruction.places, ("шаги", number, "кто"), step.who)
    for module in subject.materials.speech_modules:
        if module.value:
            yield from _each(module.places, ("ведущий",), module.value.speaker)
    for form in subject.materials.report_forms:
        territory = territories.get(form.value.roadmap) if form.value else None
        if form.value and territory is not None:  # else its roadmap has faults of its own, or is told to be missing
            yield from _each(form.places, ("кто",), form.value.who, territory)
            yield from _each(form.places, ("куда",), form.value.to, territory)


def _each(places: Places, path: Path, mentions: Mentions, territory: str = "") -> Iterator[Mentioned]:
    for index, mention in enumerate(mentions):
        yield Mentioned(places, (*path, index), mention, territory)


def _ids(subject: Subject) -> Iterator[Named]:
    for loaded in subject.materials.described():
        if loaded.value:
            yield from _list(loaded.places, ("для",), loaded.value.audience)
    for module in subject.materials.speech_modules:
        if module.value:
            yield from _list(module.places, ("слушатели",), module.value.listeners)
    faq = subject.materials.faq
    if faq and faq.value:
        for index, entry in enumerate(faq.value.questions):
            yield from _list(faq.places, ("вопросы", index, "для"), entry.audience)
    for structure in subject.materials.structures:
        if structure.value:
            yield from _nodes(structure.places, ("вершина",), structure.value.root)


def _list(places: Places, path: Path, ids: tuple[str, ...]) -> Iterator[Named]:
    for index, party_id in enumerate(ids):
        yield places, (*path, index), party_id


def _nodes(places: Places, path: Path, node: StructureNode) -> Iterator[Named]:
    if node.party:
        yield places, (*path, "сторона"), node.party
    for index, child in enumerate(node.children):
        yield from _nodes(places, (*path, "состав", index), child)
