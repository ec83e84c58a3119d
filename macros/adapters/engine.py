"""A name for the program itself: what was computed by another one is not used again."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PROGRAM = Path(__file__).resolve().parents[1]
_TEMPLATES = _PROGRAM.parent / "overrides"
_SUFFIXES = {".py", ".yaml", ".json", ".html", ".css", ".js", ".typ"}
# Those that decide what a value or a page looks like.
_PARTS = ("pydantic", "pydantic-core", "pyyaml", "jinja2", "markupsafe", "icalendar")


@cache
def engine_digest() -> str:
    """Changes with every file of the program and of the templates, with Python and with the libraries that matter."""
    digest = hashlib.sha256(f"{sys.version} {[version(name) for name in _PARTS]}".encode())
    for folder in (_PROGRAM, _TEMPLATES):
        for path in sorted(folder.rglob("*")):
            if path.suffix in _SUFFIXES and path.is_file():
                content = path.read_bytes()
                digest.update(f"\0{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
