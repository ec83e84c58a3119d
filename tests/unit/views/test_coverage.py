"""How a plan is carried out by the plans below: who has no counterpart, who is late, who was never asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from macros.project import Project
from macros.views.coverage import CoverageView, coverage_index_view, coverage_view
from macros.views.implementing import implementing, implementing_links, implementing_roadmaps
from tests.support.plan_samples import make_project, plan_of

ABOVE = plan_of(
    {"номер": "1", "название": "Назначить координаторов", "срок": "до 01.03.2025", "ответственные": ["Школа"]},
    {"номер": "2", "название": "Обучить педагогов", "срок": "до 01.04.2025", "ответственные": ["Школа"]},
    {"номер": "3", "название": "Издать приказ", "срок": "до 01.02.2025", "ответственные": ["Министерство"]},
    {"номер": "4", "название": "Помогать", "срок": "постоянно", "ответственные": ["Кто-то новый"]},
    {"номер": "5", "название": "Отчитаться", "срок": "до 01.06.2025"},
    ид="above",
    название="Карта края",
)


def below(name: str, *measures: tuple[str, str, list[str]]) -> dict[str, Any]:
    rows = [
        {"номер": str(n), "название": title, "срок": term, "реализует": above}
        for n, (title, term, above) in enumerate(measures, 1)
    ]
    return plan_of(*rows, ид=name, название=f"Карта {name}", уровень="муниципалитет")


FIRST = below(
    "first",
    ("Назначить", "до 01.03.2025", ["above/1"]),
    ("Обучить", "до 15.04.2025", ["above/2"]),
    ("Помочь", "до 01.12.2025", ["above/4", "above/5"]),
)
SECOND = below("second", ("Назначить", "до 20.02.2025", ["above/1"]), ("Учить", "постоянно", ["above/2"]))


def project(*lower: dict[str, Any]) -> Project:
    return make_project(ABOVE, *lower)


def states(view: CoverageView) -> dict[str, list[str]]:
    return {group.state: [row.number for row in group.rows] for group in view.groups}


def view_of(whole: Project) -> CoverageView:
    return coverage_view(whole, whole.roadmaps[0])


def test_measures_are_grouped_by_what_is_wrong_first() -> None:
    assert states(view_of(project(FIRST))) == {"late": ["2", "5"], "covered": ["1", "4"], "own": ["3"]}
    assert states(view_of(project(FIRST, SECOND))) == {
        "missing": ["4", "5"],
        "late": ["2"],
        "covered": ["1"],
        "own": ["3"],
    }


def test_lateness_is_told_in_days_and_what_lasts_is_never_late() -> None:
    rows = {row.number: row for group in view_of(project(FIRST, SECOND)).groups for row in group.rows}
    assert [each.late for each in rows["2"].covering] == ["на\u00a014\u00a0дней позже", ""]
    assert [each.late for each in rows["4"].covering] == [""]
    assert [each.late for each in rows["1"].covering] == ["", ""]


def test_the_plans_without_a_counterpart_are_named() -> None:
    rows = {row.number: row for group in view_of(project(FIRST, SECOND)).groups for row in group.rows}
    assert [link.text for link in rows["4"].missing] == ["Карта second"]
    assert rows["3"].missing == ()  # nobody below was asked


def test_a_measure_that_names_nobody_asks_all_below() -> None:
    above = plan_of({"номер": "1", "название": "Отчитаться"}, {"номер": "2", "название": "Учить"}, ид="above")
    whole = make_project(above, below("third", ("Учить", "постоянно", ["above/2"])))
    assert states(view_of(whole)) == {"missing": ["1"], "covered": ["2"]}


def test_each_plan_below_is_counted() -> None:
    first, second = view_of(project(FIRST, SECOND)).plans
    assert (first.count, first.late) == ("4 из 4\u00a0мероприятий", "позже срока – 2")
    assert (second.count, second.late) == ("2 из 4\u00a0мероприятий", "")


def test_the_links_show_the_other_way_too() -> None:
    whole = project(FIRST, SECOND)
    above = whole.roadmaps[0]
    links = implementing_links(whole, above, next(above.measures()))
    assert [link.url for link in links] == ["roadmaps/first/#m-1", "roadmaps/second/#m-1"]
    assert [each.id for each in implementing_roadmaps(whole, above)] == ["first", "second"]
    assert implementing_roadmaps(whole, whole.roadmaps[1]) == ()


def test_the_list_of_all_shows_who_is_carried_out_and_who_is_not() -> None:
    lonely = plan_of({"номер": "1", "название": "Одно"}, ид="lonely", название="Одинокая")
    cards = coverage_index_view(make_project(lonely, ABOVE, FIRST)).cards
    assert [(card.name, card.url) for card in cards] == [
        ("Карта края", "roadmaps/above/coverage/"),
        ("Одинокая", ""),
    ]
    assert cards[0].count == "для 4 из 4\u00a0мероприятий есть пункты во всех картах, которые её выполняют"


def test_an_edit_above_or_below_is_seen_and_the_rest_stays() -> None:
    before = project(FIRST, SECOND)
    above, first, second = before.roadmaps
    assert [each.id for each in implementing_roadmaps(before, above)] == ["first", "second"]

    gone = replace(before, roadmaps=(above, first, make_project(below("second")).roadmaps[0]))
    assert [each.id for each in implementing_roadmaps(gone, above)] == ["first"]

    alone = replace(before, roadmaps=(first, second))
    assert implementing_roadmaps(alone, above) == ()
    assert implementing(alone, above, above.sections[0].measures[0]) == ()
