"""What a hand-written page becomes on its way: long lists led to the plans, the theme's template, plain markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from macros.model.page import Page, PageMeta, PageTemplate
from macros.site import build_site, expand_page
from macros.views import party_plans, roadmap_parts
from tests.support.plan_samples import make_project, plan_of

TODAY = date(2025, 3, 5)
MEASURE: dict[str, Any] = {"номер": "1", "название": "Открыть", "срок": "до 01.03.2025", "ответственные": ["Школа"]}


@pytest.mark.parametrize("call", ['{{ tasks("school") }}', '{{ party_checklist("school") }}'])
@pytest.mark.parametrize(("most", "in_plans"), [(4, False), (3, True)])
def test_one_named_in_very_many_plans_is_led_to_them(
    monkeypatch: pytest.MonkeyPatch, call: str, most: int, in_plans: bool
) -> None:
    monkeypatch.setattr(party_plans, "MOST_TASKS", most)
    page = Page("a.md", PageMeta(), f"{call}\n", 1)
    plans = (plan_of(MEASURE, ид=f"plan-{n}", название=f"План {n}", территория=f"Округ {n}") for n in range(4))
    project = replace(make_project(*plans), pages=(page,))
    expanded = expand_page(project, page, TODAY, "a/")
    assert ("в 4\u00a0дорожных картах" in expanded.insert(expanded.markdown)) is in_plans


def test_the_theme_gets_its_template_and_another_generator_gets_plain_markup() -> None:
    page = Page("a.md", PageMeta(template=PageTemplate.MAIN), 'Срок: {{ term("до 01.03.2025") }}, «*».\n', 1)
    project = replace(make_project(), pages=(page,))
    expanded = expand_page(project, page, TODAY, "a/")
    assert expanded.host_meta["template"] == "main.html"
    assert '<span class="mt-term&#95;&#95;text">до 01.03.2025</span>' in expanded.insert_plain()


@pytest.mark.parametrize("call", ['{{ roadmap_table("small") }}', '{{ checklist("small") }}'])
def test_a_roadmap_too_long_for_a_page_is_shown_by_its_parts(monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    page = Page("a.md", PageMeta(), f"{call}\n", 1)
    measures = [{**MEASURE, "номер": str(number)} for number in range(1, 5)]
    project = replace(make_project(plan_of(*measures)), pages=(page,))
    whole = expand_page(project, page, TODAY, "a/")
    assert "/part-1/" not in whole.insert(whole.markdown)
    monkeypatch.setattr(roadmap_parts, "MOST_MEASURES", 3)
    monkeypatch.setattr(roadmap_parts, "PART", 2)
    expanded = expand_page(project, page, TODAY, "a/")
    shown = expanded.insert(expanded.markdown)
    assert "roadmaps/small/part-1/" in shown


def test_each_part_of_a_long_roadmap_has_a_page_and_a_checklist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roadmap_parts, "MOST_MEASURES", 3)
    monkeypatch.setattr(roadmap_parts, "PART", 2)
    measures = [{**MEASURE, "номер": str(number)} for number in range(1, 5)]
    pages = {page.url: page.body for page in build_site(make_project(plan_of(*measures)), TODAY).whole().pages}
    parts = [url for url in pages if "/part-" in url]
    assert len(parts) == 4 and sum("checklist" in url for url in parts) == 2
    assert "m-1" in pages["roadmaps/small/part-1/"] and "m-3" in pages["roadmaps/small/part-2/"]
