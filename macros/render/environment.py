"""Our own Jinja: views in, markup out.

It is not the theme's environment. Everything is escaped unless it is markup of our own, a name that a view does not
have is an error, and a template has no other tools than `link`, `part` and `view`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, partial
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup, escape

from macros.render.links import SiteLinks

COMPONENTS = Path(__file__).resolve().parents[2] / "overrides" / "components"


def render_component(name: str, view: object, *, root: str, components: Path = COMPONENTS) -> Markup:
    """The component's markup for the view.

    `root` is the way from the page back to the site's root: «../../», or empty on the home page.
    """
    return _rendered(components, root, f"{name}/template.html", view)


def _rendered(components: Path, root: str, template: str, view: object) -> Markup:
    compiled = component_environment(components).get_template(template)
    part = partial(_part, components, root)
    return Markup(compiled.render(view=view, link=SiteLinks(root), part=part))  # noqa: S704 - made by an escaping template


@lru_cache(maxsize=1 << 13)  # a country's plans show the same few hundred marks and names on every page
def _part(components: Path, root: str, template: str, view: Hashable) -> Markup:
    """A component within another one: equal views look the same, so each is drawn once."""
    return _rendered(components, root, template, view)


def keep_compiled(kept: BytecodeCache | None, components: Path = COMPONENTS) -> None:
    """Let the templates of a folder of components be compiled once and for all; `kept` holds what was compiled."""
    component_environment(components).bytecode_cache = kept


_NUMBERS = frozenset((int, float))


def escaped(value: object) -> str:
    """The value as it may stand in HTML, markup of our own as it is."""
    if type(value) is str:  # and not Markup, which is equal to a text that must be escaped
        return _escaped_text(value)
    if type(value) is Markup:
        return value
    return str(value) if type(value) in _NUMBERS else escape(value)


@lru_cache(maxsize=1 << 14)  # a measure's words stand on the pages of its roadmap and of everybody in it
def _escaped_text(text: str) -> str:
    return str(escape(text))


class _EscapingGenerator(CodeGenerator):
    """Compiles `{{ … }}` to `escaped`: the library's own makes markup of every piece, which the page has no use for."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("environment.escaped(")


class _ComponentEnvironment(Environment):
    code_generator_class = _EscapingGenerator
    escaped: Callable[[object], str] = staticmethod(escaped)


@lru_cache(maxsize=4)
def component_environment(components: Path = COMPONENTS) -> Environment:
    """The environment over a folder of components; changed templates are read again."""
    return _ComponentEnvironment(
        loader=FileSystemLoader(components),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=True,
    )
