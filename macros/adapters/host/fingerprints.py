"""Gives styles and scripts addresses that tell what is in them.

A browser keeps such a file for good: the next page is painted without asking anybody, and never with old styles.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.render import CSS_PATH, EARLY_PATH, JS_PATH

_LENGTH = 8  # hexadecimal digits, as the theme's own files have them; the server's sample configuration knows them

# What a page says until the styles are known, which depend on all pages. Plain letters, which no text contains.
_MARKER = "mtstylesmarker"
STYLES_TO_COME = f"assets/metodichka.{_MARKER}.css"


@dataclass(frozen=True, slots=True)
class Scripts:
    """The addresses of our scripts: the one before the page and the one after it."""

    early: str
    late: str


def with_prints(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], Scripts]:
    """The site's files, the scripts under their own addresses."""
    scripts = Scripts(*(_address(path, files[path]) for path in (EARLY_PATH, JS_PATH)))
    moved = {EARLY_PATH: scripts.early, JS_PATH: scripts.late}
    return {moved.get(path, path): content for path, content in files.items()}, scripts


def styles_address(styles: bytes) -> str:
    """Where these styles lie."""
    return _address(CSS_PATH, styles)


def lead_to_styles(page: str, address: str) -> str:
    """The page with the address of the styles in the place that was left for it."""
    return page.replace(STYLES_TO_COME, address)


def lead_files_to_styles(folder: Path, paths: Iterable[str], address: str) -> None:
    """The same for pages that are written already, `paths` below `folder`."""
    for path in paths:
        page = (folder / path).read_bytes().decode()
        (folder / path).write_bytes(lead_to_styles(page, address).encode())


def _address(path: str, content: bytes) -> str:
    stem, _, suffix = path.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:_LENGTH]}.{suffix}"
