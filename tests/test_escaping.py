"""One place of escaping for each output format, and no way around it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "macros").rglob("*.py"))
TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))

# Which module turns text into which format, by what. Everything else gives values to one of these.
ESCAPERS = {
    "render/compiling.py": "HTML of the components: Jinja escapes everything",
    "render/abbreviations.py": "HTML put into finished HTML",
    "adapters/host/theme_texts.py": "titles and descriptions that the theme prints as they are",
    "site/page_macros.py": "the same for the cards of pages",
    "adapters/host/shells.py": "the same for generated pages",
    "adapters/building/search_index.py": "the search index, which the theme shows as HTML",
    "adapters/offline/pages.py": "addresses within finished HTML",
    "adapters/preview/answers.py": "the preview's own page of faults",
    "site/sitemap.py": "XML of the site map",
    "exports/changes/feed.py": "XML of the feed, by ElementTree",
    "exports/calendar_lines.py": "lines of calendars",
    "exports/cells.py": "cells of spreadsheets",
    "exports/pdf/data.py": "sheets for paper: Typst gets JSON, never source",
}
# Where text of ours becomes markup without being escaped, and why that is right.
UNESCAPED = {
    "render/environment.py": 1,  # what an escaping template has written
    "site/finishing.py": 2,  # a foot, perhaps none
    "adapters/host/theme_texts.py": 1,  # to take tags out, escaped at once
}
_ESCAPE_SOURCES = {"html", "markupsafe", "xml.sax.saxutils", "cgi"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT / "macros").as_posix()


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if called == name:
                yield node


def test_text_is_escaped_in_the_known_places_only() -> None:
    found = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module in _ESCAPE_SOURCES:
                found |= {name_of(path) for each in node.names if each.name in {"escape", "quoteattr"}}
            elif isinstance(node, ast.Attribute) and node.attr == "escape" and getattr(node.value, "id", "") == "html":
                found.add(name_of(path))
    assert found <= set(ESCAPERS)


def test_every_escaper_is_there() -> None:
    assert [name for name in ESCAPERS if not (ROOT / "macros" / name).is_file()] == []


def test_nothing_becomes_markup_unescaped_elsewhere() -> None:
    counts = {name_of(path): len(list(calls(ast.parse(path.read_text("utf-8")), "Markup"))) for path in MODULES}
    assert {name: count for name, count in counts.items() if count} == UNESCAPED


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "overrides").as_posix())
def test_no_template_switches_escaping_off(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"\|\s*safe\b|autoescape|\bMarkup\b|__html__|\|\s*attr\b|\bself\.__|\.__class__", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "overrides").as_posix())
def test_values_stand_in_quoted_attributes(path: Path) -> None:
    """Escaping guards a value only between quotes: «title={{ a }}» would end at the first space."""
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"\s[\w-]+=\{\{[^}]*\}\}", text) == []
    assert re.findall(r"<(?:script|style)\b[^>]*>[^<]*\{\{", text) == [], "no value within a script or a style"
    assert not re.search(r"\son[a-z]+\s*=|\sstyle\s*=", text), "no script and no style in an attribute"


def test_nothing_is_evaluated() -> None:
    """No text becomes a program: no eval, no shell, no template made of a string."""
    faults = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        faults += [
            f"{name_of(path)}: {word}"
            for word in ("eval", "exec", "from_string", "system", "popen")
            for _ in calls(tree, word)
        ]
        faults += [
            f"{name_of(path)}: shell=True"
            for node in ast.walk(tree)
            if isinstance(node, ast.keyword) and node.arg == "shell" and getattr(node.value, "value", None) is not False
        ]
    assert faults == []


def test_sheets_never_evaluate_a_text() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "overrides/print").glob("*.typ")]
    assert sources
    assert not [source for source in sources if re.search(r"\beval\s*\(|\bplugin\s*\(|\bread\s*\(", source)]
