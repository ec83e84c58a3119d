"""What search finds is planned in rows: all of it once, and each roadmap's words under its name."""

from __future__ import annotations

from macros.site import planned_search
from macros.site.planned_search import planned_entries
from macros.site.search import roadmap_entries
from tests.support.plan_samples import make_project, plan_of


def test_rows_hold_neighbours_and_nothing_twice() -> None:
    project = make_project(*(plan_of(ид=f"plan-{n}") for n in range(2 * planned_search.ROADMAPS + 1)))
    rows = [each for each in planned_entries(project) if each.roadmaps]
    assert [len(each.roadmaps) for each in rows] == [planned_search.ROADMAPS, planned_search.ROADMAPS, 1]
    assert [name for each in rows for name in each.roadmaps] == [roadmap.id for roadmap in project.roadmaps]


def test_a_row_gives_the_words_of_its_roadmaps_each_time() -> None:
    project = make_project()
    (row,) = (each for each in planned_entries(project) if each.roadmaps)
    expected = [entry for roadmap in project.roadmaps for entry in roadmap_entries(roadmap)]
    assert list(row.make()) == list(row.make()) == expected
