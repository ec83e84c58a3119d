"""What earlier builds have made that one build need not make again, under names that say what it was made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from macros.adapters.building.search_blocks import Earlier
from macros.adapters.host.shells import ShellTemplate
from macros.adapters.keeping.kept_blocks import kept_blocks, roadmap_names
from macros.adapters.keeping.kept_output import KeptOutput
from macros.adapters.keeping.kept_pages import KeptPages, kept_pages
from macros.adapters.keeping.kept_tallies import kept_tallies
from macros.adapters.keeping.part_names import part_names
from macros.project import Project
from macros.site import Shell, Site
from macros.sources.files import SourceFiles


class SparedWork:
    """For the project at `root`; `output` is the folder of an earlier build, where its files may be left."""

    def __init__(self, root: Path, project: Project, sources: SourceFiles, output: KeptOutput | None) -> None:
        self._root, self._project, self._sources, self._output = root, project, sources, output
        self._tallies = kept_tallies(root)
        self._tallies.teach(project, sources)

    def pages(self, config: MkDocsConfig) -> KeptPages | None:
        """The hand-written pages; None for a build from nothing."""
        return kept_pages(self._root, config, self._project, self._sources) if self._output is not None else None

    def parts_to_make(self, site: Site, day: date, templates: Mapping[Shell, ShellTemplate]) -> Site:
        """The site without the parts that lie there already."""
        if self._output is None:
            return site
        names = part_names(self._project, self._sources, site, day, templates)
        return replace(site, parts=self._output.to_make(site.parts, names))

    @property
    def known(self) -> Callable[[str, bytes], bool] | None:
        """Whether a file of this path and content lies there already, and stays."""
        return None if self._output is None else self._output.stays

    def indexed(self) -> Earlier:
        """What need not be indexed again for the search."""
        names, kept = roadmap_names(self._project, self._sources), kept_blocks(self._root)
        return Earlier(names, kept) if self._output is None else Earlier(names, kept, self._output.stay)

    def keep(self) -> None:
        """Keep the numbers of plans for the next build; the rest is kept where it is made."""
        self._tallies.keep(self._project, self._sources)
