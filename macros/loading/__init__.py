"""Reading authored files into typed values, with every fault told at its place."""

from macros.loading.content import (
    RoadmapText,
    load_calendar,
    load_page,
    load_parties,
    load_roadmap,
    places_in,
)
from macros.loading.materials import MONITORING, LoadedMaterials, is_material, load_materials
from macros.loading.records import Loaded
from macros.loading.term_days import term_resolver

__all__ = [
    "MONITORING",
    "Loaded",
    "LoadedMaterials",
    "RoadmapText",
    "is_material",
    "load_calendar",
    "load_materials",
    "load_page",
    "load_parties",
    "load_roadmap",
    "places_in",
    "term_resolver",
]
