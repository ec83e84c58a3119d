"""Tells an editor where in the files the text stands that cannot be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.adapters.project_root import CONFIG_FILE
from macros.diagnostics import Diagnostic, Span
from macros.exports.pdf import SheetFault

UNPRINTABLE = "unprintable"


def fault_diagnostics(faults: Iterable[SheetFault], texts: Mapping[str, str]) -> Iterator[Diagnostic]:
    """The faults as diagnostics at the place of the text, where it can be found; a fault of many sheets once."""
    told: set[tuple[str, str]] = set()
    for fault in faults:
        if (fault.owner, fault.message) not in told:
            told.add((fault.owner, fault.message))
            file, span = _place(fault, texts)
            yield Diagnostic(file, span, UNPRINTABLE, fault.message, fault.hint)


def _place(fault: SheetFault, texts: Mapping[str, str]) -> tuple[str, Span]:
    """Of the files of the right material the first place of the characters, else the file itself."""
    name = fault.owner.rpartition(" ")[2]  # «пункт 2.1 карты perm-2024»
    own = [file for file, text in texts.items() if name and f"ид: {name}\n" in text]
    for file in [*own, *texts]:
        for number, line in enumerate(texts[file].split("\n"), 1):
            column = min((line.find(char) + 1 for char in fault.characters if char in line), default=0)
            if column:
                return file, Span(number, column, column + 1)
    return (own[0] if own else CONFIG_FILE), Span()
