"""Publishing as a sequence: lock, clean, build beside, examine, seal, adopt, switch, prune.

Whatever fails before the switch leaves the live version as it was; whatever fails after it leaves the new one whole.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.adapters.disk.file_lock import file_lock
from macros.adapters.publishing.pointer import RELEASES, pointer_is_foreign
from macros.adapters.publishing.releases import Release, Releases
from macros.adapters.publishing.sealing import seal

LOCK_FILE = ".publish.lock"


class RefusalError(Exception):
    """Nothing was published; the argument is what to tell a person."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a builder made: the day that the site is of, and what forbids to publish it."""

    day: date
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """The live version. `fresh` is false where it was live before; `kept_old` says that old versions stayed."""

    release: Release
    fresh: bool
    removed: tuple[Release, ...] = ()
    kept_old: bool = False


Builder = Callable[[Path], Draft]


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long to wait for another publication, in seconds, and what to call when the wait begins."""

    seconds: float = 0
    on_wait: Callable[[], None] = lambda: None


def publish(folder: Path, build: Builder, keep: int, waiting: Waiting) -> Published | Draft:
    """Build and make live; a Draft with faults means that nothing was changed. `keep` is at least 1.

    Raises OSError, BusyError, RefusalError; the live version is whole in any case.
    """
    with _opened(folder, waiting) as releases:
        releases.clean()
        path = releases.new_draft()
        try:
            draft = build(path)
            if draft.faults:
                return draft
            release = releases.adopt(path, seal(path), draft.day)
        finally:
            shutil.rmtree(path, ignore_errors=True)
        fresh = releases.current() != release
        if fresh:
            releases.switch(release)
        return _pruned(releases, Published(release, fresh), keep)


def roll_back(folder: Path, version: str, waiting: Waiting) -> Release:
    """Make the version live again, the one before the live one if `version` is empty."""
    with _opened(folder, waiting) as releases:
        if version:
            target = next((each for each in releases.all() if each.name == version), None)
            if target is None:
                raise RefusalError(f"версии «{version}» нет. Какие есть, покажет --list")
        else:
            target = releases.previous()
            if target is None:
                raise RefusalError("более ранней версии нет. Какие есть, покажет --list")
        releases.switch(target)
        return target


@contextlib.contextmanager
def _opened(folder: Path, waiting: Waiting) -> Iterator[Releases]:
    if pointer_is_foreign(folder):
        raise RefusalError(f"в «{folder}» уже есть «current», и это не ссылка на версию. Выберите другую папку")
    os.makedirs(folder / RELEASES, exist_ok=True)  # noqa: PTH103 - one family of calls
    with file_lock(folder / LOCK_FILE, waiting.seconds, waiting.on_wait):
        yield Releases(folder)


def _pruned(releases: Releases, done: Published, keep: int) -> Published:
    """The site is live already: old versions that cannot be removed are no failure."""
    try:
        removed = releases.prune(keep)
    except OSError:
        return Published(done.release, done.fresh, kept_old=True)
    return Published(done.release, done.fresh, removed)
