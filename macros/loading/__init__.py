"""Reading authored files into typed values, with every fault told at its place."""

from macros.loading.content import load_calendar, load_page, load_parties, load_roadmap
from macros.loading.records import Loaded

__all__ = ["Loaded", "load_calendar", "load_page", "load_parties", "load_roadmap"]
