"""Every component and every page of the sample region as markup, on the tests' day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from macros.render import (
    render_by_kind,
    render_checklist_page,
    render_component,
    render_page,
    render_party_index,
    render_roadmap_index,
    render_roadmap_page,
)
from macros.terms import parse_term
from macros.views import pages
from macros.views.checklist import checklist_view
from macros.views.measure_link import measure_link_view
from macros.views.now import now_view
from macros.views.page_head import party_head_view, roadmap_head_view
from macros.views.party_list import party_list_view
from macros.views.party_plans import party_plans_view
from macros.views.roadmap_list import roadmap_list_view
from macros.views.roadmap_long import roadmap_long_view
from macros.views.roadmap_parts import part_list_view
from macros.views.roadmap_summary import roadmap_summary_view
from macros.views.roadmap_table import roadmap_table_view
from macros.views.tasks import tasks_view
from macros.views.term import status_view, term_view
from tests.support.plan_samples import make_project

TODAY = date(2025, 2, 10)
ROOT = "../../"

PROJECT = make_project()
PLAN, OLD = PROJECT.roadmaps
SCHOOL, DIRECTOR = (party for party in PROJECT.parties.parties if party.id in ("school", "director"))
_MEASURE = next(PLAN.measures())

COMPONENTS: dict[str, Callable[[], object]] = {
    "status": lambda: status_view((parse_term("до 01.03.2025", None),), PLAN.window(), TODAY),
    "term": lambda: term_view(parse_term("до 01.03.2025", None), TODAY),
    "measure-link": lambda: measure_link_view(PLAN, _MEASURE),
    "page-path": lambda: roadmap_head_view(PLAN, "checklist").path,
    "page-head": lambda: roadmap_head_view(PLAN, "checklist", "Для печати."),
    "filters": lambda: roadmap_table_view(PROJECT, PLAN, TODAY).filters,
    "roadmap-table": lambda: roadmap_table_view(PROJECT, PLAN, TODAY),
    "roadmap-long": lambda: roadmap_long_view(PROJECT, PLAN, TODAY),
    "roadmap-parts": lambda: part_list_view(PLAN, checklists=True),
    "roadmap-summary": lambda: roadmap_summary_view(PROJECT, PLAN, TODAY),
    "list-finder": lambda: None,
    "roadmap-list": lambda: roadmap_list_view(PROJECT, TODAY),
    "checklist": lambda: checklist_view(PLAN, TODAY),
    "tasks": lambda: tasks_view(PROJECT, SCHOOL, TODAY),
    "now": lambda: now_view(PROJECT, TODAY),
    "party-list": lambda: party_list_view(PROJECT),
    "party-plans": lambda: party_plans_view(PROJECT, DIRECTOR, TODAY),
    "party-card": lambda: pages.party_page_view(PROJECT, DIRECTOR, TODAY),
}


def component(name: str) -> str:
    """The component over its sample view."""
    return render_component(name, COMPONENTS[name](), root=ROOT)


def _party_page() -> str:
    view = pages.party_page_view(PROJECT, DIRECTOR, TODAY)
    parts = (render_component("party-card", view, root=ROOT), render_by_kind(view.tasks, root=ROOT))
    return render_page(party_head_view(DIRECTOR, "table"), *parts, root=ROOT)


def sample_pages() -> dict[str, str]:
    """The main content of every sort of page, by its address."""
    return {
        "roadmaps/plan/": render_roadmap_page(pages.roadmap_page_view(PROJECT, PLAN, TODAY), ROOT),
        "roadmaps/old/": render_roadmap_page(pages.roadmap_page_view(PROJECT, OLD, TODAY), ROOT),
        "roadmaps/plan/checklist/": render_checklist_page(pages.checklist_page_view(PLAN, TODAY), "../../../"),
        "parties/director/": _party_page(),
        "parties/director/checklist/": render_checklist_page(
            pages.party_checklist_page_view(PROJECT, DIRECTOR, TODAY), "../../../"
        ),
        "roadmaps/": render_roadmap_index(pages.roadmap_index_view(PROJECT, TODAY), "../"),
        "parties/": render_party_index(pages.party_index_view(PROJECT), "../"),
    }
