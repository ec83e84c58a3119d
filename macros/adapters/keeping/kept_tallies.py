"""Keeps what lists say of each of many roadmaps: after an edit of one a build does not read the others."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path

from macros.adapters.keeping.engine import engine_digest, texts_digest
from macros.adapters.keeping.sealed_store import SealedStore, open_store
from macros.project import CALENDAR, PARTIES, Project
from macros.sources.files import SourceFiles
from macros.views.tallies import Tally, tallies

STORE_FOLDER = ".cache/tallies"
FEWEST = 60  # roadmaps; fewer are read as fast as this


class KeptTallies:
    """The tallies of the last build of this program, by names of the texts behind them."""

    def __init__(self, store: SealedStore | None) -> None:
        self._store = store
        self._kept: Mapping[str, Tally] = {}

    def teach(self, project: Project, sources: SourceFiles) -> None:
        """Let the project know what is kept of it."""
        if len(project.roadmaps) < FEWEST:
            return
        pickled = self._store.get(engine_digest()) if self._store else None
        self._kept = pickle.loads(pickled) if pickled else {}  # noqa: S301 - sealed by this user
        known = tallies(project)
        for roadmap_id, name in tally_names(project, sources).items():
            if name in self._kept:
                known.learn(roadmap_id, self._kept[name])

    def keep(self, project: Project, sources: SourceFiles) -> None:
        """Keep what is known of the project now, and nothing else."""
        if self._store is None or len(project.roadmaps) < FEWEST:
            return
        names = tally_names(project, sources)
        now = {names[roadmap_id]: tally for roadmap_id, tally in tallies(project).known().items()}
        if now != self._kept:
            self._store.put(engine_digest(), pickle.dumps(now, pickle.HIGHEST_PROTOCOL))
            self._store.forget_old()
            self._kept = now


def kept_tallies(root: Path) -> KeptTallies:
    """For the project at `root`."""
    return KeptTallies(open_store(root / STORE_FOLDER))


def tally_names(project: Project, sources: SourceFiles) -> Mapping[str, str]:
    """A name for all that the tally of each roadmap is made of, by the roadmap's id."""
    shared = texts_digest(sources.texts.get(path, "") for path in (PARTIES, CALENDAR))
    return {roadmap.id: texts_digest([shared, roadmap.gist.outline]) for roadmap in project.roadmaps}
