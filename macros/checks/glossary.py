"""Check `duplicate-term`."""

from __future__ import annotations

from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic
from macros.model.materials import GlossaryEntry
from macros.sources.tree import Path


def check_glossary(subject: Subject) -> Iterator[Diagnostic]:
    """A word of the glossary stands in one entry only, as its name or as a variant.

    Fails::

        - {термин: УО, расшифровка: управление образования}
        - {термин: МОУО, расшифровка: органы управления образованием, варианты: [УО]}

    Passes::

        - {термин: УО, расшифровка: управление образования}
        - {термин: МОУО, расшифровка: органы управления образованием}

    Letters' case and ё matter here: «ПО» is an abbreviation, «по» is not.
    """
    glossary = subject.materials.glossary
    if glossary is None or glossary.value is None:
        return
    seen: dict[str, tuple[Path, GlossaryEntry]] = {}
    for index, entry in enumerate(glossary.value.entries):
        for path, word in _words(("слова", index), entry):
            first = seen.setdefault(word, (path, entry))
            if first[0] != path:
                line = glossary.places.span(first[0]).line
                yield glossary.places.tell("duplicate-term", path, word=word, other=first[1].term, line=line)


def _words(path: Path, entry: GlossaryEntry) -> Iterator[tuple[Path, str]]:
    yield (*path, "термин"), entry.term
    for index, variant in enumerate(entry.variants):
        yield (*path, "варианты", index), variant
