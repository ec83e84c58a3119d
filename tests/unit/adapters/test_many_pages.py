"""Many pages are looked at on all cores, and what is said of them is the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from macros.adapters.building import cores
from macros.adapters.building.cores import FEWEST
from macros.adapters.host import page_inspection
from macros.adapters.host.page_inspection import inspect_pages
from macros.project import Project, SiteSettings, load_project
from macros.sources.files import SourceFiles
from tests.support.page_markup import site_markdown

DAY = date(2025, 2, 10)
HEAD = "---\nназвание: Страница\nописание: О чём страница\n---\n\n# Страница\n\n"


def _project(*bodies: str) -> Project:
    pages = {f"docs/p{number:03d}.md": HEAD + body for number, body in enumerate(bodies)}
    return load_project(SourceFiles(pages), SiteSettings())


@pytest.mark.parametrize("broken", [False, True])
def test_many_pages_say_what_they_say_one_by_one(broken: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = ["Текст.\n"] * FEWEST
    bodies += ["<script>alert(1)</script>\n", '<p onclick="x()">а</p>\n'] if broken else ["[туда](p000.md#нет)\n"]
    project, asked = _project(*bodies), 0

    def in_a_row(work: Any, items: Any) -> Iterator[Any]:
        nonlocal asked
        asked = len(items)
        return map(work, items)

    monkeypatch.setattr(cores, "_threads", lambda: 1)  # other tests may have left some
    spread = inspect_pages(project, site_markdown(), DAY, broken=False)
    monkeypatch.setattr(page_inspection, "spread", in_a_row)
    assert inspect_pages(project, site_markdown(), DAY, broken=False) == spread
    assert asked == len(bodies)
    assert {each.file for each in spread} == {f"docs/p{FEWEST + n:03d}.md" for n in range(2 if broken else 1)}
