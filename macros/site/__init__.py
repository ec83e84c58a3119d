"""The site as one pure function: project and day in, paths with their contents out."""

from macros.site.anchors import check_anchors, check_repeated_ids
from macros.site.build import build_site, remake_roadmap
from macros.site.file_links import check_file_links
from macros.site.macros import MACROS
from macros.site.page_macros import ExpandedPage, MarkedPage, check_page_macros, expand_page, mark_page
from macros.site.values import (
    GeneratedPage,
    Part,
    PlannedEntries,
    PlannedPart,
    ReadySheets,
    SearchEntry,
    Shell,
    Site,
    shell_of,
)

__all__ = [
    "MACROS",
    "ExpandedPage",
    "GeneratedPage",
    "MarkedPage",
    "Part",
    "PlannedEntries",
    "PlannedPart",
    "ReadySheets",
    "SearchEntry",
    "Shell",
    "Site",
    "build_site",
    "check_anchors",
    "check_file_links",
    "check_page_macros",
    "check_repeated_ids",
    "expand_page",
    "mark_page",
    "remake_roadmap",
    "shell_of",
]
