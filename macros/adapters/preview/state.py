"""What the preview shows now. One writer (the build loop), many readers (a thread for each open page)."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from pathlib import Path

from macros.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Shown:
    """A moment of the preview, never changed, only replaced.

    `site` is the last good one (None before the first), `looks` names what all its pages share, `change` counts what
    was shown; `problems` are the errors of the last build, empty when it was good.
    `base` is the path of site_url, «/» at both ends.
    """

    site: Path | None = None
    base: str = "/"
    looks: str = ""
    change: int = 0
    problems: tuple[Diagnostic, ...] = ()


class PreviewState:
    """Holds what is shown and wakes those who wait for the next change."""

    def __init__(self, base: str = "/") -> None:
        self._shown = Shown(base=base)
        self._changed = threading.Condition()
        self._closed = False

    @property
    def shown(self) -> Shown:
        """This moment; safe to read from any thread."""
        return self._shown

    @property
    def closed(self) -> bool:
        """Whether the preview is going down."""
        return self._closed

    def show_site(self, site: Path, base: str, looks: str) -> None:
        """Switch to a new good site."""
        self._replace(Shown(site, base, looks, self._shown.change + 1))

    def show_pages(self) -> None:
        """Some pages of the site are others now."""
        self._replace(replace(self._shown, change=self._shown.change + 1))

    def show_problems(self, problems: tuple[Diagnostic, ...]) -> None:
        """Keep the site and show why the last build failed."""
        self._replace(replace(self._shown, change=self._shown.change + 1, problems=problems))

    def close(self) -> None:
        """Let everybody who waits go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait_after(self, change: int, seconds: float) -> Shown | None:
        """The next moment after `change`, or None when none came in time."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._shown.change != change, timeout=seconds)
            return self._shown if self._shown.change != change else None

    def _replace(self, shown: Shown) -> None:
        with self._changed:
            self._shown = shown
            self._changed.notify_all()
