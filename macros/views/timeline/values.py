"""What a timeline consists of. Everything is decided here; the template only draws.

Across, places are per cent of the picture's width (0 – 100), so that one drawing fits a phone, a screen and a sheet.
Down, they are pixels from the top of the line's own strip.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Shape(StrEnum):
    """How a limit looks; shape and word tell it, colour never alone."""

    DEADLINE = "deadline"  # filled diamond: not later than this day
    DAY = "day"  # hollow diamond: on this day
    PERIOD = "period"  # bar
    OPEN = "open"  # arrow that leaves the picture
    REPEAT = "repeat"  # dots on known days, dashes where only the frequency is known
    BEYOND = "beyond"  # chevron at the edge: the limit lies outside the period shown
    NONE = "none"  # words only: no day is known


@dataclass(frozen=True, slots=True)
class Column:
    """A division of the axis. `label` is empty where there is no room for words.

    A month's name stands in the middle of its column, a Monday's number at its beginning.
    """

    x: float
    width: float
    label: str
    centred: bool

    @property
    def label_x(self) -> float:
        """Where the label stands."""
        return round(self.x + self.width / 2, 2) if self.centred else self.x

    @property
    def label_dx(self) -> int:
        """How many pixels further."""
        return 0 if self.centred else 3

    @property
    def anchor(self) -> str:
        """SVG's text-anchor."""
        return "middle" if self.centred else "start"


@dataclass(frozen=True, slots=True)
class Group:
    """Words over several columns: the year over its months, the month over its weeks."""

    x: float
    width: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The time that is shown: both days included. `has_years` is false for a plan that names months only."""

    start: date
    end: date
    has_years: bool
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]

    @property
    def height(self) -> int:
        """Pixels: the columns' names alone, or with today and the groups over them."""
        return 50 if self.has_years else 18


@dataclass(frozen=True, slots=True)
class Caption:
    """The mark's words in the picture. `anchor` is SVG's text-anchor, `dx` and `y` are pixels."""

    text: str
    x: float
    dx: int
    y: int
    anchor: str
    inside: bool = False  # within a bar


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a band: one dash of a recurrence."""

    x: float
    width: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return round(self.x + self.width, 2)


@dataclass(frozen=True, slots=True)
class Mark:
    """One clause as drawn. `x` and `width` are what of it lies within the axis; a point has no width.

    `begins_before` and `goes_on` say that it is cut at an edge. `conditional` limits hold only if need be. `dots` are
    the middles of the days of a recurrence, `dashes` its intervals; `dense` ones are drawn as one hatched band.
    """

    shape: Shape
    caption: Caption
    x: float = 0.0
    width: float = 0.0
    y: int = 0
    begins_before: bool = False
    goes_on: bool = False
    conditional: bool = False
    dots: tuple[float, ...] = ()
    dashes: tuple[Segment, ...] = ()
    dense: bool = False

    @property
    def right(self) -> float:
        """Where the mark ends."""
        return round(self.x + self.width, 2)


class Line(NamedTuple):
    """A term within a row: the measure's own, or that of a result, an indicator or a control.

    `owner` says whose it is («Результат») and is empty for the measure's own; `subject` what it is about. `text` is
    the document's words, `reading` ours where it tells days that they do not. `height` is the strip's, in pixels.
    """

    owner: str
    subject: str
    text: str
    reading: str
    marks: tuple[Mark, ...]
    height: int


class Row(NamedTuple):
    """A measure with all its limits: one line at least."""

    number: str
    title: str
    url: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TimelineSection:
    """A section of the roadmap."""

    number: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A sign that occurs in the picture, and what it means."""

    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class TodayMark:
    """Today within the axis. `words` are «на 5 марта»."""

    x: float
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class NowNote:
    """Where today lies, in words; the three endings are for the script that knows the reader's day."""

    words: str
    before: str
    inside: str
    after: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A roadmap as a picture. Without `axis` no day and no month is known, and the rows speak in words alone.

    `today` is None outside the axis; `now` is None where there are no years. `id` begins the ids of what all rows
    share; a `long` one has so many rows that a browser must not draw them all at once.
    """

    id: str
    long: bool
    summary: str
    now: NowNote | None
    axis: Axis | None
    today: TodayMark | None
    legend: tuple[LegendItem, ...]
    sections: tuple[TimelineSection, ...]
