"""Reads the content's history for the site. What a commit changed is worked out once and kept under .cache/."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from macros.adapters.disk.whole_files import write_file
from macros.adapters.git.repository import GitError, GitRepository, LoggedCommit, day_of
from macros.adapters.keeping.engine import sources_digest
from macros.changes.editions import Comparison, TextPair, compare_texts
from macros.changes.history import NO_HISTORY, Absence, History
from macros.changes.replaying import Blob, Commit, Step, by_day, replay
from macros.project import PARTIES

MOST_COMMITS = 100  # how far back the site remembers
CACHE_FOLDER = ".cache/changes"

_COMPARISON = TypeAdapter(Comparison)
_PACKAGE = Path(__file__).resolve().parents[2]
_ENGINE = ("changes", "loading", "model", "sources", "terms")  # what decides on the meaning of a change


def read_history(root: Path, time_zone: str, most: int = MOST_COMMITS) -> History:
    """The history of the content at HEAD; an empty one with the reason where there is none. Never raises."""
    repository = GitRepository(root)
    try:
        head = repository.commit("HEAD")
        log = repository.log(head, most)
        shallow = repository.shallow_commits()
        parties = repository.files(head).get(PARTIES)
        steps = _commits([each for each in log if each.id not in shallow], parties, ZoneInfo(time_zone))
        revisions = tuple(replay(by_day(steps), _Comparing(repository, root / CACHE_FOLDER)))
    except GitError:
        return NO_HISTORY
    if shallow:
        return History(revisions[::-1], Absence.SHALLOW)
    return History(revisions[::-1], Absence.CUT if len(log) == most else Absence.NONE)


def _commits(log: Iterable[LoggedCommit], parties: Blob, zone: ZoneInfo) -> list[Commit]:
    """The commits, the oldest first, each with the registry of parties before and after it."""
    found: list[Commit] = []
    for each in log:
        before = each.files[PARTIES][0] if PARTIES in each.files else parties
        moment = datetime.fromtimestamp(each.seconds, UTC)
        found.append(Commit(each.id, moment, day_of(each.seconds, zone), each.files, (before, parties)))
        parties = before
    return found[::-1]


class _Comparing:
    """Compares the texts behind the names; an answer that was given once comes from the cache."""

    def __init__(self, repository: GitRepository, cache: Path) -> None:
        self._repository, self._cache = repository, cache

    def __call__(self, step: Step) -> Comparison:
        place = self._cache / f"{_key(step)}.json"
        try:
            return _COMPARISON.validate_json(place.read_bytes())
        except (OSError, ValidationError):
            pass
        found = compare_texts(self._texts(step))
        with contextlib.suppress(OSError):  # a cache that cannot be written costs only time
            write_file(place, _COMPARISON.dump_json(found), durable=False)
        return found

    def _texts(self, step: Step) -> TextPair:
        blobs = [blob for _, *pair in step.files for blob in pair] + list(step.parties)
        texts = self._repository.texts(blob for blob in blobs if blob)
        before, after = (
            {row[0]: texts[blob] for row in step.files if (blob := row[side]) and blob in texts} for side in (1, 2)
        )
        registries = (texts.get(blob or "", "") for blob in step.parties)
        return TextPair(before, after, *registries)


def _key(step: Step) -> str:
    return hashlib.sha256(f"{_engine()} {step.files!r} {step.parties!r}".encode()).hexdigest()[:40]


@lru_cache(maxsize=1)
def _engine() -> str:
    """The program's own state: another reading of terms gives another meaning to old commits."""
    return sources_digest((_PACKAGE / folder for folder in _ENGINE), {".py"})
