"""Remembers what a check of exactly these files said, so that a second look at a country's plans takes a moment.

Everything that a check looks at is in the name: the program, every text, the other files, the host's settings and the
quarter of an hour. It loads nothing of the program that checks, which alone would take longer than the answer.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from macros.adapters.keeping.config_scope import reads_elsewhere
from macros.adapters.keeping.engine import engine_digest, texts_digest
from macros.adapters.keeping.sealed_store import SealedStore, open_store
from macros.adapters.project_root import CONFIG_FILE
from macros.diagnostics import Diagnostic
from macros.sources.files import SourceFiles

STORE_FOLDER = ".cache/checks"
_MOMENT = 15 * 60  # seconds; «сегодня» changes at a quarter of an hour somewhere
_HOST = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "nh3")


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check says: all diagnostics, what was looked at, and the site's address for links to explanations."""

    diagnostics: tuple[Diagnostic, ...]
    roadmaps: int
    measures: int
    pages: int
    site_url: str


class KeptChecks:
    """The reports of earlier checks."""

    def __init__(self, store: SealedStore | None) -> None:
        self._store = store

    def get(self, name: str) -> CheckReport | None:
        """The report kept under the name; none is kept without one."""
        kept = self._store.get(name) if self._store and name else None
        report = pickle.loads(kept) if kept else None  # noqa: S301 - sealed by this user
        return report if isinstance(report, CheckReport) else None

    def put(self, name: str, report: CheckReport) -> None:
        """Keep a report, if it has a name."""
        if self._store and name:
            self._store.put(name, pickle.dumps(report, pickle.HIGHEST_PROTOCOL))
            self._store.forget_old()


def kept_checks(root: Path) -> KeptChecks:
    """For the project at `root`."""
    return KeptChecks(open_store(root / STORE_FOLDER))


def check_name(root: Path, sources: SourceFiles, now: datetime | None = None) -> str:
    """A name for all that a check of the project at `root` depends on at the moment `now`; empty where none can be."""
    if reads_elsewhere(root):
        return ""
    moment = int((now or datetime.now(UTC)).timestamp()) // _MOMENT
    program = f"{engine_digest()} {[version(name) for name in _HOST]} {moment}"
    return texts_digest([program, *_parts(root, sources)])


def _parts(root: Path, sources: SourceFiles) -> Iterator[str]:
    yield (root / CONFIG_FILE).read_bytes().decode(errors="surrogateescape")
    yield from (f"{path}\0{text}" for path, text in sources.texts.items())
    yield repr(sorted(sources.others.items()))
    yield repr(sources.diagnostics)
    overrides = root / "overrides"  # what the theme brings must not be hidden by the content
    yield "\0".join(sorted(path.relative_to(overrides).as_posix() for path in overrides.rglob("*")))
