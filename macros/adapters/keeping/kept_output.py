"""Leaves in the output folder what an earlier build made of the very same things, and replaces the rest.

A build goes into a draft inside the folder first, so a failed one leaves the earlier site whole. What is known of the
folder is kept under the user's seal; a folder whose files were touched since is not believed.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import stat
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from macros.adapters.disk.whole_files import move_file
from macros.adapters.keeping.engine import engine_digest, texts_digest
from macros.adapters.keeping.sealed_store import SealedStore, open_store

if TYPE_CHECKING:  # it would take longer to load than to see that nothing has changed
    from macros.site import PlannedPart

STORE_FOLDER = ".cache/output"
DRAFT = ".metodichka-draft"  # a dot keeps it out of what is served, and the host lets it be

_Status = tuple[int, int]  # bytes and nanoseconds of the last change
_Files = dict[str, _Status]
_Begin = Callable[[Callable[[], _Files]], Callable[[], _Files]]  # begins to look; who wants what was seen calls


@dataclass(frozen=True, slots=True)
class Left:
    """What a build left: the parts by name, all files with their status, and the name of all that it was made of."""

    parts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, _Status] = field(default_factory=dict)
    inputs: str = ""


def _at_once(look: Callable[[], _Files]) -> Callable[[], _Files]:
    found = look()
    return lambda: found


class KeptOutput:
    """An output folder, with what an earlier build left there.

    `begin` may have the folder looked through while something else is done: a country's site has thousands of files.
    """

    def __init__(self, folder: Path, store: SealedStore | None, begin: _Begin = _at_once) -> None:
        self._folder, self._store = folder, store
        self._look = begin(partial(_files, folder))
        self._left = self._read()
        self._kept: set[str] = set()
        self._parts: dict[str, str] = {}

    @cached_property
    def _found(self) -> _Files:
        return self._look()

    @property
    def draft(self) -> Path:
        """Where the next build goes."""
        return self._folder / DRAFT

    @property
    def paths(self) -> frozenset[str]:
        """All files of the folder, the draft's left out."""
        return frozenset(self._found)

    def is_made_of(self, inputs: str) -> frozenset[str] | None:
        """All files, if the folder holds a whole site made of exactly these inputs and nobody touched it."""
        same = bool(inputs) and self._left.inputs == inputs and self._left.files == self._found
        return self.paths if same else None

    def to_make(self, parts: Collection[PlannedPart], names: Mapping[str, str]) -> tuple[PlannedPart, ...]:
        """The parts that are not in the folder as they should be; the others will stay."""
        self._parts = dict(names)
        new = tuple(part for part in parts if not self._holds(part, names[part.name]))
        made = {part.name for part in new}
        self._kept.update(path for part in parts if part.name not in made for path in part.paths())
        return new

    def stays(self, path: str, content: bytes) -> bool:
        """Whether the folder has this very file already; then it stays, and need not be in the draft.

        Not so where the draft has another one in its place, which is to be written over.
        """
        same = path in self._found and not (self.draft / path).exists() and _holds(self._folder / path, content)
        if same:
            self._kept.add(path)
        return same

    def stay(self, paths: Collection[str]) -> bool:
        """Whether the folder has all these files as an earlier build has left them; then they stay.

        Only for files whose paths tell what is in them.
        """
        same = self._untouched.issuperset(paths)
        if same:
            self._kept.update(paths)
        return same

    def begin(self) -> None:
        """Make room for the draft: a disk that takes nothing says so before anything is made. Raises OSError."""
        self.draft.mkdir(parents=True, exist_ok=True)

    def settle(self, inputs: str) -> int:
        """Move the draft into place, drop what is stale and return how many files stayed as they were.

        Whoever is stopped halfway leaves a folder that the next build does not believe. Raises OSError.
        """
        if self._store:
            self._store.drop(self._name)
        fresh = _files(self.draft)
        _remove(self._folder, self._found.keys() - fresh.keys() - self._kept)
        for entry in self.draft.iterdir():  # whole folders where there were none
            if not (self._folder / entry.name).exists():
                move_file(entry, self._folder / entry.name)
        same = {path for path in sorted(_files(self.draft)) if _move(self.draft / path, self._folder / path)}
        shutil.rmtree(self.draft, ignore_errors=True)  # nothing of it is needed any more
        stayed = {path: status for path, status in self._found.items() if path in self._kept or path in same}
        # Moving keeps the status. What somebody has touched meanwhile is not as it is told here, and not believed.
        self._found = {**stayed, **{path: status for path, status in fresh.items() if path not in same}}
        self._write(Left(self._parts, self._found, inputs))
        return len(self._kept) + len(same)

    def discard(self) -> None:
        """Drop the draft. A folder that holds nothing else goes with it."""
        self._look()  # whoever looks through the folder has come to an end
        shutil.rmtree(self.draft, ignore_errors=True)
        with contextlib.suppress(OSError):
            self._folder.rmdir()

    def _holds(self, part: PlannedPart, name: str) -> bool:
        return self._left.parts.get(part.name) == name and self._untouched.issuperset(part.paths())

    @cached_property
    def _untouched(self) -> frozenset[str]:
        """The files that are as an earlier build has left them."""
        left = self._left.files
        return frozenset(path for path, status in self._found.items() if left.get(path) == status)

    @property
    def _name(self) -> str:
        return texts_digest((engine_digest(), str(self._folder.resolve())))

    def _read(self) -> Left:
        kept = self._store.get(self._name) if self._store else None
        if not kept:
            return Left()
        return Left(*pickle.loads(kept))  # noqa: S301 - sealed by this user

    def _write(self, left: Left) -> None:
        if self._store:
            told = (left.parts, left.files, left.inputs)
            self._store.put(self._name, pickle.dumps(told, pickle.HIGHEST_PROTOCOL))
            self._store.forget_old()


def kept_output(root: Path, folder: Path, begin: _Begin = _at_once) -> KeptOutput:
    """The folder as an output of the project at `root`; `begin` as in `KeptOutput`."""
    return KeptOutput(folder, open_store(root / STORE_FOLDER), begin)


def _files(folder: Path) -> _Files:
    """Every file below the folder by its path, links not followed; what begins with a dot at the top is not ours."""
    found: _Files = {}
    ahead = [(os.fspath(folder), "")]
    while ahead:
        place, prefix = ahead.pop()
        with contextlib.suppress(FileNotFoundError), os.scandir(place) as entries:
            for entry in entries:
                path = prefix + entry.name
                if path.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    ahead.append((entry.path, f"{path}/"))
                else:
                    status = entry.stat(follow_symlinks=False)
                    found[path] = (status.st_size, status.st_mtime_ns)
    return found


def _remove(folder: Path, paths: Collection[str]) -> None:
    for path in paths:
        (folder / path).unlink(missing_ok=True)  # somebody may have cleared it meanwhile
    parents = {parent for path in paths for parent in Path(path).parents if parent.name}
    for parent in sorted(parents, key=lambda each: -len(each.parts)):
        with contextlib.suppress(OSError):  # something else is in it
            (folder / parent).rmdir()


def _move(new: Path, place: Path) -> bool:
    """Put the file in its place; whether it was there already, and is left untouched."""
    if _holds(place, new.read_bytes()):
        return True
    place.parent.mkdir(parents=True, exist_ok=True)
    move_file(new, place)
    return False


def _holds(place: Path, content: bytes) -> bool:
    """Whether the content stands there in a file of its own."""
    try:
        status = place.lstat()
        return stat.S_ISREG(status.st_mode) and status.st_size == len(content) and place.read_bytes() == content
    except OSError:
        return False
