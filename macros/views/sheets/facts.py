"""What links say of sheets, apart from what stands on them: pages with links need not load what sets the sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class SheetKind(StrEnum):
    """The kinds of sheets; each has a template of the same name."""

    CHECKLIST = "checklist"
    MEETING = "meeting"
    OFFICIAL = "official"
    SPEECH = "speech"
    HANDOUT = "handout"


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What a link tells of a file: how many pages, how many bytes."""

    pages: int
    size: int


Catalogue = Mapping[str, SheetFacts]  # by the sheet's path
