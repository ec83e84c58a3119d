"""Builds the site with MkDocs, from our own commands: fixed day, quiet host, diagnostics as values."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from macros.adapters.mkdocs_plugin import MetodichkaPlugin
from macros.adapters.project_root import CONFIG_FILE
from macros.adapters.stopwatch import Stopwatch
from macros.changes import History
from macros.diagnostics import Diagnostic, Severity, Span, has_errors, sort_diagnostics
from macros.model.materials import Contact


class _HostMessages(logging.Handler):
    """Collects what the host warns of, as diagnostics about its configuration."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.diagnostics: list[Diagnostic] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message; our own plugin's report is not repeated."""
        if record.name.startswith("mkdocs.plugins.metodichka"):
            return
        severity = Severity.ERROR if record.levelno >= logging.ERROR else Severity.WARNING
        message = f"MkDocs сообщает: {record.getMessage()}"
        hint = "это сообщение самого MkDocs; проверьте mkdocs.yml и названную страницу"
        self.diagnostics.append(Diagnostic(CONFIG_FILE, Span(), "host-message", message, hint, severity=severity))


@contextlib.contextmanager
def _quiet_host() -> Iterator[_HostMessages]:
    handler, logger = _HostMessages(), logging.getLogger("mkdocs")
    before = logger.propagate, logger.level
    logger.propagate, logger.level = False, logging.WARNING
    logger.addHandler(handler)
    try:
        yield handler
    finally:
        logger.removeHandler(handler)
        logger.propagate, logger.level = before


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave: all diagnostics, the files that must be there, the day and the address that it was made for.

    `by_clock` says that the day is this computer's, for want of a commit. `contacts` are those of public services;
    `times` tell where the time went.

    With an error among the diagnostics there is no site that may be published, and the rest is empty.
    """

    diagnostics: tuple[Diagnostic, ...]
    paths: frozenset[str] = frozenset()
    day: date | None = None
    site_url: str = ""
    by_clock: bool = False
    contacts: tuple[Contact, ...] = ()
    times: Stopwatch = field(default_factory=Stopwatch)


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
) -> Built:
    """Build the project at `root` into `out` (emptied first), see `build_site_to`.

    `live` goes by the clock; without `sheets` there are no files for paper.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    with _quiet_host() as host:
        try:
            config = load_config(str(root / CONFIG_FILE), site_dir=str(out))
        except (MkDocsException, Abort):
            return Built(sort_diagnostics(host.diagnostics))
        plugin = config.plugins["metodichka"]
        assert isinstance(plugin, MetodichkaPlugin)  # noqa: S101 - the entry point names this class
        plugin.today, plugin.history, plugin.live = today, history, live
        plugin.with_sheets = sheets
        with contextlib.suppress(Abort):
            build(config)
        found = plugin.diagnostics if has_errors(plugin.diagnostics) else [*plugin.diagnostics, *host.diagnostics]
        if has_errors(found):
            return Built(sort_diagnostics(found))
        return Built(
            sort_diagnostics(found),
            plugin.written_paths(),
            plugin.day(),
            config.site_url or "",
            plugin.by_clock,
            plugin.contacts(),
            plugin.times,
        )
