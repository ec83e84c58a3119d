"""One stylesheet and one script for the whole site, put together from the components in a fixed order.

A script runs in a function of its own, so that no component can lean on another one's names. Comments and indents stay
here: on a slow line they are a quarter of both files.
"""

from __future__ import annotations

from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from macros.render.environment import COMPONENTS

CSS_PATH = "assets/metodichka.css"
JS_PATH = "assets/metodichka.js"

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


def is_bundled(path: str) -> bool:
    """Whether the file of overrides/ (its path below it) goes into a bundle or is a template, and not to readers."""
    folder, _, name = path.partition("/")
    return folder in _WORKSHOPS or (folder == "assets" and name in _BASE) or path.endswith(_FOR_PAPER)


def _parts(components: Path, name: str) -> list[Path]:
    return sorted(components.glob(f"*/{name}"), key=lambda path: path.parent.name)
