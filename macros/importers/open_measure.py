"""What is known while the measures of one document are read: of all of it, and of the measure at hand."""

from __future__ import annotations

from dataclasses import dataclass, field

from macros.importers.draft import Doubt, GlossaryDraft
from macros.importers.people import People
from macros.importers.rows import RawMeasure
from macros.terms import TermContext


@dataclass
class Reading:
    """What is known of the whole document while its measures are read; collects the words it introduces."""

    people: People
    context: TermContext | None = None
    marks: tuple[str, ...] = ()
    glossary: list[GlossaryDraft] = field(default_factory=list)
    has_people: bool = True
    has_terms: bool = True


@dataclass
class OpenMeasure:
    """A measure being read: its doubts so far and the footnote mark found first."""

    raw: RawMeasure
    doubts: list[Doubt]
    footnote: str = ""

    def doubt(self, text: str, place: str = "") -> None:
        self.doubts.append(Doubt(place or self.raw.place, text))
