"""What a comparison is told with: the two states by name and day, and the changes between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.changes import Changes


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of the content. `commit` is empty for the files as they lie on the disk."""

    name: str
    day: date
    commit: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two states and what has changed from the first to the second."""

    before: Edition
    after: Edition
    changes: Changes
