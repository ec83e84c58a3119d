"""The theme's item of the menu, as replaced: which page stands for a section and which only in it."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader


def _page(title: str, url: str, *, is_index: bool = False) -> SimpleNamespace:
    return SimpleNamespace(title=title, url=url, is_index=is_index, meta={}, toc=[], children=None)


FIRST = [_page("Вебинары", "webinars/", is_index=True), _page("Структура", "webinars/structure/")]
MIDDLE = [_page("Словарь", "glossary/"), _page("Вебинары", "webinars/", is_index=True)]


@pytest.mark.parametrize(
    ("children", "links"),
    [
        (FIRST, [("webinars/", "Раздел"), ("webinars/structure/", "Структура")]),
        (FIRST[:1], [("webinars/", "Раздел")]),
        (MIDDLE, [("glossary/", "Словарь"), ("webinars/", "Вебинары")]),
    ],
)
def test_only_a_first_index_page_stands_for_its_section(
    project_root: Path, children: list[SimpleNamespace], links: list[tuple[str, str]]
) -> None:
    environment = Environment(loader=FileSystemLoader(project_root / "overrides/partials"), autoescape=True)
    environment.filters["url"] = str
    features = ["navigation.tabs", "navigation.indexes"]
    module = environment.get_template("nav-item.html").make_module({"features": features, "page": None})
    section = SimpleNamespace(title="Раздел", children=children, active=False, meta={})
    html = module.render(section, "__nav_1", 1)  # type: ignore[attr-defined]
    found = re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    assert [(url, re.sub("<[^>]+>", "", words).strip()) for url, words in found] == links
