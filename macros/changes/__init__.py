"""What has changed between two states of the content, by meaning: measures, terms, people, results, not lines."""

from macros.changes.comparing import compare_projects
from macros.changes.history import NO_HISTORY, Absence, History, Revision
from macros.changes.values import Aspect, Changes, Difference, Kind, MaterialChange, MeasureChange, RoadmapChange, Sort

__all__ = [
    "NO_HISTORY",
    "Absence",
    "Aspect",
    "Changes",
    "Difference",
    "History",
    "Kind",
    "MaterialChange",
    "MeasureChange",
    "Revision",
    "RoadmapChange",
    "Sort",
    "compare_projects",
]
