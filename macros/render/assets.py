"""One stylesheet and two scripts for the whole site, put together from the components in a fixed order.

A script runs in a function of its own, so that no component can lean on another one's names. Comments and indents stay
here: on a slow line they are a quarter of these files.
"""

from __future__ import annotations

from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from macros.render.environment import COMPONENTS

CSS_PATH = "assets/metodichka.css"
JS_PATH = "assets/metodichka.js"
EARLY_PATH = "assets/javascripts/early.js"

_BASE = ("fonts.css", "tokens.css", "base.css", "theme.css")  # what components build upon comes first
_WORKSHOPS = ("components", "print")  # folders of overrides/ that hold sources only
_FOR_PAPER = ".ttf"  # fonts of the printed sheets; browsers get WOFF2


def bundle_css(components: Path = COMPONENTS) -> str:
    """The stylesheet: fonts, tokens, base, the theme's parts, then each component by name."""
    assets = components.parent / "assets"
    files = [*(assets / name for name in _BASE), *_parts(components, "style.css")]
    return str(cssmin("\n".join(path.read_text(encoding="utf-8") for path in files)))


def bundle_js(components: Path = COMPONENTS) -> str:
    """The script: each component's module by name."""
    texts = (path.read_text(encoding="utf-8").strip() for path in _parts(components, "script.js"))
    modules = (f"(function () {{{text}\n}})();" for text in texts)
    return str(jsmin('"use strict";' + "".join(modules)))


def early_js(components: Path = COMPONENTS) -> str:
    """The script that runs before a page is painted."""
    return str(jsmin((components.parent / EARLY_PATH).read_text(encoding="utf-8")))


def is_bundled(path: str) -> bool:
    """Whether the file of overrides/ (its path below it) is a template or what these are made of, not for readers."""
    folder, _, name = path.partition("/")
    source = folder == "assets" and name in _BASE
    return folder in _WORKSHOPS or source or path == EARLY_PATH or path.endswith(_FOR_PAPER)


def _parts(components: Path, name: str) -> list[Path]:
    return sorted(components.glob(f"*/{name}"), key=lambda path: path.parent.name)
