"""A name for the program itself: what was computed by another one is not used again."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PROGRAM = Path(__file__).resolve().parents[2]
_TEMPLATES = _PROGRAM.parent / "overrides"
_SUFFIXES = {".py", ".yaml", ".json", ".html", ".css", ".js", ".typ"}
# Those that decide what a value or a page looks like.
_PARTS = (
    *("pydantic", "pydantic-core", "pyyaml", "jinja2", "markupsafe", "icalendar"),
    *("python-dateutil", "xlsxwriter"),  # the days of what repeats; blank report forms
)


@cache
def engine_digest() -> str:
    """Changes with every file of the program and of the templates, with Python and with the libraries that matter."""
    parts = f"{sys.version} {[version(name) for name in _PARTS]} {sources_digest((_PROGRAM, _TEMPLATES), _SUFFIXES)}"
    return hashlib.sha256(parts.encode()).hexdigest()


def texts_digest(texts: Iterable[str]) -> str:
    """A name for the texts in their order; where one ends and the next begins counts too."""
    # In one go: a build names thousands of parts, each by a dozen of short texts.
    marked = "".join(f"{len(text)}\0{text}" for text in texts)
    return hashlib.sha256(marked.encode(errors="surrogatepass")).hexdigest()


def sources_digest(folders: Iterable[Path], suffixes: Collection[str]) -> str:
    """A name for the files with these suffixes below the folders: what they are called, and what is in them."""
    digest = hashlib.sha256()
    for folder in map(os.fspath, folders):
        for path in sorted(_below(folder, suffixes)):
            with open(path, "rb") as file:  # noqa: PTH123
                content = file.read()
            name = path.removeprefix(folder).replace(os.sep, "/")
            digest.update(f"\0{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _below(folder: str, suffixes: Collection[str]) -> Iterator[str]:
    """The files with these suffixes; every command asks for some hundreds, and a `Path` takes its time."""
    for place, _, names in os.walk(folder):
        yield from (os.path.join(place, name) for name in names if os.path.splitext(name)[1] in suffixes)  # noqa: PTH118, PTH122
