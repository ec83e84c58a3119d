"""Our own Jinja: views in, markup out.

It is not the theme's environment. Everything is escaped unless it is markup of our own, a name that a view does not
have is an error, and a template has no other tools than `link`, `part`, `place` and `view`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.runtime import Context
from markupsafe import Markup

from macros.render.compiling import Pieces, PlainGenerator, escaped
from macros.render.links import SiteLinks

_HOLE = "\0"  # no text of a view has it
COMPONENTS = Path(__file__).resolve().parents[2] / "overrides" / "components"


def render_component(name: str, view: object, *, root: str, components: Path = COMPONENTS) -> Markup:
    """The component's markup for the view.

    `root` is the way from the page back to the site's root: «../../», or empty on the home page.
    """
    return _rendered(components, root, f"{name}/template.html", view)


def _rendered(components: Path, root: str, template: str, view: object) -> Markup:
    environment, compiled = component_environment(components), _template(components, template)
    # Made by hand: the library's own way looks through its globals first, which a template of ours does not have.
    given = Context(environment, {**_tools(components, root), "view": view}, compiled.name, compiled.blocks)
    try:
        return Markup("".join(compiled.root_render_func(given)))  # noqa: S704 - made by an escaping template
    except Exception:
        environment.handle_exception()  # names the line of the template
    finally:
        given.vars.clear()  # macros hold what is given to them: a circle, and a whole page's views would stay in it


@lru_cache(maxsize=1 << 9)
def _template(components: Path, name: str) -> Template:
    return component_environment(components).get_template(name)


@lru_cache(maxsize=64)  # ways back to the root: there are few depths
def _tools(components: Path, root: str) -> Mapping[str, object]:
    """What a template can do: give addresses, and draw a component within another one.

    Equal views look the same, so each is drawn once. A row that stands on several pages, everywhere under another id,
    is drawn once too: its template writes `place` where the given name of the place goes.
    """

    @lru_cache(maxsize=1 << 9)  # a country's plans show the same few hundred marks and names on every page
    def drawn(template: str, view: Hashable) -> Markup:
        return _rendered(components, root, template, view)

    def part(template: str, view: Hashable, place: str = "") -> str:
        markup = drawn(template, view)
        return str.replace(markup, _HOLE, place) if place else markup

    return {"link": SiteLinks(root), "part": part, "place": _HOLE}


def keep_compiled(kept: BytecodeCache | None, components: Path = COMPONENTS) -> None:
    """Let the templates of a folder of components be compiled once and for all; `kept` holds what was compiled.

    Those that were edited since they were read are read again.
    """
    environment = component_environment(components)
    environment.bytecode_cache = kept
    if environment.cache and not all(template.is_up_to_date for template in environment.cache.values()):
        environment.cache.clear()
        _template.cache_clear()
        _tools.cache_clear()


_INDENT = re.compile(r"\n[ \t]+")


class _ComponentEnvironment(Environment):
    code_generator_class = PlainGenerator
    escaped: Callable[[object], str] = staticmethod(escaped)
    pieces = Pieces

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The template without its indents: they help who writes it, and would be a tenth of every page."""
        return _INDENT.sub("\n", super().preprocess(source, name, filename))


@lru_cache(maxsize=4)
def component_environment(components: Path = COMPONENTS) -> Environment:
    """The environment over a folder of components. Templates are read once, see `keep_compiled`."""
    return _ComponentEnvironment(
        loader=FileSystemLoader(components),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
