"""Changes as values. They hold words and no records, so that they can be kept on the disk and outlive a format.

`before` is empty for what is new, `after` for what is gone; both are the document's words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What happened to a thing as a whole; the values are the JSON contract."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Aspect(StrEnum):
    """In what a plan or a measure differs; the values are the JSON contract."""

    NUMBER = "number"  # renumbered
    SECTION = "section"  # moved to another section
    TITLE = "title"  # says another thing now; for the same thing in other words see WORDING
    TERM = "term"  # its days, not only its words
    RESPONSIBLE = "responsible"
    PARTICIPANT = "participant"
    RESULT = "result"
    INDICATOR = "indicator"
    CONTROL = "control"
    DETAILS = "details"  # a figure within the explanations
    SYSTEM = "system"
    BASIS = "basis"
    IMPLEMENTS = "implements"
    AFTER = "after"
    PERIOD = "period"  # of the plan
    APPROVAL = "approval"
    ARCHIVE = "archive"  # the plan went to the archive or came back
    ADDRESS = "address"  # the plan's id, so the page's address
    WORDING = "wording"  # the same in other words


class Sort(StrEnum):
    """The materials beside the plans."""

    INSTRUCTION = "instruction"
    SPEECH_MODULE = "speech-module"
    REPORT_FORM = "report-form"
    PAGE = "page"
    ANSWER = "answer"
    CONTACT = "contact"
    WORD = "word"  # of the glossary
    PARTY = "party"
    STRUCTURE = "structure"
    CALENDAR = "calendar"  # an academic year or a named event


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `field` is the record's field («title», «result»), `within` the result that it belongs to.

    `days` says by how many days the last day moved, later is positive; None where that is not known or nothing moved.
    """

    aspect: Aspect
    before: str
    after: str
    field: str = ""
    within: str = ""
    days: int | None = None


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """A measure that is new, gone or different. Slug, number, title and section are the later ones."""

    kind: Kind
    slug: str
    number: str
    title: str
    section: str
    differences: tuple[Difference, ...] = ()
    term: str = ""  # of a new or gone measure
    responsible: tuple[str, ...] = ()  # of a new or gone measure

    @property
    def wording_only(self) -> bool:
        """Whether nobody has to do anything else or at another time."""
        return self.kind is Kind.CHANGED and all(each.aspect is Aspect.WORDING for each in self.differences)


@dataclass(frozen=True, slots=True)
class RoadmapChange:
    """A plan that is new, gone or different. `size` is the number of its measures, the later one.

    `archived` says that it lies in the archive, where nobody has to do anything any more.
    """

    kind: Kind
    id: str
    name: str
    territory: str
    level: str
    size: int
    differences: tuple[Difference, ...] = ()
    measures: tuple[MeasureChange, ...] = ()
    archived: bool = False

    @property
    def wording_only(self) -> bool:
        """Whether only words have changed."""
        return (
            self.kind is Kind.CHANGED
            and all(each.aspect is Aspect.WORDING for each in self.differences)
            and all(each.wording_only for each in self.measures)
        )


@dataclass(frozen=True, slots=True)
class MaterialChange:
    """A page, material or entry of a list that is new, gone or different.

    A page's id is its path below docs/, that of a word or a day of the calendar is its name. `former_id` and
    `former_title` are empty where nothing was moved or renamed.
    """

    kind: Kind
    sort: Sort
    id: str
    title: str
    former_id: str = ""
    former_title: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that two states differ in: plans in the later order, the gone ones last."""

    roadmaps: tuple[RoadmapChange, ...] = ()
    materials: tuple[MaterialChange, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether the two states say the same."""
        return not (self.roadmaps or self.materials)
