"""Styles and scripts: one file each, nothing from elsewhere, readable in both schemes."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from rcssmin import cssmin
from rjsmin import jsmin

from macros.render import COMPONENTS, bundle_css, bundle_js

ASSETS = COMPONENTS.parent / "assets"
TEMPLATES = sorted(COMPONENTS.glob("*/*.html"))
TOKENS = (ASSETS / "tokens.css").read_text(encoding="utf-8")


def test_bundles_are_the_same_twice_and_hold_every_part() -> None:
    assert bundle_css() == bundle_css()
    assert bundle_js() == bundle_js()
    for path in COMPONENTS.glob("*/style.css"):
        assert cssmin(path.read_text(encoding="utf-8")) in bundle_css()
    for path in COMPONENTS.glob("*/script.js"):
        assert jsmin(path.read_text(encoding="utf-8")).strip() in bundle_js()


def test_comments_and_indents_stay_at_home() -> None:
    assert "/*" not in bundle_css()
    assert not re.search(r"^\s|^//", bundle_js(), re.MULTILINE)


def test_parts_come_in_a_fixed_order(tmp_path: Path) -> None:
    components = tmp_path / "components"
    for name in ("b", "a"):
        (components / name).mkdir(parents=True)
        (components / name / "style.css").write_text(f"{name} {{ color: red; }}", encoding="utf-8")
        (components / name / "script.js").write_text(f"const {name} = 1; // one", encoding="utf-8")
    (tmp_path / "assets").mkdir()
    for name in ("fonts", "tokens", "base", "theme"):
        (tmp_path / "assets" / f"{name}.css").write_text(f"{name} {{ color: red; }}", encoding="utf-8")
    assert re.findall(r"(\w+)\{", bundle_css(components)) == ["fonts", "tokens", "base", "theme", "a", "b"]
    assert bundle_js(components) == ('"use strict";(function(){const a=1;})();(function(){const b=1;})();')


def test_nothing_comes_from_other_hosts() -> None:
    for text in (bundle_css(), bundle_js(), *(path.read_text(encoding="utf-8") for path in TEMPLATES)):
        called = text.replace("http://www.w3.org/2000/svg", "")  # a name, not a place
        assert not re.search(r"https?:|//\w+\.\w+/|@import", called)


def test_the_themes_script_is_given_the_themes_own_words() -> None:
    theme = find_spec("material")
    assert theme and theme.origin
    language = (Path(theme.origin).parent / "templates/partials/languages/ru.html").read_text(encoding="utf-8")
    script = (COMPONENTS / "theme-script/script.js").read_text(encoding="utf-8")
    texts = script.partition("const TEXTS = {")[2].partition("}")[0]
    told = dict(re.findall(r'"([a-z.]+)": "([^"]+)"', texts))
    assert len(told) == 10
    assert dict(re.findall(r'"([a-z.]+)": "([^"]+)"', language)).items() >= told.items()


def test_fonts_are_beside_the_stylesheet() -> None:
    files = re.findall(r'url\("(?!data:)([^"]+)"\)', bundle_css())
    assert files
    for name in files:
        assert (ASSETS / name).is_file()
    assert "SIL OPEN FONT LICENSE" in (ASSETS / "fonts" / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_template_suits_a_strict_content_policy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"""\sstyle=|\son\w+=|<script|<style|\|\s*safe|javascript:""", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_classes_of_templates_are_ours_and_flat(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"\{\{.*?\}\}", "x", text)
    names = {name for value in re.findall(r'class="([^"]*)"', text) for name in value.split()}
    wrong = {n for n in names if not re.fullmatch(r"x|mt-[a-z-]+?(__[a-z-]+?)?(--[a-z-]*)?", n)}
    assert not wrong


def test_colours_are_tokens() -> None:
    for path in COMPONENTS.glob("*/style.css"):
        screen = path.read_text(encoding="utf-8").split("@media print")[0]
        assert not re.search(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", screen), path


def scheme(name: str) -> dict[str, str]:
    """The colours of one scheme."""
    block = re.search(rf'\[data-md-color-scheme="{name}"\] \{{(.*?)\}}', TOKENS, re.DOTALL)
    assert block
    return dict(re.findall(r"(--mt-[\w-]+): (#[0-9a-f]+);", block[1]))


def contrast(one: str, other: str) -> float:
    """The contrast of WCAG 2.1."""

    def luminance(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
        channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["default", "slate"])
def test_text_is_readable_on_every_ground(name: str) -> None:
    colours = scheme(name)
    grounds = [colours[f"--mt-{ground}"] for ground in ("paper", "wash", "raised", "now-wash", "next-wash")]
    for ink in ("ink", "ink-soft", "link", "link-hover", "now", "next", "undated", "past"):
        for ground in grounds:
            assert contrast(colours[f"--mt-{ink}"], ground) >= 4.5, (ink, ground)
    assert contrast(colours["--mt-brand-ink"], colours["--mt-brand"]) >= 4.5
    assert contrast(colours["--mt-brand-soft"], colours["--mt-brand"]) >= 4.5
    assert contrast(colours["--mt-paper"], colours["--mt-link"]) >= 4.5  # the words of a button
    for ground in grounds[:3]:
        assert contrast(colours["--mt-line-strong"], ground) >= 3  # the edge of a field
