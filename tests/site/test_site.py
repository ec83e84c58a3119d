"""The real project as it is published: nothing lost, nothing dangling, nothing from elsewhere."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from macros.adapters.project_reader import read_whole_project
from macros.diagnostics import sort_diagnostics
from macros.project import Project
from macros.views.urls import measure_anchor, roadmap_data_url, roadmap_url
from tests.site.pages import html_pages, read_page

MEASURES = {"primorye-2022": 12, "perm-2024": 20, "municipal-2025": 30, "webinar-plan": 7}


@pytest.fixture(scope="module")
def project(project_root: Path) -> Project:
    return read_whole_project(project_root).project


def test_content_is_faultless(project_root: Path) -> None:
    assert [d.headline for d in sort_diagnostics(read_whole_project(project_root).diagnostics)] == []


@pytest.mark.parametrize(("roadmap_id", "count"), MEASURES.items())
def test_every_measure_is_once_on_the_site_and_in_the_data(
    project: Project, built_site: Path, roadmap_id: str, count: int
) -> None:
    roadmap = project.roadmap(roadmap_id)
    assert roadmap is not None
    anchors = [measure_anchor(measure) for measure in roadmap.measures()]
    assert len(set(anchors)) == count
    on_page = Counter(read_page(built_site / roadmap_url(roadmap) / "index.html").ids)
    assert {anchor: on_page[anchor] for anchor in anchors} == dict.fromkeys(anchors, 1)
    data = json.loads((built_site / roadmap_data_url(roadmap_id, "json")).read_text(encoding="utf-8"))
    assert [m["id"] for m in data["measures"]] == [m.slug for m in roadmap.measures()]


def test_no_id_twice_on_a_page(built_site: Path) -> None:
    twice = {
        str(path.relative_to(built_site)): [name for name, n in Counter(read_page(path).ids).items() if n > 1]
        for path in html_pages(built_site)
    }
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_one_h1_and_no_skipped_heading_level(built_site: Path) -> None:
    faults = {}
    for path in html_pages(built_site):
        levels = read_page(path).headings
        jumps = [b for a, b in pairwise(levels) if b > a + 1]
        if levels.count(1) != 1 or jumps:
            faults[str(path.relative_to(built_site))] = levels[:12]
    assert faults == {}


def test_every_inner_link_leads_somewhere(built_site: Path) -> None:
    dead = [
        f"{path.relative_to(built_site)}: {link}"
        for path in html_pages(built_site)
        for link in read_page(path).links
        if not _leads(built_site, path, link)
    ]
    assert dead == []


def _leads(site: Path, page: Path, link: str) -> bool:
    base = f"site:///{page.relative_to(site).as_posix()}"
    parts = urlsplit(urljoin(base.replace("site:", "http://site"), link).replace("http://site///", "http://site/"))
    if parts.scheme not in {"http", ""} or parts.netloc not in {"site", ""}:
        return True
    target = site / unquote(parts.path).lstrip("/")
    if target.is_dir():
        target /= "index.html"
    if not target.is_file():
        return False
    anchor = unquote(parts.fragment)
    # Material answers #__… itself.
    return not anchor or anchor.startswith("__") or target.suffix != ".html" or anchor in read_page(target).ids


def test_nothing_is_loaded_from_another_host(built_site: Path) -> None:
    foreign = {
        f"{path.relative_to(built_site)}: {address}"
        for path in html_pages(built_site)
        for address in read_page(path).loads
        if urlsplit(address).netloc
    }
    assert foreign == set()
    for style in built_site.rglob("*.css"):
        assert "url(http" not in style.read_text(encoding="utf-8"), style
        assert "@import" not in style.read_text(encoding="utf-8"), style


def test_content_files_and_stubs_are_not_published(built_site: Path) -> None:
    names = [path.relative_to(built_site).as_posix() for path in built_site.rglob("*")]
    assert [name for name in names if name.endswith((".yaml", ".yml", ".md"))] == []
    assert [name for name in names if "mtshell" in name] == []
    for path in built_site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "mtshell" not in text, path
        assert "mtmacro" not in text, path


def test_sitemap_lists_every_page_once(built_site: Path) -> None:
    text = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    found = [line.split("<loc>")[1].split("</loc>")[0] for line in text.splitlines() if "<loc>" in line]
    pages = {
        "https://example.org/myschool/" + path.relative_to(built_site).as_posix().removesuffix("index.html")
        for path in html_pages(built_site)
    }
    assert sorted(pages) == found


def test_every_measure_is_in_the_search_index(project: Project, built_site: Path) -> None:
    index = json.loads((built_site / "search/search_index.json").read_text(encoding="utf-8"))
    locations = Counter(entry["location"] for entry in index["docs"])
    wanted = [f"{roadmap_url(r)}#{measure_anchor(m)}" for r in project.roadmaps for m in r.measures()]
    assert {location: locations[location] for location in wanted} == dict.fromkeys(wanted, 1)
    assert not [location for location in locations if "mtshell" in location]
