"""A name for everything that a build depends on: when it is the same, the site would be the same byte for byte."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.adapters.git.repository import GitError, GitRepository
from macros.adapters.keeping.config_scope import reads_elsewhere
from macros.adapters.keeping.engine import engine_digest, texts_digest
from macros.adapters.project_root import CONFIG_FILE
from macros.sources.files import CONTENT_FOLDER, OWN_ROADMAP

_THEME = "overrides"


def inputs_name(root: Path, *options: object) -> str:
    """The name of the project at `root` as it is now, built with these options. Raises OSError.

    In it are the program and all libraries, the configuration, every file of the content and of the theme, and the
    commit, which the day and the history are of. Not in it is the clock. Empty where the configuration depends on
    what is outside of the project.
    """
    around = surroundings(root)
    if not around:
        return ""
    return texts_digest((*around, *_commit(root), repr(options), _files_digest(root, (OWN_ROADMAP, CONTENT_FOLDER))))


def surroundings(root: Path) -> tuple[str, ...]:
    """What all pages of the project depend on: names of the program, of all libraries, of configuration and theme.

    Nothing where the configuration depends on what is outside of the project. Raises OSError.
    """
    if reads_elsewhere(root):
        return ()
    return (engine_digest(), *_libraries(), _files_digest(root, (CONFIG_FILE, _THEME)))


def _files_digest(root: Path, paths: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        for name, data in _contents(root, path):
            digest.update(f"{name}\0{len(data)}\0".encode(errors="surrogatepass") + data)
    return digest.hexdigest()


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


def _contents(root: Path, path: str) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file; of a link, where it leads."""
    place = root / path
    if place.is_dir() and not place.is_symlink():
        yield from _below(os.fspath(place), path)
    elif place.is_symlink():
        yield path, os.fsencode(place.readlink())
    elif place.is_file():
        yield path, place.read_bytes()


def _below(folder: str, path: str) -> Iterator[tuple[str, bytes]]:
    """The same of what is in the folder at `path`; a country has thousands of files, and a `Path` takes its time."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        own = f"{path}/{entry.name}"
        if entry.is_symlink():
            yield own, os.fsencode(os.readlink(entry.path))  # noqa: PTH115
        elif entry.is_dir():
            yield from _below(entry.path, own)
        elif entry.is_file():
            with open(entry.path, "rb") as file:  # noqa: PTH123
                yield own, file.read()
