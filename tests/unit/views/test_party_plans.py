"""A party that a country's plans name: its page leads to the plans, and weighs little however many they are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.model.parties import Party
from macros.project import Project
from macros.render import render_by_kind, render_checklist_page, render_component
from macros.views import party_plans
from macros.views.pages import party_checklist_page_view, party_page_view
from macros.views.party_plans import in_plans, party_plans_view
from macros.views.sheets.catalogue import site_sheets
from macros.views.sheets.edition import Edition
from tests.support.plan_samples import OLD, PLAN, make_project, plan_of

TODAY = date(2025, 2, 10)


def party(project: Project, party_id: str) -> Party:
    found = project.parties.get(party_id)
    assert found
    return found


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def country(plans: int) -> Project:
    """So many plans with one measure each, all of them the school's."""
    measure: dict[str, Any] = {"номер": "1", "название": "Открыть", "срок": "до 01.03.2025", "ответственные": ["Школа"]}
    return make_project(
        *(
            plan_of(measure, ид=f"plan-{n:05d}", название=f"План округа {n:05d}", территория=f"Округ {n:05d}")
            for n in range(plans)
        )
    )


def test_plans_come_by_territory_each_with_its_measures() -> None:
    measures = [
        {"номер": "1", "название": "Открыть", "срок": "до 01.03.2025", "ответственные": ["Школа"]},
        {"номер": "2", "название": "Закрыть", "срок": "до 01.12.2025", "ответственные": ["Школа"]},
        {"номер": "3", "название": "Не наше", "срок": "до 01.12.2025", "ответственные": ["Министерство"]},
    ]
    later = plan_of(*measures, ид="later", название="Вторая", территория="Яранск")
    first = plan_of(*measures[:1], ид="first", название="Первая", территория="Арбаж")
    project = make_project(later, first)
    view = party_plans_view(project, party(project, "school"), TODAY)
    shown = [(each.name, each.place, plain(each.count), plain(each.now), each.url) for each in view.plans]
    assert shown == [
        ("Первая", "Арбаж", "1 мероприятие", "сейчас 1", "roadmaps/first/?party=school#table-first"),
        ("Вторая", "Яранск", "2 мероприятия", "сейчас 1", "roadmaps/later/?party=school#table-later"),
    ]
    assert plain(f"{view.count} в {view.plans_count}") == "3 мероприятия в 2 дорожных картах"
    on_paper = party_plans_view(project, party(project, "school"), TODAY, on_paper=True)
    assert [each.url for each in on_paper.plans] == ["roadmaps/first/checklist/", "roadmaps/later/checklist/"]


def test_one_who_acts_for_a_body_is_led_to_the_bodys_measures() -> None:
    project = make_project(PLAN, OLD)
    plans = party_plans_view(project, party(project, "director"), TODAY).plans
    assert [(each.name, each.via, each.url) for each in plans] == [
        ("План прошлых лет", "", "roadmaps/old/?party=director#table-old"),
        ("План прошлых лет", "как «Школа»", "roadmaps/old/?party=school#table-old"),
        ("Внедрение «Моей школы»", "как «Школа»", "roadmaps/plan/?party=school#table-plan"),
    ]
    assert [each.now for each in plans[:2]] == ["", ""]  # over: nothing is due


def test_a_usual_party_has_its_own_list(monkeypatch: pytest.MonkeyPatch) -> None:
    project = country(4)
    school = party(project, "school")
    monkeypatch.setattr(party_plans, "MOST_TASKS", 4)
    assert not in_plans(project, "school")
    assert 'class="mt-tasks"' in render_by_kind(party_page_view(project, school, TODAY).tasks, root="../../")
    monkeypatch.setattr(party_plans, "MOST_TASKS", 3)
    assert in_plans(project, "school")
    assert not in_plans(project, "nobody")
    page = render_by_kind(party_page_view(project, school, TODAY).tasks, root="../../")
    paper = render_checklist_page(party_checklist_page_view(project, school, TODAY), "../../../")
    assert page.count("?party=school#table-plan-0000") == paper.count('/checklist/">План округа') == 4
    assert 'class="mt-tasks"' not in page
    assert "mt-tick" not in paper


def test_nobody_prints_thousands_of_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    project = country(3)

    def sheets() -> set[str]:
        return {sheet.path for sheet in site_sheets(project, Edition(TODAY))}

    assert "files/role-school-checklist.pdf" in sheets()
    monkeypatch.setattr(party_plans, "MOST_TASKS", 2)
    assert not any("role-school" in path for path in sheets())
    assert "files/roadmap-plan-00000-checklist.pdf" in sheets()


def test_a_page_of_a_thousand_plans_is_far_below_a_megabyte() -> None:
    project = country(400)
    assert in_plans(project, "school")
    markup = render_component("party-plans", party_plans_view(project, party(project, "school"), TODAY), root="../../")
    assert len(markup.encode()) < 400 * 330
