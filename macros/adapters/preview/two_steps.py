"""Builds for a preview in two steps: first the pages of the edited files, then everything."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from macros.adapters.edited_pages import LastBuild, edited_pages
from macros.adapters.preview.worker import Answer, Request
from macros.adapters.rebuild import Unchanged, rebuild_site
from macros.adapters.whole_files import write_files
from macros.diagnostics import has_errors
from macros.report import format_json

SECONDS_FOR_SHEETS = 5.0  # at a time: a section like this one needs no more, a country's has work for ten minutes


class TwoSteps:
    """The builds of the project at `root`, as of `today` or, without it, by the clock."""

    def __init__(self, root: Path, today: date | None) -> None:
        self._root = root
        self._today = today
        self._last: LastBuild | None = None

    def do(self, request: Request, shown: Callable[[], None]) -> Answer:
        """Build, or make some of the sheets that the last build has left out. The code of a build with an error is 1.

        Then the folder keeps what it had. `shown` is called between the steps, if there is something to show then.
        Raises OSError.
        """
        if not request.site:
            return Answer(0, unmade=self._last.make_sheets(SECONDS_FOR_SHEETS) if self._last else 0)
        return self._build(request, shown)

    def _build(self, request: Request, shown: Callable[[], None]) -> Answer:
        site = Path(request.site)
        with self._first_step(site, request.edited, shown) as replaced:
            built = rebuild_site(
                self._root, site, today=self._today, live=self._today is None, sheet_seconds=SECONDS_FOR_SHEETS
            )
            found, unmade = ((), 0) if isinstance(built, Unchanged) else (built.diagnostics, built.waiting)
            if not has_errors(found):
                replaced.clear()
            if not isinstance(built, Unchanged):
                self._last = built.left  # nothing after an error: until it is mended the site stays as it was
        Path(request.diagnostics).write_text(format_json(found), encoding="utf-8")
        return Answer(int(has_errors(found)), unmade=unmade)

    @contextlib.contextmanager
    def _first_step(self, site: Path, edited: Sequence[str], shown: Callable[[], None]) -> Iterator[dict[Path, bytes]]:
        """Put the edited pages in place; what they have replaced comes back at the end, unless it is cleared."""
        replaced: dict[Path, bytes] = {}
        try:
            with contextlib.suppress(Exception):  # whatever is wrong: the build of everything will say it
                self._show_edited(site, edited, replaced)
                if replaced:
                    shown()
            yield replaced
        finally:
            write_files(replaced, durable=False)

    def _show_edited(self, site: Path, edited: Sequence[str], replaced: dict[Path, bytes]) -> None:
        pages = edited_pages(self._last, self._root, edited) if self._last else {}
        old = {path: (site / path).read_bytes() for path in pages}
        new = {path: content for path, content in pages.items() if content != old[path]}
        replaced.update({site / path: old[path] for path in new})
        write_files({site / path: content for path, content in new.items()}, durable=False)
