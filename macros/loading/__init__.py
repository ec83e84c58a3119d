"""Reading authored files into typed values, with every fault told at its place."""

from macros.loading.content import load_calendar, load_page, load_parties, load_roadmap
from macros.loading.materials import LoadedMaterials, is_material, load_materials
from macros.loading.records import Loaded
from macros.loading.term_days import term_resolver

__all__ = [
    "Loaded",
    "LoadedMaterials",
    "is_material",
    "load_calendar",
    "load_materials",
    "load_page",
    "load_parties",
    "load_roadmap",
    "term_resolver",
]
