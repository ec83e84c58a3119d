"""Remembers the blocks of a large search index, in this process and in a store: most of them outlast an edit."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from macros.adapters.keeping.engine import engine_digest, texts_digest
from macros.adapters.keeping.sealed_store import SealedStore, open_store
from macros.project import CALENDAR, Project
from macros.search import Block
from macros.sources.files import SourceFiles

STORE_FOLDER = ".cache/search"

# The blocks of the last build of this process by name.
_latest: dict[str, Block] = {}


class KeptBlocks:
    """Blocks by names that say what they are made of. `latest` is replaced by every build."""

    def __init__(self, store: SealedStore | None = None, latest: dict[str, Block] | None = None) -> None:
        self._store = store
        self._latest = {} if latest is None else latest

    def find(self, name: str) -> Block | None:
        """The block of this name, if it was made before."""
        if name not in self._latest and self._store and (pickled := self._store.get(name)):
            self._latest[name] = pickle.loads(pickled)  # noqa: S301 - made here, sealed by this user
        return self._latest.get(name)

    def keep(self, name: str, block: Block) -> None:
        """Keep the block in the store; this may happen in a child."""
        if self._store:
            self._store.put(name, pickle.dumps(block, pickle.HIGHEST_PROTOCOL))

    def remember(self, blocks: Mapping[str, Block]) -> None:
        """Remember these blocks, and no others, in this process."""
        if self._store and blocks.keys() - self._latest.keys():
            self._store.forget_old()
        self._latest.clear()
        self._latest.update(blocks)


def kept_blocks(root: Path) -> KeptBlocks:
    """For the project at `root`."""
    return KeptBlocks(open_store(root / STORE_FOLDER), _latest)


def block_name(*made_of: str) -> str:
    """A name for the block that this program makes of these texts."""
    return texts_digest((engine_digest(), _stemmer(), *made_of))


@cache
def _stemmer() -> str:
    return version("snowballstemmer")


def roadmap_names(project: Project, sources: SourceFiles) -> Mapping[str, str]:
    """Names of what the entries of roadmaps are made of, by their ids."""
    calendar = sources.texts.get(CALENDAR, "")
    return {
        each.roadmap.id: texts_digest((calendar, each.file, sources.digest(each.file)))
        for each in project.subject.roadmaps
    }
