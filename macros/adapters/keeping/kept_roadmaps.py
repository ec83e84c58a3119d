"""Reads many roadmaps fast: those read before come from a store, the others are read on all cores.

What was said of a roadmap by itself is kept with it, faults included; only its places are found anew, when asked for.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from macros.adapters.building.progress import spread_in_sight
from macros.adapters.keeping.engine import engine_digest
from macros.adapters.keeping.sealed_store import SealedStore, open_store
from macros.checks.one_roadmap import CheckedRoadmap, read_and_check
from macros.diagnostics import Diagnostic
from macros.loading import Loaded, RoadmapText, places_in
from macros.model.calendar import CalendarFile
from macros.model.roadmap import Roadmap
from macros.sources.files import text_digest
from macros.sources.places import Places
from macros.sources.tree import Node

STORE_FOLDER = ".cache/roadmaps"

# The last reading of this process by name: a preview reads the same ones after every save, and an edit changes one.
_latest: dict[str, CheckedRoadmap] = {}


class _Kept(NamedTuple):
    """What is kept of a checked roadmap: everything but its places."""

    value: Roadmap | None
    told: tuple[Diagnostic, ...]
    partial: bool
    found: tuple[Diagnostic, ...]
    personal: bool


class KeptRoadmaps:
    """Reads roadmaps as `read_and_check` does, and with the same result. `latest` is replaced by every reading."""

    def __init__(self, store: SealedStore | None, latest: dict[str, CheckedRoadmap] | None = None) -> None:
        self._store = store
        self._latest = {} if latest is None else latest

    def load(self, texts: Sequence[RoadmapText], calendar: CalendarFile) -> tuple[CheckedRoadmap, ...]:
        """The roadmaps in the order of the texts."""
        base = f"{engine_digest()} {calendar.model_dump_json()}"
        names = [_name(base, each) for each in texts]
        found = [self._known(text, name, calendar) for text, name in zip(texts, names, strict=True)]
        missing = [index for index, each in enumerate(found) if each is None]
        read = spread_in_sight("Чтение карт")(lambda index: self._read(texts[index], names[index], calendar), missing)
        for index, pickled in zip(missing, read, strict=True):  # unpacked while the children read on
            found[index] = _checked(texts[index], pickled, calendar)
        if missing and self._store:
            self._store.forget_old()
        whole = tuple(each for each in found if each is not None)
        self._latest.clear()
        self._latest.update(zip(names, whole, strict=True))
        return whole

    def _known(self, text: RoadmapText, name: str, calendar: CalendarFile) -> CheckedRoadmap | None:
        if name in self._latest:
            return self._latest[name]
        pickled = self._store.get(name) if self._store else None
        return None if pickled is None else _checked(text, pickled, calendar)

    def _read(self, text: RoadmapText, name: str, calendar: CalendarFile) -> bytes:
        """The roadmap in bytes, which are kept too; this happens in a child, so that its work is spread as well."""
        (checked,) = read_and_check([text], calendar)
        loaded = checked.loaded
        kept = _Kept(loaded.value, loaded.diagnostics, loaded.partial, checked.found, checked.personal)
        pickled = pickle.dumps(kept, pickle.HIGHEST_PROTOCOL)
        if self._store:
            self._store.put(name, pickled)
        return pickled


def kept_roadmaps(root: Path) -> KeptRoadmaps:
    """For the project at `root`."""
    return KeptRoadmaps(open_store(root / STORE_FOLDER), _latest)


def _name(base: str, text: RoadmapText) -> str:
    digest = text.digest or text_digest(text.text)
    return hashlib.sha256(f"{base}\0{text.file}\0{digest}".encode(errors="surrogatepass")).hexdigest()


def _checked(text: RoadmapText, pickled: bytes, calendar: CalendarFile) -> CheckedRoadmap:
    kept: _Kept = pickle.loads(pickled)  # noqa: S301 - made here, or sealed by this user
    places = _places_again(text, calendar) if kept.told or kept.partial else places_in(text)
    return CheckedRoadmap(Loaded(kept.value, places, kept.told, kept.partial), kept.found, kept.personal)


def _places_again(text: RoadmapText, calendar: CalendarFile) -> Places:
    """The places of what was read in part: they are those of the tree without what was left out."""

    def tree() -> Node | None:
        (again,) = read_and_check([text], calendar)
        return again.loaded.places.build()

    return Places(text.file, tree)
