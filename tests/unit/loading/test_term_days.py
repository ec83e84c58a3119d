"""The section's calendar gives days to terms that only name an event or an academic year."""

from __future__ import annotations

from datetime import date

import pytest

from macros.project import SiteSettings, load_project
from macros.sources.files import SourceFiles

CALENDAR = """
учебные-годы:
  - {название: 2024/25, начало: 2024-09-02, окончание: 2025-05-30}
события:
  - {название: начало приёмной кампании, дата: 2025-04-01}
"""
ROADMAP = """
ид: plan
название: План
описание: План
уровень: регион
период: 01.09.2024 – 31.05.2025
разделы:
  - название: Раздел
    мероприятия:
      - номер: "1"
        название: Сделать
        срок: {term}
"""


@pytest.mark.parametrize(
    ("term", "start", "end"),
    [
        ("за 10 дней до начала приёмной кампании", None, date(2025, 3, 22)),
        ("2024/25 учебный год", date(2024, 9, 2), date(2025, 5, 30)),
        ("за 10 дней до выпускного вечера", None, None),
        ("до 01.03.2025", None, date(2025, 3, 1)),
    ],
)
def test_days_come_from_the_calendar(term: str, start: date | None, end: date | None) -> None:
    texts = {"docs/calendar.yaml": CALENDAR, "roadmap.yaml": ROADMAP.format(term=term)}
    project = load_project(SourceFiles(texts), SiteSettings())
    found = project.roadmaps[0].sections[0].measures[0].term
    assert found is not None
    assert found.end == end
    if start is not None:
        assert found.start == start
