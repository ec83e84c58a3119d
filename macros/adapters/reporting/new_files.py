"""New files on disk: never over an old one unless told to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def already_there(paths: Mapping[Path, bytes] | list[Path], *, force: bool) -> list[Path]:
    """The paths that would be written over; none with `force`."""
    return [] if force else [path for path in paths if path.exists()]
