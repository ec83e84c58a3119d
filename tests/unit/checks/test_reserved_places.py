"""Materials do not stand in the place of what the site makes, whatever the size of their letters."""

from __future__ import annotations

from datetime import date

import pytest

from macros.project import SiteSettings, load_project
from macros.site import build_site
from macros.sources.file_names import collisions
from macros.sources.files import SourceFiles

PAGE = "---\nописание: О чём страница\n---\n# Страница\n"
ROADMAP = """ид: perm-2024
название: Карта
уровень: регион
разделы:
  - название: Раздел
    мероприятия:
      - {номер: "1", название: Сделать, срок: постоянно, ответственные: [Школа]}
"""
PARTIES = "стороны:\n  - {ид: school, название: Школа, вид: орган, уровень: организация}\n"


def codes(texts: dict[str, str], others: dict[str, int] | None = None) -> set[str]:
    return {each.code for each in load_project(SourceFiles(texts, others or {}), SiteSettings()).diagnostics}


@pytest.mark.parametrize(
    "path",
    [
        *("docs/search/index.md", "docs/Search/a.md", "docs/api/v1.md", "docs/calendar/x.md", "docs/404.md"),
        *("docs/changes.md", "docs/CHANGES.md", "docs/coverage/index.md", "docs/templates/a.md"),
        *("docs/editors/errors/dead-link.md", "docs/sitemap.md"),
    ],
)
def test_pages_in_the_sites_own_places(path: str) -> None:
    assert "file-reserved" in codes({path: PAGE})


@pytest.mark.parametrize(
    "path",
    [
        *("docs/search/search_index.json", "docs/assets/stylesheets/main.css", "docs/assets/metodichka.css"),
        *(
            "docs/assets/javascripts/x.json",
            "docs/files/roadmap-perm-2024-checklist.pdf",
            "docs/calendar/perm-2024.ics",
        ),
    ],
)
def test_files_in_the_sites_own_places(path: str) -> None:
    assert "file-reserved" in codes({}, {path: 1})


@pytest.mark.parametrize("path", ["docs/files/prikaz.pdf", "docs/assets/section.css", "docs/pictures/a.png"])
def test_other_places_are_free(path: str) -> None:
    assert codes({}, {path: 1}) == set()


@pytest.mark.parametrize(
    "path",
    [
        *(
            "roadmaps/perm-2024.md",
            "roadmaps/perm-2024/index.md",
            "Roadmaps/Perm-2024.md",
            "roadmaps/perm-2024/timeline.md",
        ),
        *("parties/school.md", "parties/school/checklist.md", "roadmaps/perm-2024/coverage.md"),
    ],
)
def test_a_page_does_not_take_the_address_of_a_made_one(path: str) -> None:
    assert "address-collision" in codes({"roadmap.yaml": ROADMAP, "docs/parties.yaml": PARTIES, f"docs/{path}": PAGE})


def test_everything_that_the_site_makes_is_guarded() -> None:
    """Whatever is generated: a page or a file of the materials at its place is an error."""
    texts = {"roadmap.yaml": ROADMAP, "docs/parties.yaml": PARTIES}
    site = build_site(load_project(SourceFiles(texts), SiteSettings()), date(2025, 2, 10))
    free = []
    for path in site.paths():
        page = path.removesuffix("index.html")
        if page != path and page not in ("roadmaps/", "parties/"):  # an editor may write these two lists
            guarded = codes({**texts, f"docs/{page}index.md": PAGE}) & {"file-reserved", "address-collision"}
        else:
            guarded = codes(texts, {f"docs/{path}": 1}) & {"file-reserved"} or path.endswith((".html", ".xml", ".atom"))
        if not guarded:
            free.append(path)
    assert free == []


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["docs/План.md", "docs/план.md"], [("docs/план.md", "docs/План.md")]),
        (["docs/A/x.md", "docs/a/y.md"], [("docs/a/y.md", "docs/A")]),
        (["docs/й.md", "docs/и\u0306.md"], [("docs/й.md", "docs/и\u0306.md")]),
        (["docs/a/b.md", "docs/a/c.md", "docs/ab.md"], []),
        (["docs/straße.md", "docs/STRASSE.md"], [("docs/straße.md", "docs/STRASSE.md")]),
    ],
)
def test_names_that_are_one_on_other_systems(paths: list[str], found: list[tuple[str, str]]) -> None:
    assert list(collisions(paths)) == found
