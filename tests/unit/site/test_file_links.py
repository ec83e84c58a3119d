"""Links into the folders of made files: every file that the site makes is known, and no other."""

from __future__ import annotations

from datetime import date

import pytest

from macros.checks.links import made_file
from macros.diagnostics import Diagnostic
from macros.project import SiteSettings, load_project
from macros.site import build_site, check_file_links
from macros.sources.files import SourceFiles
from tests.support.plan_samples import SMALL_ROADMAP

PARTIES = "стороны:\n  - {ид: school, название: Школа, вид: орган, уровень: организация}\n"
PLAN = SMALL_ROADMAP + "        ответственные: [Школа]\n"


def told(*targets: str, page: str = "docs/a/b.md", others: tuple[str, ...] = ()) -> list[Diagnostic]:
    text = "---\nназвание: А\nописание: Б\n---\n" + "".join(f"[слово]({target})\n\n" for target in targets)
    files = {"roadmap.yaml": PLAN, "docs/parties.yaml": PARTIES, page: text}
    project = load_project(SourceFiles(files, dict.fromkeys(others, 1)), SiteSettings())
    return list(check_file_links(project, lambda: build_site(project, date(2024, 5, 1))))


def test_what_the_site_makes_is_known() -> None:
    made = (
        "files/roadmap-sample-checklist.pdf",
        "files/roadmap-sample-checklist-large.pdf",
        "files/roadmap-sample-official.pdf",
        "files/role-school-checklist.pdf",
        "files/roadmap-sample.docx",
        "files/roadmap-sample.xlsx?v=1",
        "api/v1/roadmaps/sample.json",
        "api/v1/index.json#x",
        "calendar/sample.ics",
        "calendar/role-school.ics",
        "assets/anything.css",
    )
    assert told(*(f"../../{each}" for each in made)) == []
    assert told("../../files/own.pdf", others=("docs/files/own.pdf",)) == []


def test_what_it_does_not_make_is_told_with_the_nearest_name() -> None:
    first, second = told("../../files/roadmap-sample-cheklist.pdf", "../../calendar/x.ics")
    assert (first.code, first.file, first.span.line) == ("dead-link", "docs/a/b.md", 5)
    assert first.hint == "возможно, имелось в виду «../../files/roadmap-sample-checklist.pdf»"
    assert (second.span.line, second.hint.partition(";")[0]) == (7, "такого файла сайт не делает")


@pytest.mark.parametrize(
    ("page", "target", "path"),
    [
        ("index.md", "files/a.pdf", "files/a.pdf"),
        ("faq.md", "../files/a%20b.pdf#1", "files/a b.pdf"),
        ("faq.md", "files/a.pdf", ""),
        ("index.md", "https://example.org/files/a.pdf", ""),
        ("index.md", "{{ файл }}", ""),
        ("index.md", "../files/a.pdf", ""),
        ("index.md", "#files/", ""),
    ],
)
def test_which_links_are_looked_at(page: str, target: str, path: str) -> None:
    assert made_file(page, target) == path
