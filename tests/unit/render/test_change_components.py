"""What changed and who carries a plan out, as markup: golden files, well-formed, with every sort of change."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from macros.changes import NO_HISTORY, History, Revision, compare_projects
from macros.changes.values import Changes, Kind, MaterialChange, Sort
from macros.model.page import Page, PageMeta
from macros.render import render_component
from macros.views.changes import changes_view
from macros.views.coverage import coverage_index_view, coverage_view
from tests.support.golden_files import Golden
from tests.support.markup import Markup
from tests.support.plan_samples import PLAN, make_project

PROJECT = make_project()
ABOVE = PROJECT.roadmaps[0]


def history() -> History:
    """One day on which the sample plan lost a measure, got one, and a term moved; before it nothing was there."""
    old = copy.deepcopy(PLAN)
    rows = old["разделы"][0]["мероприятия"]
    rows[0]["срок"] = "до 15.02.2025"
    rows[1] = {"номер": "1.2", "название": "Купить серверы", "срок": "до 01.06.2025"}
    moments = (datetime(2025, 2, 10, 2, tzinfo=UTC), datetime(2025, 2, 1, 2, tzinfo=UTC))
    changes = (compare_projects(make_project(old), PROJECT), compare_projects(make_project(), make_project(old)))
    return History(tuple(Revision("c", m, m.date(), each) for m, each in zip(moments, changes, strict=True)))


CASES: dict[str, Callable[[], object]] = {
    "changes": lambda: changes_view(PROJECT, history()),
    "coverage": lambda: coverage_view(PROJECT, ABOVE),
    "coverage-index": lambda: coverage_index_view(PROJECT),
}


@pytest.mark.parametrize("name", CASES)
def test_component_is_as_reviewed(golden: Golden, name: str) -> None:
    golden(f"render/{name}.html", render_component(name, CASES[name](), root="../"))


@pytest.mark.parametrize("name", CASES)
def test_component_is_well_formed(name: str) -> None:
    assert Markup(render_component(name, CASES[name](), root="../")).faults == []


def test_a_part_for_another_page_is_well_formed_and_leads_to_the_whole() -> None:
    html = render_component("changes", changes_view(PROJECT, history(), limit=1), root="")
    assert Markup(html).faults == []
    assert "<h2" not in html
    assert 'href="changes/"' in html
    assert "10\u00a0февраля" in html
    assert "1\u00a0февраля" not in html


def test_a_part_without_history_says_so_and_leads_nowhere() -> None:
    html = render_component("changes", changes_view(PROJECT, NO_HISTORY, limit=3), root="")
    assert "без истории" in html
    assert "<a " not in html


def test_words_of_content_are_escaped() -> None:
    evil = copy.deepcopy(PLAN)
    evil["название"] = evil["краткое-название"] = "<script>x</script>"
    evil["разделы"][0]["мероприятия"][0]["срок"] = '"><img src=x>'
    changes = compare_projects(make_project(PLAN), make_project(evil))
    revision = Revision("c", datetime(2025, 2, 10, tzinfo=UTC), date(2025, 2, 10), changes)
    html = render_component("changes", changes_view(make_project(evil), History((revision,))), root="")
    assert "<script" not in html
    assert "<img" not in html


def test_the_home_page_is_led_to_and_a_gone_page_is_not() -> None:
    home = Page("index.md", PageMeta(title="Раздел"), "", 1)
    changes = Changes(
        materials=(
            MaterialChange(Kind.CHANGED, Sort.PAGE, "index.md", "Раздел"),
            MaterialChange(Kind.REMOVED, Sort.PAGE, "old.md", "Старое"),
        )
    )
    revision = Revision("c", datetime(2025, 2, 10, tzinfo=UTC), date(2025, 2, 10), changes)
    view = changes_view(dataclasses.replace(PROJECT, pages=(home,)), History((revision,)))
    html = render_component("changes", view, root="../")
    assert '<li><a href="../">Раздел</a></li>' in html
    assert "<li>Старое</li>" in html


def test_the_page_of_changes_names_all_and_a_part_of_it_the_first() -> None:
    answers = tuple(MaterialChange(Kind.ADDED, Sort.ANSWER, f"a{n}", f"Вопрос {n}") for n in range(40))
    day = Revision("c", datetime(2025, 2, 10, tzinfo=UTC), date(2025, 2, 10), Changes(materials=answers))
    whole, part = (render_component("changes", changes_view(PROJECT, History((day,)), n), root="") for n in (None, 1))
    assert (whole.count("Ответ на вопрос"), part.count("Ответ на вопрос")) == (40, 15)
    assert "и ещё" not in whole
    assert "и ещё 25\u00a0материалов" in part
