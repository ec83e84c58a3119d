"""The materials' components as markup: golden files, well-formed, with everything that an author wrote."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from macros.render import render_component
from macros.views.contacts import contacts_view
from macros.views.documents import documents_view
from macros.views.faq import faq_view
from macros.views.glossary import glossary_view
from macros.views.material_pages import party_materials_view
from macros.views.page_foot import material_foot_view
from macros.views.read_aloud import read_aloud_view
from macros.views.report_form import report_form_view
from macros.views.role_cards import role_cards_view
from macros.views.section_index import section_index_view
from macros.views.speech_module import speech_module_view
from macros.views.steps import steps_checklist_view, steps_view
from macros.views.structure import structure_view
from tests.support.golden_files import Golden
from tests.support.markup import Markup
from tests.support.material_samples import section_project

TODAY = date(2025, 2, 10)
PROJECT = section_project()
INSTRUCTION, MODULE, FORM = PROJECT.instructions[0], PROJECT.speech_modules[0], PROJECT.report_forms[0]
DIRECTOR = next(party for party in PROJECT.parties.parties if party.id == "director")

CASES: dict[str, Callable[[], object]] = {
    "steps": lambda: steps_view(PROJECT, INSTRUCTION, own_page=True),
    "speech-module": lambda: speech_module_view(PROJECT, MODULE, own_page=True),
    "read-aloud": lambda: read_aloud_view(MODULE),
    "faq": lambda: faq_view(PROJECT),
    "contacts": lambda: contacts_view(PROJECT),
    "glossary": lambda: glossary_view(PROJECT),
    "structure": lambda: structure_view(PROJECT, PROJECT.structures[0]),
    "report-form": lambda: report_form_view(PROJECT, FORM, TODAY),
    "documents": lambda: documents_view(PROJECT),
    "role-cards": lambda: role_cards_view(PROJECT, ["Директор", "school"]),
    "section-index": lambda: section_index_view(PROJECT, "webinars"),
    "page-foot": lambda: material_foot_view(PROJECT, INSTRUCTION, "instructions/first-steps/"),
    "party-materials": lambda: party_materials_view(PROJECT, DIRECTOR),
}
OTHER_PLACES: dict[str, tuple[str, Callable[[], object]]] = {
    "steps-elsewhere": ("steps", lambda: steps_view(PROJECT, INSTRUCTION)),
    "steps-checklist": ("checklist", lambda: steps_checklist_view(INSTRUCTION, TODAY)),
    "speech-module-elsewhere": ("speech-module", lambda: speech_module_view(PROJECT, MODULE)),
}


def component(name: str) -> str:
    return render_component(name, CASES[name](), root="../../")


@pytest.mark.parametrize("name", CASES)
def test_component_is_as_reviewed(name: str, golden: Golden) -> None:
    golden(f"render/{name}.html", component(name))


@pytest.mark.parametrize("name", OTHER_PLACES)
def test_component_elsewhere_is_as_reviewed(name: str, golden: Golden) -> None:
    folder, view = OTHER_PLACES[name]
    golden(f"render/{name}.html", render_component(folder, view(), root="../"))


@pytest.mark.parametrize("name", CASES)
def test_component_is_well_formed(name: str) -> None:
    assert Markup(component(name)).faults == []


@pytest.mark.parametrize("name", CASES)
def test_nothing_needs_an_open_content_policy(name: str) -> None:
    markup = Markup(component(name))
    assert not [e for e in markup.elements if "style" in e.attributes or any(a.startswith("on") for a in e.attributes)]


def test_the_message_is_there_letter_by_letter() -> None:
    """What is copied is the text of one element: not a space more."""
    assert f">{MODULE.message}</pre>" in component("speech-module")


def test_hostile_words_stay_words() -> None:
    hostile = "<img src=x onerror=alert(1)>"
    step = INSTRUCTION.steps[0].model_copy(update={"title": hostile, "condition": hostile, "text": (hostile,)})
    view = steps_view(PROJECT, INSTRUCTION.model_copy(update={"steps": (step,)}), own_page=True)
    markup = Markup(render_component("steps", view, root=""))
    assert not markup.all("img") and not markup.faults
