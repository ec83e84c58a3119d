"""sitemap.xml: every page once, with the day of its file where it is made of one alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from macros.model.page import Page, PageMeta
from macros.project import Project, SiteSettings, load_project
from macros.site import ReadySheets, build_site
from macros.site.sitemap import sitemap
from macros.sources.files import read_project
from macros.views.sheets.edition import Edition

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2025, 2, 10)


@cache
def section() -> Project:
    return load_project(read_project(ROOT), SiteSettings(site_url="https://example.org/"))


@cache
def changed() -> dict[str, date]:
    """A day of its own for each file."""
    return {path: date(2025, 1, 1) + timedelta(number) for number, path in enumerate(sorted(files()))}


def files() -> set[str]:
    return {f"docs/{page.path}" for page in section().pages} | set(section().homes.values())


def told(project: Project, days: dict[str, date]) -> dict[str, str]:
    """The days by the pages' addresses, in the words of the file."""
    sheets = ReadySheets(edition=Edition(changed=days))
    found: dict[str, str] = {}
    for url in ElementTree.fromstring(build_site(project, TODAY, sheets).files["sitemap.xml"]):  # noqa: S314 - our own
        address, *day = [element.text or "" for element in url]
        assert address not in found
        found[address.removeprefix("https://example.org/")] = "".join(day)
    return found


def test_a_page_has_the_day_of_the_one_file_it_is_made_of() -> None:
    days = told(section(), changed())
    for url, file in {
        "roadmaps/perm-2024/": "docs/roadmaps/perm-2024.yaml",
        "roadmaps/perm-2024/timeline/": "docs/roadmaps/perm-2024.yaml",
        "roadmaps/perm-2024/checklist/": "docs/roadmaps/perm-2024.yaml",
        "roadmaps/primorye-2022/": "roadmap.yaml",
        "instructions/school-admin-rights/": "docs/instructions/school-admin-rights.yaml",
        "instructions/school-admin-rights/checklist/": "docs/instructions/school-admin-rights.yaml",
        "speech-modules/parents-primary/read/": "docs/speech-modules/parents-primary.yaml",
        "reports/perm-2024/": "docs/report-forms/perm-2024.yaml",
    }.items():
        assert days[url] == changed()[file].isoformat(), url


def test_what_is_made_of_several_files_has_no_day() -> None:
    days = told(section(), changed())
    lists = ("", "roadmaps/", "faq/", "changes/", "coverage/", "roadmaps/webinar-plan/coverage/", "editors/errors/")
    assert {url: days[url] for url in lists} == dict.fromkeys(lists, "")
    assert {day for url, day in days.items() if url.startswith("parties/")} == {""}


def test_a_written_page_has_its_own_day_wherever_it_lies() -> None:
    pages = (Page("notes.md", PageMeta(), "Слова\n", 1), Page("roadmaps/perm-2024/remark.md", PageMeta(), "Слова\n", 1))
    lists = (Page("lists.md", PageMeta(), "{{ now() }}\n", 1), Page("new.md", PageMeta(), "Слова\n", 1))
    own = {"docs/notes.md": TODAY, "docs/roadmaps/perm-2024/remark.md": TODAY, "docs/lists.md": TODAY}
    days = told(replace(section(), pages=(*pages, *lists)), changed() | own)
    assert [days[url] for url in ("notes/", "roadmaps/perm-2024/remark/", "lists/", "new/")] == [
        "2025-02-10",
        "2025-02-10",
        "",
        "",  # in no commit yet
    ]


def test_without_git_nobody_knows_a_day() -> None:
    whole = build_site(section(), TODAY)
    text = whole.files["sitemap.xml"].decode()
    assert "<lastmod>" not in text
    assert len(re.findall("<loc>", text)) == len({*whole.urls()}) + len(section().pages)
    assert sitemap(section(), whole.urls(), {}).decode() == text
