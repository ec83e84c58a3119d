"""The addresses that checks know are those that the site makes; circles are found; links are judged."""

from __future__ import annotations

import pytest

from macros.checks.addresses import measure_anchors, page_address, roadmap_addresses
from macros.checks.cycles import find_cycles
from macros.loading import load_roadmap
from macros.project import SiteSettings, load_project
from macros.sources.files import SourceFiles
from macros.views import urls

ROADMAP = """ид: perm-2024
название: Карта
уровень: регион
разделы:
  - название: Раздел
    мероприятия:
      - {номер: "1.10.", название: Сделать, срок: постоянно}
"""


def test_checks_and_views_agree_on_addresses() -> None:
    roadmap = load_roadmap(ROADMAP, "roadmap.yaml").value
    assert roadmap is not None
    pages = (urls.roadmap_url(roadmap), urls.timeline_url(roadmap), urls.checklist_url(roadmap))
    assert roadmap_addresses(roadmap) == pages
    assert measure_anchors(roadmap) == {urls.measure_anchor(measure) for measure in roadmap.measures()} == {"m-1-10"}


@pytest.mark.parametrize(
    ("path", "address"),
    [("index.md", ""), ("faq.md", "faq/"), ("a/index.md", "a/"), ("a/README.md", "a/"), ("a/b.md", "a/b/")],
)
def test_the_address_of_a_page(path: str, address: str) -> None:
    assert page_address(path) == address


@pytest.mark.parametrize(
    ("graph", "cycles"),
    [
        ({}, []),
        ({"а": ["б"], "б": []}, []),
        ({"а": ["нет такого"]}, []),
        ({"а": ["а"]}, [("а",)]),
        ({"а": ["б"], "б": ["в"], "в": ["а"]}, [("а", "б", "в")]),
        ({"а": ["б", "в"], "б": ["г"], "в": ["г"], "г": []}, []),
        ({"а": ["б"], "б": ["б"]}, [("б",)]),
        ({str(n): [str(n + 1)] for n in range(50_000)}, []),
    ],
)
def test_circles(graph: dict[str, list[str]], cycles: list[tuple[str, ...]]) -> None:
    assert list(find_cycles(graph)) == cycles


@pytest.mark.parametrize(
    "target",
    [
        "https://myschool.edu.ru/",
        "mailto:help@example.org",
        "tel:+70000000000",
        "#раздел",
        "b.md",
        "b.md#раздел",
        "../index.md",
        "file%20name.pdf",
        "<file name.pdf>",
        "../b/",
        "../../roadmaps/perm-2024/",
        "../../roadmaps/perm-2024/#m-1-10",
        "../../roadmaps/perm-2024/checklist/",
        "../../calendar/perm-2024.ics",
        "../../files/perm-2024.pdf",
    ],
)
def test_links_that_lead_somewhere(target: str) -> None:
    page = "---\nописание: О чём\n---\n\n"
    texts = {
        "roadmap.yaml": ROADMAP,
        "docs/index.md": page,
        "docs/a/b.md": page,
        "docs/a/x.md": f"{page}[а]({target})\n",
    }
    project = load_project(SourceFiles(texts, {"docs/a/file name.pdf": 1}), SiteSettings())
    assert [each.headline for each in project.diagnostics if each.code.endswith("link")] == []


def test_a_page_of_bad_links_is_told_a_hundred_times() -> None:
    texts = {"docs/x.md": "---\nописание: О чём\n---\n" + "[а](б.md)\n" * 5_000}
    found = load_project(SourceFiles(texts), SiteSettings()).diagnostics
    assert [each.code for each in found] == ["dead-link"] * 100
