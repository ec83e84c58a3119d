"""What the theme's stylesheet loses is what nothing can meet; the rest stays to the letter."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from tinycss2 import parse_stylesheet

from macros.adapters.host.slim_styles import slim_styles
from macros.adapters.host.theme_features import SCHEMES, Needs, Seen, needs_of

BARE = Needs(needs_of((), Seen()).without, SCHEMES | {"dir=ltr"})


@pytest.fixture(scope="module")
def theme() -> str:
    """Material's own stylesheets."""
    spec = find_spec("material")
    assert spec and spec.origin
    folder = Path(spec.origin).parent / "templates/assets/stylesheets"
    return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.min.css")))


def rules(css: str) -> list[str]:
    return [rule.serialize() for rule in parse_stylesheet(css, skip_comments=True, skip_whitespace=True)]


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".a,.tabbed-set>b,c{x:y}", ".a,c{x:y}"),
        (".tabbed-set .a{x:y}", ""),
        (".a:not(.tabbed-set){x:y}", ".a:not(.tabbed-set){x:y}"),
        (".a:is(.tabbed-set,.b){x:y}", ".a:is(.tabbed-set,.b){x:y}"),
        ("tabbed-set{x:y}", "tabbed-set{x:y}"),
        ("[dir=rtl] a{x:y}[dir=ltr] a{x:y}[dir] a{x:y}", "[dir=ltr] a{x:y}[dir] a{x:y}"),
        ('[dir="rtl"] a{x:y}', ""),
        ("[data-md-color-primary=red]{x:y}[data-md-color-scheme=slate]{x:y}", "[data-md-color-scheme=slate]{x:y}"),
        ("@media print{.md-top{x:y}}", ""),
        ("@media print{.md-top{x:y}.a{x:y}}", "@media print{.a{x:y}}"),
        ("@supports (x:y){@media print{.md-top,.a{x:y}}}", "@supports (x:y){@media print{.a{x:y}}}"),
        ("@font-face{src:url(x)}", "@font-face{src:url(x)}"),
        ('@charset "UTF-8";a{x:y}/* said */', '@charset "UTF-8";a{x:y}'),
        (":root{--md-tabbed-icon:url(\"data:x;y,<a b='c'>\")}", ""),
        (":root{--md-tabbed-icon:1;--md-hue: 2 ;x:y!important}", ":root{--md-hue: 2 ;x:y!important}"),
        ("a{x:y;;--md-hue:1; }", "a{x:y;;--md-hue:1; }"),
        ("a{}", ""),
    ],
)
def test_what_stays(css: str, left: str) -> None:
    assert slim_styles(css, BARE) == left


def test_with_everything_needed_the_theme_stays_as_it_is(theme: str) -> None:
    attributes = re.findall(r"(?:dir|data-md-color-\w+)=[\w-]+", theme)
    assert rules(slim_styles(theme, Needs((), frozenset(attributes)))) == rules(theme)


def test_the_theme_needs_no_variable_that_has_gone(theme: str) -> None:
    slim = slim_styles(theme, BARE)
    given = set(re.findall(r"(--[\w-]+)\s*:", slim))
    assert set(re.findall(r"var\((--[\w-]+)\)", slim)) <= given | {"--md-text-font-family", "--md-code-font-family"}


def test_the_theme_becomes_half(theme: str) -> None:
    assert len(slim_styles(theme, BARE)) < len(theme) / 2
