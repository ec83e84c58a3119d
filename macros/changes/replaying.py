"""Goes through commits from the oldest to the newest and says what each of them changed.

A commit that broke a file changes nothing there; the commit that mends it is compared with the last whole state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from macros.changes.editions import Comparison
from macros.changes.history import Revision

Blob = str | None  # the name of a file's content; None where there is no such file


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit by what it did to files: path → content before and after. `parties` are those of the registry."""

    id: str
    moment: datetime
    day: date
    files: Mapping[str, tuple[Blob, Blob]]
    parties: tuple[Blob, Blob]


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be compared: the names of the contents say everything that the answer depends on."""

    files: tuple[tuple[str, Blob, Blob], ...]
    parties: tuple[Blob, Blob]


def by_day(commits: Sequence[Commit]) -> list[Commit]:
    """One commit for each day, the oldest first: what was done and undone on one day is no change.

    A clock that was wrong puts no day out of order: a commit is never later than the one after it.
    """
    days: list[Commit] = []
    for commit in reversed(commits):
        day = min(commit.day, days[-1].day) if days else commit.day
        if days and day == days[-1].day:
            days[-1] = _together(commit, days[-1])
        else:
            days.append(replace(commit, day=day))
    return days[::-1]


def _together(first: Commit, then: Commit) -> Commit:
    files = {path: pair for path, pair in first.files.items() if path not in then.files}
    for path, (before, after) in then.files.items():
        files[path] = (first.files[path][0] if path in first.files else before, after)
    return replace(then, files=files, parties=(first.parties[0], then.parties[1]))


def replay(commits: Iterable[Commit], compare: Callable[[Step], Comparison]) -> Iterator[Revision]:
    """The commits (the oldest first) that changed anything."""
    held: dict[str, Blob] = {}  # the last whole content of a file that is broken now
    for commit in commits:
        files = {path: (held.pop(path, before), after) for path, (before, after) in commit.files.items()}
        step = Step(tuple((path, *files[path]) for path in sorted(files) if len({*files[path]}) > 1), commit.parties)
        found = compare(step)
        held |= {path: files[path][0] for path in found.broken}
        if not found.changes.empty:
            yield Revision(commit.id, commit.moment, commit.day, found.changes)
