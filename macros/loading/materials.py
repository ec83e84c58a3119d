"""Reads the section's materials: one kind of record for each folder or file below docs/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from macros.diagnostics import Diagnostic
from macros.loading.content import load_data
from macros.loading.records import Loaded, Reading
from macros.model.base import Record
from macros.model.materials import (
    ContactsFile,
    Described,
    FaqFile,
    GlossaryFile,
    Instruction,
    ReportForm,
    SpeechModule,
    Structure,
)
from macros.model.monitoring import Monitoring

R = TypeVar("R", bound=Record)

INSTRUCTIONS = "docs/instructions/"
SPEECH_MODULES = "docs/speech-modules/"
REPORT_FORMS = "docs/report-forms/"
STRUCTURES = "docs/structures/"
MONITORING = "docs/monitoring/"
FAQ = "docs/faq.yaml"
CONTACTS = "docs/contacts.yaml"
GLOSSARY = "docs/glossary.yaml"

_FOLDERS = (INSTRUCTIONS, SPEECH_MODULES, REPORT_FORMS, STRUCTURES, MONITORING)
_FILES = (FAQ, CONTACTS, GLOSSARY)


@dataclass(frozen=True)
class LoadedMaterials:
    """All materials as they were read, files in the order of their paths; None for a registry that is not there."""

    instructions: tuple[Loaded[Instruction], ...] = ()
    speech_modules: tuple[Loaded[SpeechModule], ...] = ()
    report_forms: tuple[Loaded[ReportForm], ...] = ()
    structures: tuple[Loaded[Structure], ...] = ()
    monitoring: tuple[Loaded[Monitoring], ...] = ()
    faq: Loaded[FaqFile] | None = None
    contacts: Loaded[ContactsFile] | None = None
    glossary: Loaded[GlossaryFile] | None = None

    def described(self) -> Iterator[Loaded[Instruction] | Loaded[SpeechModule] | Loaded[ReportForm]]:
        """The materials that have a page of their own."""
        yield from self.instructions
        yield from self.speech_modules
        yield from self.report_forms

    @property
    def complete(self) -> bool:
        """Whether every file with a page of its own gave a value, so that an unknown address is a fault."""
        return all(loaded.value is not None for loaded in self.described())

    @property
    def whole(self) -> bool:
        """Whether every file was read to its last word, so that nothing that others name is missing for that."""
        return not any(each.partial for each in self._files())

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the files as such."""
        return tuple(d for each in self._files() for d in each.diagnostics)

    def _files(self) -> Iterator[Loaded[Any]]:
        yield from (*self.described(), *self.structures, *self.monitoring)
        yield from (each for each in (self.faq, self.contacts, self.glossary) if each is not None)


def is_material(path: str) -> bool:
    """Whether the YAML file at `path` (from the project's root) is read here."""
    return path in _FILES or path.startswith(_FOLDERS)


def load_materials(texts: Mapping[str, str]) -> LoadedMaterials:
    """Read every file of materials among the YAML `texts` (by path from the project's root)."""
    return LoadedMaterials(
        instructions=_described(Instruction, texts, INSTRUCTIONS),
        speech_modules=_described(SpeechModule, texts, SPEECH_MODULES),
        report_forms=_described(ReportForm, texts, REPORT_FORMS),
        structures=_folder(Structure, texts, STRUCTURES, Reading()),
        monitoring=_folder(Monitoring, texts, MONITORING, Reading()),
        faq=_file(FaqFile, texts, FAQ),
        contacts=_file(ContactsFile, texts, CONTACTS),
        glossary=_file(GlossaryFile, texts, GLOSSARY),
    )


D = TypeVar("D", bound=Described)


def _described(model: type[D], texts: Mapping[str, str], folder: str) -> tuple[Loaded[D], ...]:
    words = {"название": "…", "описание": "…", "владелец": "…", "проверено": "2000-01-01"}
    return _folder(model, texts, folder, Reading(stand_ins=words))


def _folder(model: type[R], texts: Mapping[str, str], folder: str, reading: Reading) -> tuple[Loaded[R], ...]:
    paths = sorted(path for path in texts if path.startswith(folder) and path.endswith((".yaml", ".yml")))
    return tuple(load_data(model, texts[path], path, reading) for path in paths)


def _file(model: type[R], texts: Mapping[str, str], path: str) -> Loaded[R] | None:
    return load_data(model, texts[path], path, Reading()) if path in texts else None
