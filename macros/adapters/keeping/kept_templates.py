"""Templates in the form that Python runs, kept between builds: compiling a hundred of them takes half a second."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from macros.adapters.keeping.engine import sources_digest, texts_digest
from macros.adapters.keeping.sealed_store import SealedStore, open_store

STORE_FOLDER = ".cache/templates"
_RENDERING = Path(__file__).resolve().parents[2] / "render"


class KeptTemplates(BytecodeCache):
    """Jinja's cache of compiled templates on a sealed store, for one way of compiling.

    Jinja itself compares the source of each template.
    """

    def __init__(self, store: SealedStore) -> None:
        self._store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if its template was compiled before; a template that has changed is not taken."""
        kept = self._store.get(_name(bucket))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._store.put(_name(bucket), bucket.bytecode_to_string())


def _name(bucket: Bucket) -> str:
    return texts_digest([_way_of_compiling(), bucket.key])


@cache
def _way_of_compiling() -> str:
    libraries = [version(name) for name in ("jinja2", "mkdocs")]  # the host has an environment of its own
    return f"{libraries} {sources_digest((_RENDERING,), {'.py'})}"


def kept_templates(root: Path) -> KeptTemplates | None:
    """For the project at `root`; None where nothing can be kept."""
    store = open_store(root / STORE_FOLDER)
    return KeptTemplates(store) if store else None
