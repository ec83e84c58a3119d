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
    """The tallies of the last build of this program by names of what they are made of, read when they are needed."""

    def __init__(self, store: SealedStore | None) -> None:
        self._store = store
        self._read: Mapping[str, Tally] | None = None

    def teach(self, project: Project, sources: SourceFiles) -> None:
        """Let the project know where something is kept of it."""
        if len(project.roadmaps) >= FEWEST:
            tallies(project).ask(lambda: self._of(tally_names(project, sources)))

    def keep(self, project: Project, sources: SourceFiles) -> None:
        """Keep what is known of the project now, and of what was kept before what is still true."""
        known = tallies(project).known()
        if self._store is None or len(project.roadmaps) < FEWEST or not known:
            return
        names = tally_names(project, sources)
        before = {names[each]: tally for each, tally in self._of(names).items()}
        now = before | {names[each]: tally for each, tally in known.items()}
        if now != self._kept:
            self._store.put(engine_digest(), pickle.dumps(now, pickle.HIGHEST_PROTOCOL))
            self._store.forget_old()
            self._read = now

    def _of(self, names: Mapping[str, str]) -> Mapping[str, Tally]:
        """What is kept of the roadmaps whose tallies have these names, by their ids."""
        return {each: self._kept[name] for each, name in names.items() if name in self._kept}

    @property
    def _kept(self) -> Mapping[str, Tally]:
        if self._read is None:
            pickled = self._store.get(engine_digest()) if self._store else None
            self._read = pickle.loads(pickled) if pickled else {}  # noqa: S301 - sealed by this user
        return self._read


def kept_tallies(root: Path) -> KeptTallies:
    """For the project at `root`."""
    return KeptTallies(open_store(root / STORE_FOLDER))


def tally_names(project: Project, sources: SourceFiles) -> Mapping[str, str]:
    """A name for all that the tally of each roadmap is made of, by the roadmap's id."""
    shared = texts_digest(sources.texts.get(path, "") for path in (PARTIES, CALENDAR))
    return {roadmap.id: texts_digest([shared, roadmap.gist.outline]) for roadmap in project.roadmaps}
