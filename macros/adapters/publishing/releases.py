"""The folder of published versions.

    DIR/releases/2025-02-10-0007-1a2b3c4d5e6f/   a version: day, number, digest of its content
    DIR/releases/.draft-…                        being built; whatever a killed run left is removed by the next one
    DIR/current → releases/…                     the live version

Nothing in a version's folder is ever changed. The caller holds the lock.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.adapters.publishing.pointer import POINTER_DRAFTS, RELEASES, point_to, read_pointer
from macros.adapters.publishing.sealing import DIGEST_LENGTH, digest, sync_folder

_NAME = re.compile(rf"(\d{{4}}-\d{{2}}-\d{{2}})-(\d{{4,}})-([0-9a-f]{{{DIGEST_LENGTH}}})")
_DRAFT, _DOOMED = ".draft-", ".old-"


@dataclass(frozen=True, slots=True)
class Release:
    """A published version by its name; `number` counts publications, `day` is ISO."""

    name: str
    day: str
    number: int
    digest: str

    @classmethod
    def read(cls, name: str) -> Release | None:
        """The version of this name, None for a name of another kind."""
        found = _NAME.fullmatch(name)
        return cls(name, found[1], int(found[2]), found[3]) if found else None


@dataclass(frozen=True, slots=True)
class Releases:
    """All versions below `folder`."""

    folder: Path

    @property
    def home(self) -> Path:
        """Where the versions lie."""
        return self.folder / RELEASES

    def all(self) -> tuple[Release, ...]:
        """The versions, the oldest first."""
        if not self.home.is_dir():
            return ()
        found = (Release.read(path.name) for path in self.home.iterdir() if path.is_dir())
        return tuple(sorted((each for each in found if each), key=lambda each: each.number))

    def current(self) -> Release | None:
        """The live version; None where nothing is live or its folder is gone."""
        name = read_pointer(self.folder)
        return next((each for each in self.all() if each.name == name), None)

    def clean(self) -> None:
        """Remove what killed runs have left; what does not go now (a file of it is held open) goes with a later run."""
        for path in [p for p in self.home.iterdir() if p.name.startswith((_DRAFT, _DOOMED))]:
            shutil.rmtree(path, ignore_errors=True)
        for name in POINTER_DRAFTS:
            (self.folder / name).unlink(missing_ok=True)

    def new_draft(self) -> Path:
        """An empty folder to build in, on the same disk as the versions."""
        draft = self.home / f"{_DRAFT}{os.getpid()}-{time.time_ns()}"  # what a killed run left may bear the same number
        os.mkdir(draft)  # noqa: PTH102 - one family of calls, so that each can be made to fail
        return draft

    def adopt(self, draft: Path, content: str, today: date) -> Release:
        """Make the sealed draft with this digest a version, or find the version that has the very same content."""
        known = self.all()
        for same in (each for each in reversed(known) if each.digest == content):
            if digest(self.home / same.name) == content:
                return same
        number = max((each.number for each in known), default=0) + 1
        release = Release(f"{today.isoformat()}-{number:04d}-{content}", today.isoformat(), number, content)
        os.rename(draft, self.home / release.name)  # noqa: PTH104
        sync_folder(self.home)
        return release

    def switch(self, release: Release) -> None:
        """Make the version the live one."""
        point_to(self.folder, release.name)

    def previous(self) -> Release | None:
        """The version before the live one."""
        current = self.current()
        older = [each for each in self.all() if current and each.number < current.number]
        return older[-1] if older else None

    def prune(self, keep: int) -> tuple[Release, ...]:
        """Remove all but the newest `keep` versions and the live one; answers with the removed."""
        current = self.current()
        doomed = tuple(each for each in self.all()[:-keep] if current and each.name != current.name)
        for release in doomed:
            # Renamed first: half a version never bears a version's name.
            away = self.home / f"{_DOOMED}{release.name}"
            os.rename(self.home / release.name, away)  # noqa: PTH104
            shutil.rmtree(away)
        return doomed
