"""What is out of date: the day after the last good one, and in months that have no such day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from macros.checks.staleness import check_stale
from macros.project import SiteSettings, load_project
from macros.sources.files import SourceFiles

PAGE = "---\nназвание: Страница\nописание: О чём.\n{}---\n\n# Страница\n"


def codes(reviewed: str, today: date, months: int = 12) -> list[str]:
    text = PAGE.format(f"проверено: {reviewed}\n" if reviewed else "")
    subject = load_project(SourceFiles({"docs/x.md": text}), SiteSettings()).subject
    return [each.code for each in check_stale(subject, today, None, months)]


@pytest.mark.parametrize(
    ("reviewed", "months", "last"),
    [
        ("2025-02-01", 12, date(2026, 2, 1)),
        ("2024-02-29", 12, date(2025, 3, 1)),
        ("2024-02-29", 48, date(2028, 2, 29)),
        ("2025-08-31", 6, date(2026, 3, 1)),
        ("2025-10-31", 1, date(2025, 12, 1)),
        ("2025-12-31", 2, date(2026, 3, 1)),
        ("2025-11-30", 1, date(2025, 12, 30)),
        ("2025-12-15", 1, date(2026, 1, 15)),
    ],
)
def test_a_review_lasts_so_many_months_to_the_day(reviewed: str, months: int, last: date) -> None:
    assert codes(reviewed, last, months) == []
    assert codes(reviewed, last + timedelta(days=1), months) == ["overdue-review"]


@pytest.mark.parametrize(("today", "found"), [(date(2025, 1, 30), ["review-ahead"]), (date(2025, 1, 31), [])])
def test_a_review_is_not_ahead_but_for_the_zone_of_the_clock(today: date, found: list[str]) -> None:
    assert codes("2025-02-01", today) == found


def test_a_page_that_nobody_has_reviewed() -> None:
    assert codes("", date(2025, 2, 10)) == ["never-reviewed"]


@pytest.mark.parametrize(("today", "found"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True)])
def test_a_plan_is_over_on_the_day_after_its_last(today: date, found: bool) -> None:
    text = "ид: plan\nназвание: Карта\nописание: О чём.\nуровень: регион\nпериод: 2025 год\nразделы: []\n"
    subject = load_project(SourceFiles({"docs/roadmaps/plan.yaml": text}), SiteSettings()).subject
    assert ("roadmap-over" in [each.code for each in check_stale(subject, today)]) is found
