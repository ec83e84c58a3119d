"""Builds the site with MkDocs, from our own commands: fixed day, quiet host, diagnostics as values."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from macros.adapters.building.edited_pages import LastBuild
from macros.adapters.building.patience import ENDLESS, Patience
from macros.adapters.building.stopwatch import Stopwatch
from macros.adapters.host.config import BrokenConfigError, load_host_config, quiet_host
from macros.adapters.keeping.kept_output import KeptOutput
from macros.adapters.mkdocs_plugin import MetodichkaPlugin
from macros.changes import History
from macros.diagnostics import Diagnostic, has_errors, sort_diagnostics
from macros.model.materials import Contact
from macros.sources.files import ReadBytes, read_bytes


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave: all diagnostics, the files that must be there, the day and the address that it was made for.

    `by_clock` says that the day is this computer's, for want of a commit. `contacts` are those of public services;
    `times` tell where the time went. `reused` counts the files of an earlier build that were left as they were,
    `waiting` the sheets that there was no time for. `left` is what single pages can be made again with.

    With an error among the diagnostics there is no site that may be published, and the rest is empty.
    """

    diagnostics: tuple[Diagnostic, ...]
    paths: frozenset[str] = frozenset()
    day: date | None = None
    site_url: str = ""
    by_clock: bool = False
    contacts: tuple[Contact, ...] = ()
    times: Stopwatch = field(default_factory=Stopwatch)
    reused: int = 0
    waiting: int = 0
    left: LastBuild | None = None


def build_site_to(
    root: Path, out: Path, *, today: date | None = None, history: History | None = None
) -> tuple[Diagnostic, ...]:
    """Build the project at `root` into `out` (emptied first) and return all diagnostics.

    With an error among them `out` holds no site that may be published. `today` None means the day of the
    site (see `version_day`), `history` None means that git is asked.
    """
    return build_whole_site(root, out, today=today, history=history).diagnostics


def build_whole_site(  # noqa: PLR0913 - one for each thing that a command may ask for
    root: Path,
    out: Path,
    *,
    today: date | None = None,
    history: History | None = None,
    live: bool = False,
    sheets: bool = True,
    sheet_seconds: float | None = None,
    earlier: KeptOutput | None = None,
    patience: Patience = ENDLESS,
    read: ReadBytes = read_bytes,
) -> Built:
    """Build the project at `root` into `out` (emptied first), see `build_site_to`.

    `live` goes by the clock; without `sheets` there are no files for paper, and after `sheet_seconds` no more are
    made. Parts that `earlier` holds already are left out. `read` gives the bytes of texts.

    Raises GivenUpError when `patience` ends.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.exceptions import Abort

    try:
        config, warnings = load_host_config(root, site_dir=str(out))
    except BrokenConfigError as error:
        return Built(error.diagnostics)
    with quiet_host(root) as host:
        plugin = config.plugins["metodichka"]
        assert isinstance(plugin, MetodichkaPlugin)  # noqa: S101 - the entry point names this class
        plugin.today, plugin.history, plugin.live = today, history, live
        plugin.with_sheets, plugin.sheet_seconds = sheets, sheet_seconds
        plugin.earlier, plugin.times, plugin.patience = earlier, Stopwatch(), patience
        plugin.read = read
        with contextlib.suppress(Abort):
            build(config)
        found = (
            plugin.diagnostics
            if has_errors(plugin.diagnostics)
            else [*warnings, *plugin.diagnostics, *host.diagnostics]
        )
        if has_errors(found):
            return Built(sort_diagnostics(found))
        if not found:
            plugin.keep_pages()
        return Built(
            sort_diagnostics(found),
            plugin.written_paths(),
            plugin.day(),
            config.site_url or "",
            plugin.by_clock,
            plugin.contacts(),
            plugin.times,
            waiting=plugin.waiting,
            left=plugin.left(),
        )
