"""The published plans on paper: nothing stands beyond the margin."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from macros.exports.pdf import make_sheets
from macros.project import Project, SiteSettings, load_project
from macros.sources.files import read_project
from tests.conftest import ROOT
from tests.support.pdf_reader import needs_poppler, pdf_words
from tests.unit.sheets.samples import SITE, checklist_of, official_of

MARGIN = 842 - 28.3  # points: a landscape A4 without its 10 mm on the right
PLANS = ("municipal-2025", "perm-2024", "primorye-2022", "webinar-plan")


@pytest.fixture(scope="module")
def section() -> Project:
    return load_project(read_project(ROOT), SiteSettings(site_url=SITE))


def test_all_plans_are_looked_at(section: Project) -> None:
    assert sorted(roadmap.id for roadmap in section.roadmaps) == sorted(PLANS)


@needs_poppler
@pytest.mark.parametrize("plan", PLANS)
def test_nothing_stands_beyond_the_margin(section: Project, plan: str, tmp_path: Path) -> None:
    alone = replace(section, roadmaps=tuple(each for each in section.roadmaps if each.id == plan))
    for sheet in (checklist_of(alone), official_of(alone)):
        result = make_sheets(alone, [sheet])
        assert not result.faults
        words = pdf_words(result.files[sheet.path], tmp_path)
        assert len(words) > 100
        assert [text for _, right, text in words if right > MARGIN + 0.5] == []
