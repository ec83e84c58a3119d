"""The macros of Markdown pages, in the order of the manual."""

from __future__ import annotations

from collections.abc import Mapping

from macros.site.macros.materials import MATERIAL_MACROS
from macros.site.macros.roadmaps import INLINE_MACROS, ROADMAP_MACROS
from macros.site.macros.scene import Macro, Parameter, Scene

__all__ = ["GROUPS", "MACROS", "Macro", "Parameter", "Scene"]

GROUPS: Mapping[str, tuple[Macro, ...]] = {
    "Материалы раздела": MATERIAL_MACROS,
    "Дорожные карты и дела": ROADMAP_MACROS,
    "Внутри предложения": INLINE_MACROS,
}
MACROS: Mapping[str, Macro] = {macro.name: macro for macros in GROUPS.values() for macro in macros}
