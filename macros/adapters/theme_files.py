"""Lists the files of the theme once for a process: the host walks through ten thousand icons before every build."""

from __future__ import annotations

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
    return tuple(FileSystemLoader(folders).list_templates())
