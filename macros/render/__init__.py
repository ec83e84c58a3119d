"""Views to markup: the only layer that knows Jinja."""

from macros.render.abbreviations import explain_abbreviations
from macros.render.addresses import link_addresses
from macros.render.assets import CSS_PATH, EARLY_PATH, JS_PATH, bundle_css, bundle_js, early_js, is_bundled
from macros.render.environment import COMPONENTS, keep_compiled, render_component
from macros.render.links import SiteLinks
from macros.render.pages import (
    render_by_kind,
    render_checklist_page,
    render_page,
    render_part_page,
    render_party_index,
    render_roadmap_index,
    render_roadmap_page,
)

__all__ = [
    "COMPONENTS",
    "CSS_PATH",
    "EARLY_PATH",
    "JS_PATH",
    "SiteLinks",
    "bundle_css",
    "bundle_js",
    "early_js",
    "explain_abbreviations",
    "is_bundled",
    "keep_compiled",
    "link_addresses",
    "render_by_kind",
    "render_checklist_page",
    "render_component",
    "render_page",
    "render_part_page",
    "render_party_index",
    "render_roadmap_index",
    "render_roadmap_page",
]
