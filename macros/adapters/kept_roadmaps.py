"""Reads many roadmaps fast: those read before come from a store, the others are read on all cores.

Only a faultless roadmap is kept; what has a fault is read anew each time, so that its places are at hand.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Sequence
from pathlib import Path

from macros.adapters.engine import engine_digest
from macros.adapters.progress import spread_in_sight
from macros.adapters.sealed_store import SealedStore, open_store
from macros.loading import Loaded, RoadmapText, load_each_roadmap, places_in
from macros.model.calendar import CalendarFile
from macros.model.roadmap import Roadmap

STORE_FOLDER = ".cache/roadmaps"


class KeptRoadmaps:
    """Reads roadmaps as `load_each_roadmap` does, and with the same result."""

    def __init__(self, store: SealedStore | None) -> None:
        self._store = store

    def load(self, texts: Sequence[RoadmapText], calendar: CalendarFile) -> tuple[Loaded[Roadmap], ...]:
        """The roadmaps in the order of the texts."""
        base = f"{engine_digest()} {calendar.model_dump_json()}"
        names = [_name(base, each) for each in texts]
        kept = [self._store.get(name) if self._store else None for name in names]
        missing = [index for index, found in enumerate(kept) if found is None]
        read = spread_in_sight("Чтение карт")(lambda index: _read(texts[index], calendar), missing)
        for index, pickled in zip(missing, read, strict=True):
            kept[index] = pickled
            if pickled and self._store:
                self._store.put(names[index], pickled)
        if missing and self._store:
            self._store.forget_old()
        return tuple(_loaded(each, pickled, calendar) for each, pickled in zip(texts, kept, strict=True))


def kept_roadmaps(root: Path) -> KeptRoadmaps:
    """For the project at `root`."""
    return KeptRoadmaps(open_store(root / STORE_FOLDER))


def _name(base: str, text: RoadmapText) -> str:
    return hashlib.sha256(f"{base}\0{text.file}\0{text.text}".encode(errors="surrogatepass")).hexdigest()


def _read(text: RoadmapText, calendar: CalendarFile) -> bytes:
    """A faultless roadmap in bytes, else nothing."""
    (loaded,) = load_each_roadmap([text], calendar)
    faultless = loaded.value is not None and not loaded.diagnostics and not loaded.partial
    return pickle.dumps(loaded.value, pickle.HIGHEST_PROTOCOL) if faultless else b""


def _loaded(text: RoadmapText, pickled: bytes | None, calendar: CalendarFile) -> Loaded[Roadmap]:
    if not pickled:
        return load_each_roadmap([text], calendar)[0]
    return Loaded(pickle.loads(pickled), places_in(text))  # noqa: S301 - made here, or sealed by this user
