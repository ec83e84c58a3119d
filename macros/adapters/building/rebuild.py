"""Builds into a folder that an earlier build has filled: what is made of the same things stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from macros.adapters.building.aside import aside
from macros.adapters.building.patience import ENDLESS, Patience
from macros.adapters.keeping.build_inputs import inputs_name
from macros.adapters.keeping.kept_output import kept_output
from macros.adapters.keeping.seen_files import SeenFiles

if TYPE_CHECKING:  # loading the builder takes longer than seeing that nothing has changed
    from macros.adapters.building.build import Built


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The folder holds the site of these very materials already; `paths` are its files."""

    paths: frozenset[str]


def rebuild_site(  # noqa: PLR0913 - as those of the build
    root: Path,
    out: Path,
    *,
    today: date | None = None,
    live: bool = False,
    sheets: bool = True,
    sheet_seconds: float | None = None,
    patience: Patience = ENDLESS,
) -> Built | Unchanged:
    """The same site in `out` as `build_whole_site` would give there, byte for byte.

    Only what has changed is made and written; the paths are all files, the host's own among them. With an error `out`
    keeps the site that it has. Whoever gives `sheet_seconds` has a site without the sheets that there was no time for,
    until he calls again. Raises OSError, and GivenUpError when `patience` ends: `out` is as it was then.
    """
    if live and today is None:  # nothing to be done meanwhile: a preview has everything loaded
        kept, known, seen = kept_output(root, out), "", SeenFiles()
    else:
        kept, seen = kept_output(root, out, aside), SeenFiles()
        known = inputs_name(root, today, sheets, seen=seen)
    if paths := kept.is_made_of(known):
        return Unchanged(paths)
    from macros.adapters.building.build import build_whole_site
    from macros.diagnostics import has_errors

    try:
        kept.begin()
        built = build_whole_site(
            root,
            kept.draft,
            today=today,
            live=live,
            sheets=sheets,
            sheet_seconds=sheet_seconds,
            earlier=kept,
            patience=patience,
            read=seen.read,
        )
        if has_errors(built.diagnostics):
            return built
        patience.check()
        with built.times.stage("запись изменённого"):
            # A warning is to be said again, the clock's day passes, and files may have been saved meanwhile.
            complete = not (built.diagnostics or built.by_clock or built.waiting)
            lasting = complete and known == inputs_name(root, today, sheets, seen=seen)
            reused = kept.settle(known if lasting else "")
            return replace(built, reused=reused, paths=kept.paths)
    finally:
        kept.discard()
