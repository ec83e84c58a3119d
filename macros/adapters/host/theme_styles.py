"""The theme's stylesheets, without what this section does not use, for one file with our own.

They are two fifths of a first visit as they come: features that are off, nineteen colours, writing from right to left.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from macros.adapters.host.theme_features import Needs, Seen, needs_of
from macros.adapters.keeping.engine import engine_digest, texts_digest
from macros.adapters.keeping.sealed_store import SealedStore, open_store

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

STORE_FOLDER = ".cache/styles"

_MAIN, _PALETTE = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")


def theme_styles(config: MkDocsConfig, seen: Seen, root: Path) -> str:
    """The theme's styles for the project at `root`, whose pages of the host hold what was `seen`.

    Empty where the theme has no stylesheets of the known names. All of them where nothing was seen: the host may make
    only what was edited.
    """
    css = _theirs(config)
    if not css or not seen.attributes:
        return css
    return _kept(css, needs_of(_settings(config), seen), open_store(root / STORE_FOLDER))


def _theirs(config: MkDocsConfig) -> str:
    """As the theme's page asks for them, one after another."""
    patterns = (_MAIN, _PALETTE) if config.theme.get("palette") else (_MAIN,)
    found = (
        path for pattern in patterns for folder in config.theme.dirs for path in sorted(Path(folder).glob(pattern))
    )
    return "".join(path.read_text(encoding="utf-8") for path in found)


def _settings(config: MkDocsConfig) -> frozenset[str]:
    named = (each for each in config.markdown_extensions if isinstance(each, str))  # our own ones are objects
    extensions = (name.partition(":")[0].removeprefix("markdown.extensions.") for name in named)
    plugins = (name.removeprefix("material/") for name in config.plugins)
    extra = (f"extra.{name}" for name, value in config.extra.items() if value)
    repository = ("repo_url",) if config.repo_url else ()
    return frozenset((*extensions, *(config.theme.get("features") or ()), *plugins, *extra, *repository))


@lru_cache(maxsize=2)
def _slim(css: str, needs: Needs) -> str:
    from macros.adapters.host.slim_styles import slim_styles  # its library is loaded when something is to be read

    return slim_styles(css, needs)


def _kept(css: str, needs: Needs, store: SealedStore | None) -> str:
    name = texts_digest((engine_digest(), version("tinycss2"), css, repr(needs.without), *sorted(needs.attributes)))
    if store and (found := store.get(name)) is not None:
        return found.decode()
    made = _slim(css, needs)
    if store:
        store.put(name, made.encode())
        store.forget_old()
    return made
