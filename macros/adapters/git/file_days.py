"""When each file of the content last changed, by git. The whole past is walked once; then only what is new since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from macros.adapters.git.repository import GitError, GitRepository, day_of
from macros.adapters.keeping.engine import engine_digest
from macros.adapters.keeping.sealed_store import open_store

STORE_FOLDER = ".cache/file-days"


@dataclass(frozen=True, slots=True)
class _Walked:
    """What a walk down to the first commit has found: path → seconds since 1970, as of the commit `head`.

    It is kept under the program's name: another version may have found something else.
    """

    head: str = ""
    shallow: list[str] = field(default_factory=list)  # where the past of this copy ended then
    seconds: dict[str, int] = field(default_factory=dict)


def file_days(root: Path, time_zone: str) -> Mapping[str, date]:
    """The day, in that zone, of the last commit that touched each file of the content; files that are gone have theirs.

    A merge is one change, of its own day. In a copy without its past a file is as old as the oldest commit there.
    Nothing is known without git. Never raises.
    """
    try:
        walked = _walk(GitRepository(root), root / STORE_FOLDER)
    except GitError:
        return {}
    zone = ZoneInfo(time_zone)
    return {path: day_of(each, zone) for path, each in walked.seconds.items()}


def _walk(repository: GitRepository, folder: Path) -> _Walked:
    store = open_store(folder)
    kept = store.get(engine_digest()) if store else None
    before = _Walked(**json.loads(kept)) if kept else _Walked()
    head = repository.commit("HEAD")
    shallow = sorted(repository.shallow_commits())
    if (before.head, before.shallow) == (head, shallow):
        return before
    if before.shallow != shallow or before.head not in repository.line(head):
        before = _Walked()
    seconds: dict[str, int] = {}
    for commit in repository.log(head, since=before.head):
        for path in commit.files:
            seconds.setdefault(path, commit.seconds)
    walked = _Walked(head, shallow, {**before.seconds, **seconds})
    if store:
        store.put(engine_digest(), json.dumps(asdict(walked)).encode())
        store.forget_old()
    return walked
