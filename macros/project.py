"""The whole section as one value: every roadmap, page and registry, read and checked.

This is the hand-over between reading and showing: nothing after it opens a file, nothing before it knows a view.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from macros.diagnostics import Diagnostic, has_errors
from macros.model.calendar import CalendarFile
from macros.model.page import Page
from macros.model.parties import PartyRegistry
from macros.model.roadmap import Roadmap


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What the host's configuration says of the site. `site_url` ends with «/» or is empty."""

    site_name: str = "ФГИС «Моя школа»"
    site_url: str = ""
    publisher: str = ""  # whose section it is: «Министерство образования …»


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that is published, and what is wrong with it."""

    settings: SiteSettings = SiteSettings()
    roadmaps: tuple[Roadmap, ...] = ()
    parties: PartyRegistry = PartyRegistry()
    calendar: CalendarFile = field(default_factory=CalendarFile)
    pages: tuple[Page, ...] = ()
    paths: frozenset[str] = frozenset()  # every published file, relative to docs/
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether the site must not be built."""
        return has_errors(self.diagnostics)

    def roadmap(self, roadmap_id: str) -> Roadmap | None:
        """The roadmap with this id."""
        return next((r for r in self.roadmaps if r.id == roadmap_id), None)
