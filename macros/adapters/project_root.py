"""Where the project is. A module of its own, so that the preview starts even when the rest of the program is broken."""

from __future__ import annotations

from pathlib import Path

CONFIG_FILE = "mkdocs.yml"


def find_root(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds mkdocs.yml."""
    return next((p for p in (start, *start.parents) if (p / CONFIG_FILE).is_file()), None)
