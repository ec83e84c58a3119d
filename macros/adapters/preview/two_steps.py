"""Builds for a preview in two steps: first the pages of the edited files, then everything."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from macros.adapters.building.edited_pages import LastBuild, edited_pages
from macros.adapters.building.patience import GivenUpError, Patience
from macros.adapters.building.rebuild import Unchanged, rebuild_site
from macros.adapters.disk.whole_files import write_files
from macros.adapters.preview.messages import Answer, Request
from macros.diagnostics import has_errors
from macros.report import format_json

SECONDS_FOR_SHEETS = 5.0  # at a time: a section like this one needs no more, a country's has work for ten minutes


class TwoSteps:
    """The builds of the project at `root`, as of `today` or, without it, by the clock."""

    def __init__(self, root: Path, today: date | None) -> None:
        self._root = root
        self._today = today
        self._last: LastBuild | None = None
        self._replaced: dict[Path, bytes] = {}  # what stood where the edited pages were put

    def do(self, request: Request, shown: Callable[[], None]) -> Answer:
        """Build, or make some of the sheets that the last build has left out. The code of a build with an error is 1.

        Then the folder keeps what it had before the request; that may be pages which a build that was given up has
        shown. `shown` is called between the steps, if there is something to show then. Raises OSError.
        """
        if not request.site:
            return Answer(0, unmade=self._last.make_sheets(SECONDS_FOR_SHEETS, _patience(request)) if self._last else 0)
        self._replaced = {}
        with contextlib.suppress(Exception):  # whatever is wrong: the build of everything will say it
            if self._show_edited(Path(request.site), request.edited):
                shown()
        try:
            return self._build_all(request)
        except GivenUpError:
            return Answer(0, given_up=True)
        except BaseException:
            self._take_back()
            raise

    def _show_edited(self, site: Path, edited: Sequence[str]) -> bool:
        pages = edited_pages(self._last, self._root, edited) if self._last else {}
        old = {path: (site / path).read_bytes() for path in pages}
        new = {path: content for path, content in pages.items() if content != old[path]}
        self._replaced = {site / path: old[path] for path in new}
        write_files({site / path: content for path, content in new.items()}, durable=False)
        return bool(new)

    def _build_all(self, request: Request) -> Answer:
        built = rebuild_site(
            self._root,
            Path(request.site),
            today=self._today,
            live=self._today is None,
            sheet_seconds=SECONDS_FOR_SHEETS,
            patience=_patience(request),
        )
        found, unmade = ((), 0) if isinstance(built, Unchanged) else (built.diagnostics, built.waiting)
        if has_errors(found):
            self._take_back()
        if not isinstance(built, Unchanged):
            self._last = built.left  # nothing after an error: until it is mended the site stays as it was
        Path(request.diagnostics).write_text(format_json(found), encoding="utf-8")
        return Answer(int(has_errors(found)), unmade=unmade)

    def _take_back(self) -> None:
        write_files(self._replaced, durable=False)


def _patience(request: Request) -> Patience:
    return Patience(Path(request.urgent) if request.urgent else None)
