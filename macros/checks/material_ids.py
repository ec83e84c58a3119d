"""Check `duplicate-id` for the materials."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic
from macros.sources.places import Places
from macros.sources.tree import Path

Named = tuple[str, Places, Path]


def check_material_ids(subject: Subject) -> Iterator[Diagnostic]:
    """A permanent name is given once: among instructions, speech modules, report forms, structures, answers, contacts.

    Fails::

        # docs/instructions/vhod.yaml and docs/instructions/vhod-2.yaml
        ид: vhod

    Passes::

        ид: vhod    # in one of them
        ид: vhod-2  # in the other

    An instruction and a speech module may share a name: their addresses begin differently.
    """
    for group in _groups(subject):
        seen: dict[str, tuple[Places, Path]] = {}
        for name, places, path in group:
            first = seen.setdefault(name, (places, path))
            if first != (places, path):
                line = first[0].span(first[1]).line
                yield places.tell("duplicate-id", path, id=name, other=f"запись в файле {first[0].file}, строка {line}")


def _groups(subject: Subject) -> Iterator[list[Named]]:
    materials = subject.materials
    for files in (materials.instructions, materials.speech_modules, materials.report_forms, materials.structures):
        yield [(loaded.value.id, loaded.places, ("ид",)) for loaded in files if loaded.value]
    yield [(each.value.id, each.places, ("ид",)) for each in materials.monitoring if each.value]
    if materials.faq and materials.faq.value:
        places = materials.faq.places
        yield [(e.id, places, ("вопросы", i, "ид")) for i, e in enumerate(materials.faq.value.questions)]
    if materials.contacts and materials.contacts.value:
        places = materials.contacts.places
        yield [(e.id, places, ("контакты", i, "ид")) for i, e in enumerate(materials.contacts.value.contacts)]
