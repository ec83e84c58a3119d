"""A roadmap of hundreds of measures: cut into parts without a loss, and light on its own page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.model.roadmap import Roadmap
from macros.render import render_checklist_page, render_component, render_part_page, render_roadmap_page
from macros.site import build_site
from macros.views import roadmap_parts as parts
from macros.views.pages import checklist_page_view, part_checklist_page_view, part_page_view, roadmap_page_view
from macros.views.roadmap_long import roadmap_long_view
from macros.views.roadmap_table import roadmap_table_view
from tests.support.plan_samples import PLAN, make_project, make_roadmap

TODAY = date(2025, 2, 10)
TERMS = ("до 01.03.2025", "1 раз в месяц", "постоянно", "II квартал 2025 года", "по отдельному графику")


def long_plan(*sizes: int) -> dict[str, Any]:
    """A plan with sections of so many measures, each with everything that a usual plan says."""
    return {
        **PLAN,
        "сноски": {},
        "разделы": [
            {
                "номер": str(section),
                "название": f"Раздел {section}",
                "мероприятия": [
                    {
                        "номер": f"{section}.{index}",
                        "название": f"Провести совещание с директорами по данным мониторинга, встреча {index}",
                        "срок": TERMS[index % len(TERMS)],
                        "ответственные": ["Министерство", "Директор"][: index % 2 + 1],
                        "участники": ["Школа"],
                        "системы": ["Сферум"] if index % 3 else [],
                        "результаты": ["Протокол направлен в министерство", "Расписание уроков составлено в школах"],
                        "после": [f"{section}.1"] if index > 1 else [],
                    }
                    for index in range(1, size + 1)
                ],
            }
            for section, size in enumerate(sizes, 1)
        ],
    }


def numbers(roadmap: Roadmap) -> list[str]:
    return [measure.number for measure in roadmap.measures()]


@given(st.lists(st.integers(1, 14), min_size=1, max_size=8))
@settings(max_examples=40)
def test_parts_are_the_whole_roadmap_in_order(sizes: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "PART", 5)
        roadmap = make_roadmap(long_plan(*sizes))
        found = parts.roadmap_parts(roadmap)
    assert [measure.number for part in found for measure in part.measures()] == numbers(roadmap)
    assert [part.number for part in found] == list(range(1, len(found) + 1))
    assert all(1 <= len(part.measures()) <= 5 for part in found)
    whole = [section.title for section in roadmap.sections if len(section.measures) <= 5]
    assert all(sum(title == s.title for part in found for s in part.sections) == 1 for title in whole)


def test_a_part_is_named_by_its_first_and_last_measure() -> None:
    one, several = (parts.roadmap_parts(make_roadmap(long_plan(*sizes)))[0] for sizes in ((1,), (2, 3)))
    assert one.title == "Пункт 1.1"
    assert several.title.replace("\u00a0", " ") == "Пункты 1.1 – 2.3"


def test_only_a_long_roadmap_is_cut() -> None:
    short, long = (make_roadmap(long_plan(size)) for size in (300, 301))
    assert not parts.in_parts(short)
    assert parts.parts_with_pages(short) == ()
    assert parts.in_parts(long)
    assert [len(part.measures()) for part in parts.parts_with_pages(long)] == [200, 101]


def test_rows_of_the_long_table_answer_to_what_those_of_the_usual_one_do() -> None:
    project = make_project(long_plan(7, 5))
    (roadmap,) = project.roadmaps
    long, usual = roadmap_long_view(project, roadmap, TODAY), roadmap_table_view(project, roadmap, TODAY)
    assert long.filters == usual.filters
    assert [section.id for section in long.sections] == [section.id for section in usual.sections]
    rows = [row for section in long.sections for row in section.rows]
    measures = [measure for section in usual.sections for measure in section.measures]
    assert len(rows) == len(measures) == 12
    for row, measure in zip(rows, measures, strict=True):
        party, system, term = (long.shared[int(number)] for number in row.keys.split())
        assert (row.anchor, row.number, row.title) == (measure.anchor, measure.number, measure.title)
        assert (party.parties, system.systems) == (measure.keys.parties, measure.keys.systems)
        assert (term.months, term.date, term.status) == (measure.keys.months, measure.keys.date, measure.status)
    assert len(long.shared) == 2 + 2 + 4  # two of the five terms last as long as the plan


def test_a_long_roadmaps_pages_lead_to_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_MEASURES", 6)
    monkeypatch.setattr(parts, "PART", 4)
    project = make_project(long_plan(6, 3))
    (roadmap,) = project.roadmaps
    page = render_roadmap_page(roadmap_page_view(project, roadmap, TODAY), "../../")
    assert 'id="m-1-5"' in page
    assert 'href="../../roadmaps/plan/part-2/#m-1-5"' in page
    assert "Протокол" not in page
    second = parts.parts_with_pages(roadmap)[1]
    detail = render_part_page(part_page_view(project, roadmap, second, TODAY), "../../../")
    assert "Протокол" in detail
    assert 'id="m-1-5"' in detail
    assert 'id="m-1-4"' not in detail
    assert 'href="../../../roadmaps/plan/#m-1-1"' in detail  # what it comes after, in another part
    assert '<b aria-current="page">Пункты 1.5' in detail
    lists = render_checklist_page(checklist_page_view(roadmap, TODAY), "../../../")
    assert 'href="../../../roadmaps/plan/part-3/checklist/"' in lists
    ticks = render_part_page(part_checklist_page_view(roadmap, second, TODAY), "../../../../")
    assert ticks.count('data-mt-tick="plan/1-') == 2 * 3  # a measure and its two results
    urls = set(build_site(project, TODAY).urls())
    assert {f"roadmaps/plan/part-{n}/{page}" for n in (1, 2, 3) for page in ("", "checklist/")} <= urls
    assert not any("timeline/part" in url for url in urls)


def test_a_very_long_timeline_goes_on_at_the_next_page_with_the_same_axis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "TIMELINE_PART", 5)
    project = make_project(long_plan(7, 4))
    made = {page.url: page for planned in build_site(project, TODAY).parts for page in planned.make().pages}
    first, second, third = (made[f"roadmaps/plan/timeline/{part}"] for part in ("", "part-2/", "part-3/"))
    assert "roadmaps/plan/timeline/part-4/" not in made
    assert [page.body.count('<li class="mt-timeline__row">') for page in (first, second, third)] == [5, 2, 4]
    assert first.title.replace("\u00a0", " ").endswith("Пункты 1.1 – 1.5")
    assert 'href="../../../../roadmaps/plan/timeline/"' in second.body  # back to the first
    assert '<b aria-current="page">Пункты 1.6' in second.body
    axes = {page.body.partition("<defs>")[2].partition("</defs>")[0] for page in (first, second, third)}
    assert len(axes) == 1
    assert set(made) <= set(build_site(project, TODAY).urls())


def test_a_measure_of_a_long_roadmap_takes_half_a_kilobyte() -> None:
    project = make_project(long_plan(400))
    markup = render_component("roadmap-long", roadmap_long_view(project, project.roadmaps[0], TODAY), root="../../")
    assert len(markup.encode()) < 400 * 500  # two thousand of them are a megabyte
