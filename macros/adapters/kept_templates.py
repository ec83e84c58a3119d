"""Templates in the form that Python runs, kept between builds: compiling a hundred of them takes half a second."""

from __future__ import annotations

from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from macros.adapters.sealed_store import SealedStore, open_store

STORE_FOLDER = ".cache/templates"


class KeptTemplates(BytecodeCache):
    """Jinja's cache of compiled templates on a sealed store. Jinja itself compares the source of each template."""

    def __init__(self, store: SealedStore) -> None:
        self._store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if its template was compiled before; a template that has changed is not taken."""
        kept = self._store.get(bucket.key)
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._store.put(bucket.key, bucket.bytecode_to_string())


def kept_templates(root: Path) -> KeptTemplates | None:
    """For the project at `root`; None where nothing can be kept."""
    store = open_store(root / STORE_FOLDER)
    return KeptTemplates(store) if store else None
