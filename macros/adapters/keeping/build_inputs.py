"""A name for everything that a build depends on: when it is the same, the site would be the same byte for byte."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.adapters.git.repository import GitError, GitRepository
from macros.adapters.keeping.config_scope import reads_elsewhere
from macros.adapters.keeping.engine import engine_digest, texts_digest
from macros.adapters.keeping.seen_files import SeenFiles
from macros.adapters.project_root import CONFIG_FILE
from macros.sources.files import CONTENT_FOLDER, OWN_ROADMAP

_THEME = "overrides"


def inputs_name(root: Path, *options: object, seen: SeenFiles | None = None) -> str:
    """The name of the project at `root` as it is now, built with these options. Raises OSError.

    Who asks twice gives `seen`, so that what is still the same is not read again.

    In it are the program and all libraries, the configuration, every file of the content and of the theme, and the
    commit, which the day and the history are of. Not in it is the clock. Empty where the configuration depends on
    what is outside of the project.
    """
    seen = seen or SeenFiles()
    around = surroundings(root, seen)
    if not around:
        return ""
    content = _files_digest(root, (OWN_ROADMAP, CONTENT_FOLDER), seen)
    return texts_digest((*around, *_commit(root), repr(options), content))


def surroundings(root: Path, seen: SeenFiles | None = None) -> tuple[str, ...]:
    """What all pages of the project depend on: names of the program, of all libraries, of configuration and theme.

    Nothing where the configuration depends on what is outside of the project. Raises OSError.
    """
    if reads_elsewhere(root):
        return ()
    return (engine_digest(), *_libraries(), _files_digest(root, (CONFIG_FILE, _THEME), seen or SeenFiles()))


def _files_digest(root: Path, paths: Iterable[str], seen: SeenFiles) -> str:
    return texts_digest(text for path in paths for told in _contents(root, path, seen) for text in told)


def _libraries() -> list[str]:
    """Every installed package with its version, as the folders of their records are named."""
    found: set[str] = set()
    for folder in filter(os.path.isdir, sys.path):
        found.update(name for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208 - names only
    return sorted(found)


def _commit(root: Path) -> tuple[str, ...]:
    """The commit that is checked out, and how far back the repository knows; nothing without git."""
    repository = GitRepository(root)
    try:
        return (repository.commit("HEAD"), *sorted(repository.shallow_commits()))
    except GitError:
        return ()


def _contents(root: Path, path: str, seen: SeenFiles) -> Iterator[tuple[str, str]]:
    """Name and digest of each file; of a link, where it leads."""
    place = root / path
    if place.is_dir() and not place.is_symlink():
        yield from _below(os.fspath(place), path, seen)
    elif place.is_symlink():
        yield path, _target(os.fspath(place))
    elif place.is_file():
        yield path, seen.digest(os.fspath(place))


def _below(folder: str, path: str, seen: SeenFiles) -> Iterator[tuple[str, str]]:
    """The same of what is in the folder at `path`; a country has thousands of files, and a `Path` takes its time."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        own = f"{path}/{entry.name}"
        if entry.is_symlink():
            yield own, _target(entry.path)
        elif entry.is_dir():
            yield from _below(entry.path, own, seen)
        elif entry.is_file():
            yield own, seen.digest(entry.path)


def _target(place: str) -> str:
    return f"→ {os.readlink(place)}"  # noqa: PTH115
