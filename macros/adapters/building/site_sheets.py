"""Sheets for paper and office files of the site: those of an earlier build as they are, the others made now."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf
from pathlib import Path

from macros.adapters.building.patience import ENDLESS, Patience
from macros.adapters.building.progress import spread_in_sight
from macros.adapters.building.sheet_faults import fault_diagnostics
from macros.adapters.building.version_day import site_edition
from macros.adapters.keeping.engine import texts_digest
from macros.adapters.keeping.kept_sheets import KnownFiles, sheet_store
from macros.adapters.keeping.sheet_names import sheet_names
from macros.diagnostics import Diagnostic
from macros.exports.pdf import SheetFault, SheetStore
from macros.exports.site_files import PlannedFiles, ReadyFile, planned_files
from macros.project import Project
from macros.site import Part, PlannedPart, ReadySheets
from macros.sources.files import SourceFiles

BATCH = 16  # plans between two looks at the clock: about a second and a half of two cores


@dataclass(frozen=True, slots=True)
class SiteSheets:
    """The sheets of a site, why some cannot be made, and how many files are still to be made."""

    ready: ReadySheets
    faults: tuple[SheetFault, ...] = ()
    waiting: int = 0

    def diagnostics(self, texts: Mapping[str, str]) -> Iterator[Diagnostic]:
        """The faults at their places in the sources' texts."""
        return fault_diagnostics(self.faults, texts)


def site_sheets(  # noqa: PLR0913 - what there is, where, as of when, and ways to spare time
    project: Project,
    sources: SourceFiles,
    root: Path,
    time_zone: str,
    seconds: float | None = None,
    *,
    by_name: bool = False,
    patience: Patience = ENDLESS,
) -> SiteSheets:
    """All sheets and office files of the site of the project at `root`, dated by git.

    They lie in the project's store, each under a name of the very data that it was made of. `by_name` nobody looks even
    at the data of those behind which no text has changed since an earlier build. After so many `seconds`, or without
    `patience`, no more are begun: the rest waits for another call, and nobody is told of it meanwhile.
    """
    store = sheet_store(root)
    edition = site_edition(root, time_zone)
    plans = tuple(planned_files(project, edition, store))
    names = tuple(sheet_names(project, sources, edition, plans))
    known = KnownFiles(root, store)
    found = [known.find(name, plan) if by_name else None for name, plan in zip(names, plans, strict=True)]
    faults, waiting = _fill(found, plans, seconds, patience)
    ready = [(plan, files) for plan, files in zip(plans, found, strict=True) if files]
    known.keep({name: files for name, files in zip(names, found, strict=True) if files})
    catalogue = {file.path: file.facts for _, files in ready for file in files}
    parts = tuple(_part(*each, store) for each in ready)
    return SiteSheets(ReadySheets(catalogue, edition, parts), faults, waiting)


def _fill(
    found: list[tuple[ReadyFile, ...] | None], plans: Sequence[PlannedFiles], seconds: float | None, patience: Patience
) -> tuple[tuple[SheetFault, ...], int]:
    """Put the missing files in their places until the time is over; their faults, and how many files still wait."""
    # Always in children: the compiler starts threads, and a process with threads cannot be split any more.
    run = spread_in_sight("Листы для печати", fewest=1)
    faults: list[SheetFault] = []
    left = [index for index, each in enumerate(found) if each is None]
    size, end = (len(left), inf) if seconds is None else (BATCH, time.monotonic() + seconds)
    while left and time.monotonic() <= end and not patience.is_over:
        batch, left = left[:size], left[size:]
        for index, made in zip(batch, run(lambda index: plans[index].ready(), batch), strict=True):
            files = tuple(each for each in made if isinstance(each, ReadyFile))
            faults += [each for each in made if isinstance(each, SheetFault)]
            found[index] = files or None
    return tuple(faults), sum(len(plans[index].paths) for index in left)


def _part(plan: PlannedFiles, files: tuple[ReadyFile, ...], store: SheetStore) -> PlannedPart:
    content = texts_digest(file.key for file in files)
    return PlannedPart((), plan.paths, partial(_contents, plan, files, store), content=content)


def _contents(plan: PlannedFiles, files: tuple[ReadyFile, ...], store: SheetStore) -> Part:
    return Part(files=plan.contents(files, store))
