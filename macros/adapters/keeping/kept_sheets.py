"""Keeps sheets and office files between builds, and what is known of them: where they lie, how many pages and bytes.

Both are under the user's seal: a site gives away no file that another one has put into the cache.
"""

from __future__ import annotations

import json
import secrets
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.adapters.keeping.engine import engine_digest
from macros.adapters.keeping.folder_store import FolderStore
from macros.adapters.keeping.sealed_store import SealedStore, open_store
from macros.exports.site_files import PlannedFiles, ReadyFile
from macros.views.sheets.facts import SheetFacts

STORE_FOLDER = ".cache/sheets"
LIST_FOLDER = ".cache/sheet-lists"
_LIST = "site"

_Known = dict[str, list[tuple[str, int, int]]]  # by name: key, pages and bytes of each file in the order of the plan


def sheet_store(root: Path) -> SealedStore:
    """The store of the project at `root`; where nothing can be kept there, one for as long as somebody holds it.

    A preview holds that of its last build, so that sheets are not made again and again.
    """
    store = open_store(root / STORE_FOLDER)
    if store is not None and _writable(root / STORE_FOLDER):
        return store
    passing = _passing.get(root) or _PassingStore()
    _passing[root] = passing
    return passing


class KnownFiles:
    """What an earlier build of the project at `root` has put into `store`, by the names of the plans."""

    def __init__(self, root: Path, store: SealedStore) -> None:
        self._root = root
        self._lists = open_store(root / LIST_FOLDER)
        self._store = store
        self._known = self._read()

    def find(self, name: str, plan: PlannedFiles) -> tuple[ReadyFile, ...] | None:
        """The files of the plan of this name, if all are still there."""
        known = self._known.get(name)
        if known is None or not all(self._store.holds(key, size) for key, _, size in known):
            return None
        return tuple(
            ReadyFile(path, key, SheetFacts(pages, size))
            for path, (key, pages, size) in zip(plan.paths, known, strict=True)
        )

    def keep(self, ready: Mapping[str, Iterable[ReadyFile]]) -> None:
        """Know these from now on, by their names, and no others; files that nobody has used for long go."""
        known = {name: list(map(_told, files)) for name, files in ready.items()}
        if self._lists and known != self._known:
            self._lists.put(_LIST, json.dumps({"program": engine_digest(), "known": known}).encode())
            FolderStore(self._root / STORE_FOLDER).forget_old()  # also what an earlier program has put there

    def _read(self) -> _Known:
        kept = self._lists.get(_LIST) if self._lists else None
        told = json.loads(kept) if kept else {}
        if told.get("program") != engine_digest():  # it may have had another shape
            return {}
        return {name: [(key, pages, size) for key, pages, size in files] for name, files in told["known"].items()}


def _told(file: ReadyFile) -> tuple[str, int, int]:
    return file.key, file.facts.pages, file.facts.size


class _PassingStore(SealedStore):
    """A store in a folder of its own, which goes when nobody holds the store any more."""

    def __init__(self) -> None:
        folder = Path(tempfile.mkdtemp(prefix="metodichka-sheets-"))
        super().__init__(folder, secrets.token_bytes(32))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)


_passing: weakref.WeakValueDictionary[Path, _PassingStore] = weakref.WeakValueDictionary()


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
