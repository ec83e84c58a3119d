"""Our own Jinja: views in, markup out.

It is not the theme's environment. Everything is escaped unless it is markup of our own, a name that a view does not
have is an error, and a template has no other tools than `link` and `view`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.render.links import SiteLinks

COMPONENTS = Path(__file__).resolve().parents[2] / "overrides" / "components"


def render_component(name: str, view: object, *, root: str, components: Path = COMPONENTS) -> Markup:
    """The component's markup for the view.

    `root` is the way from the page back to the site's root: «../../», or empty on the home page.
    """
    template = component_environment(components).get_template(f"{name}/template.html")
    return Markup(template.render(view=view, link=SiteLinks(root)))  # noqa: S704 - made by an escaping template


def keep_compiled(kept: BytecodeCache | None, components: Path = COMPONENTS) -> None:
    """Let the templates of a folder of components be compiled once and for all; `kept` holds what was compiled."""
    component_environment(components).bytecode_cache = kept


@lru_cache(maxsize=4)
def component_environment(components: Path = COMPONENTS) -> Environment:
    """The environment over a folder of components; changed templates are read again."""
    return Environment(
        loader=FileSystemLoader(components),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=True,
    )
