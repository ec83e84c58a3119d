"""The macros of Markdown pages, in the order of the manual."""

from __future__ import annotations

from collections.abc import Mapping

from macros.site.macros.materials import MATERIAL_MACROS
from macros.site.macros.roadmaps import ROADMAP_MACROS
from macros.site.macros.scene import Macro, Parameter, Scene

__all__ = ["MACROS", "Macro", "Parameter", "Scene"]

MACROS: Mapping[str, Macro] = {macro.name: macro for macro in (*MATERIAL_MACROS, *ROADMAP_MACROS)}
