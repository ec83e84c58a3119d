"""A roadmap as read from a document: what goes into YAML, with every doubt at its place. It is text for review.

Doubts are attached to the measure, the section or the whole roadmap that they are about; the YAML shows each as a
comment above its entry, the screen lists all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person should look at: the place in the source («таблица 1, строка 5») and a Russian sentence."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class MentionDraft:
    """One addressee as written, with a narrowing note."""

    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """A target figure; only read from texts that our own export marks as such."""

    target: str
    unit: str = ""
    base: str = ""
    name: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class ResultDraft:
    """One result with what is its own."""

    text: str
    term: str = ""
    responsible: tuple[MentionDraft, ...] = ()
    indicators: tuple[IndicatorDraft, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ControlDraft:
    """One control."""

    text: str
    term: str = ""
    footnote: str = ""


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """One measure. `place` is where it begins in the source; it and `numeric` are for doubts, not for YAML."""

    number: str
    title: str
    place: str = ""
    id: str = ""
    number_repeats: bool = False
    details: tuple[str, ...] = ()
    term: str = ""
    responsible: tuple[MentionDraft, ...] = ()
    participants: tuple[MentionDraft, ...] = ()
    results: tuple[ResultDraft, ...] = ()
    control: tuple[ControlDraft, ...] = ()
    systems: tuple[str, ...] = ()
    implements: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    footnote: str = ""
    note: str = ""
    doubts: tuple[Doubt, ...] = ()
    numeric: bool = False  # a spreadsheet's cell held the number as a number: 1.10 and 1.1 are one there


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """One section with its measures."""

    title: str
    number: str = ""
    note: str = ""
    measures: tuple[MeasureDraft, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class ApprovalDraft:
    """An office's approval, without the person's name."""

    by: str
    kind: str = ""
    date: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class GlossaryDraft:
    """«(далее – МОУО)»: a word that the document introduces, for the glossary."""

    term: str
    expansion: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class RoadmapDraft:
    """The whole proposal."""

    id: str
    title: str
    level: str
    territory: str = ""
    period: str = ""
    approvals: tuple[ApprovalDraft, ...] = ()
    annex: str = ""
    basis: tuple[str, ...] = ()
    note: str = ""
    sections: tuple[SectionDraft, ...] = ()
    footnotes: tuple[tuple[str, str], ...] = ()
    glossary: tuple[GlossaryDraft, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def measures(self) -> Iterator[MeasureDraft]:
        """All measures in document order."""
        for section in self.sections:
            yield from section.measures

    def all_doubts(self) -> tuple[Doubt, ...]:
        """The roadmap's doubts, then those of its sections and measures in document order."""
        found = list(self.doubts)
        for section in self.sections:
            found += section.doubts
            for measure in section.measures:
                found += measure.doubts
        return tuple(dict.fromkeys(found))
