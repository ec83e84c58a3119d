"""Lists the files of the theme once for a process: the host walks through ten thousand icons before every build."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader

if TYPE_CHECKING:
    from mkdocs.theme import Theme


def list_theme_once(theme: Theme) -> None:
    """Let the environments of the theme remember which files there are. For processes that end with the theme."""
    make = type(theme).get_env

    def get_env() -> Environment:
        env = make(theme)
        env.loader = _Listed(theme.dirs)
        return env

    vars(theme)["get_env"] = get_env  # before the class's own: the host has no other place for it


class _Listed(FileSystemLoader):
    def list_templates(self) -> list[str]:
        return list(_names(tuple(self.searchpath)))


@lru_cache(maxsize=4)
def _names(folders: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({name for folder in folders for name in _walk(folder, "")}))


def _walk(folder: str, prefix: str) -> Iterator[str]:
    """The files below the folder; hidden ones, as the icons are, never go to a site."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}"
