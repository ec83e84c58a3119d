"""The picture of a roadmap: time across, sections and measures down, every limit a shape with its word."""

from macros.views.timeline.values import (
    Axis,
    Caption,
    Column,
    Group,
    LegendItem,
    Line,
    Mark,
    NowNote,
    Row,
    Segment,
    Shape,
    TimelineSection,
    TimelineView,
    TodayMark,
)
from macros.views.timeline.view import timeline_view

__all__ = [
    "Axis",
    "Caption",
    "Column",
    "Group",
    "LegendItem",
    "Line",
    "Mark",
    "NowNote",
    "Row",
    "Segment",
    "Shape",
    "TimelineSection",
    "TimelineView",
    "TodayMark",
    "timeline_view",
]
