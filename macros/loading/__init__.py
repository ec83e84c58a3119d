"""Reading authored files into typed values, with every fault told at its place."""

from macros.loading.content import load_calendar, load_page, load_parties, load_roadmap
from macros.loading.materials import LoadedMaterials, is_material, load_materials
from macros.loading.records import Loaded

__all__ = [
    "Loaded",
    "LoadedMaterials",
    "is_material",
    "load_calendar",
    "load_materials",
    "load_page",
    "load_parties",
    "load_roadmap",
]
