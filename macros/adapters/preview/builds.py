"""Build after build: what each one shows in the browser and says in the terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from macros.adapters.preview.building import BuildResult, build_site
from macros.adapters.preview.looks import shared_looks
from macros.adapters.preview.resident import Resident
from macros.adapters.preview.state import PreviewState
from macros.adapters.speech import say_diagnostics
from macros.diagnostics import Diagnostic, Severity

LONGEST_BEHIND = 30.0  # seconds that somebody who saves again and again may be shown the edited pages alone
NAMED_FILES = 3  # in the line about a build; more are counted


class Builds:
    """Builds the project at `root` again and again into `folder`, where only what has changed is replaced."""

    def __init__(
        self, root: Path, folder: Path, builder: Resident, state: PreviewState, base: Callable[[Path], str]
    ) -> None:
        self._root, self._folder, self._builder, self._state, self._base = root, folder, builder, state, base
        self._told: frozenset[Diagnostic] = frozenset()
        self._behind: tuple[str, ...] = ()  # edits that only their own pages show
        self._makes_sheets = False
        self._since: float | None = None  # when the build began that shows them all, by the clock that never goes back

    def build(self, edited: Sequence[str]) -> int:
        """Build once, show the result and say it; `edited` are the files that asked for it.

        How many sheets for paper are still to be made, see `make_sheets`.
        """
        self._builder.prepare(edited)
        self._since = self._since or time.monotonic()
        self._behind = tuple(dict.fromkeys((*self._behind, *edited)))
        run = partial(self._builder.run, edited=edited, shown=self._state.show_pages)
        result = build_site(self._root, self._folder, run)
        if result.given_up:
            return 0
        if result.site is None:
            self._state.show_problems(errors_of(result.diagnostics))
        else:
            self._state.show_site(result.site, self._base(self._root), shared_looks(result.site))
        self._say(result, self._behind)
        self._behind, self._since = (), None
        return result.unmade

    def hurry(self) -> None:
        """There is a new edit: a build of everything that goes on has to wait, but not for ever; sheets always have to.

        May be called from another thread. Before there is a site, and where nothing is done, nothing happens.
        """
        since = self._since
        may_wait = since and self._state.shown.site and time.monotonic() - since < LONGEST_BEHIND
        if may_wait or self._makes_sheets:
            self._builder.give_up()

    def make_sheets(self) -> int | None:
        """Make some of the sheets that the last build had no time for; how many there still are, None after a fault.

        The next build puts them into the site.
        """
        self._makes_sheets = True
        try:
            return self._builder.make_sheets()
        finally:
            self._makes_sheets = False

    def _say(self, result: BuildResult, edited: Sequence[str]) -> None:
        """The line about the build after what it found; a warning is said once, not after every save."""
        news = [d for d in result.diagnostics if d.severity is Severity.ERROR or d not in self._told]
        self._told = frozenset(result.diagnostics)
        say_diagnostics(news, source_texts(self._root, news))
        sys.stderr.flush()
        shows_old = self._state.shown.site is not None
        print(f"{time.strftime('%H:%M:%S')} {build_line(result, edited, shows_old=shows_old)}", flush=True)  # noqa: T201


def build_line(result: BuildResult, edited: Sequence[str], *, shows_old: bool) -> str:
    """One line about a build: how it went, how long it took, which files asked for it."""
    seconds = f"{result.seconds:.1f}".replace(".", ",")
    why = f": {_names(edited)}" if edited else ""
    errors = len(errors_of(result.diagnostics))
    if result.site is None:
        rest = ", показан прежний сайт" if shows_old else ""
        return f"Сайт не собран, ошибок – {errors} ({seconds}\u00a0с){rest}{why}"
    warnings = f", предупреждений – {len(result.diagnostics)}" if result.diagnostics else ""
    sheets = ", листы для печати ещё готовятся" if result.unmade else ""
    return f"Сайт собран за {seconds}\u00a0с{warnings}{sheets}{why}"


def _names(edited: Sequence[str]) -> str:
    more = len(edited) - NAMED_FILES
    return ", ".join(edited[:NAMED_FILES]) + (f" и ещё {more}" if more > 0 else "")


def errors_of(diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those that forbid building."""
    return tuple(d for d in diagnostics if d.severity is Severity.ERROR)


def source_texts(root: Path, diagnostics: Sequence[Diagnostic]) -> dict[str, str]:
    """The texts of the files the diagnostics are about, for the picture of the line; unreadable ones are left out."""
    texts: dict[str, str] = {}
    for name in {d.file for d in diagnostics}:
        try:
            texts[name] = (root / name).read_text(encoding="utf-8")
        except (OSError, ValueError):
            continue
    return texts
