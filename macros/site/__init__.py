"""The site as one pure function: project and day in, paths with their contents out."""

from macros.site.build import build_site
from macros.site.macros import MACROS
from macros.site.page_macros import ExpandedPage, check_page_macros, expand_page
from macros.site.values import GeneratedPage, SearchEntry, Shell, Site

__all__ = [
    "MACROS",
    "ExpandedPage",
    "GeneratedPage",
    "SearchEntry",
    "Shell",
    "Site",
    "build_site",
    "check_page_macros",
    "expand_page",
]
