"""Components as markup: golden files, well-formed, escaped, in one h1 and in heading order."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.render import COMPONENTS as FOLDER
from macros.render import SiteLinks, render_component, render_roadmap_page
from macros.views.pages import roadmap_page_view
from tests.support.component_pages import COMPONENTS, PLAN, component, sample_pages
from tests.support.golden_files import Golden
from tests.support.markup import Markup
from tests.support.plan_samples import make_project, plan_of

TODAY = date(2025, 2, 10)
PAGES = sample_pages()


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_is_as_reviewed(name: str, golden: Golden) -> None:
    golden(f"render/{name}.html", component(name))


def test_every_component_has_a_reviewed_case(project_root: Path) -> None:
    """One name everywhere: the folder's and the golden case's."""
    golden = project_root / "tests" / "golden"
    cases = {path.stem for path in golden.rglob("*")}
    assert {path.parent.name for path in FOLDER.glob("*/template.html")} <= cases


@pytest.mark.parametrize("name", sorted(COMPONENTS))
def test_component_is_well_formed(name: str) -> None:
    assert Markup(component(name)).faults == []


@pytest.mark.parametrize("url", PAGES)
def test_page_is_well_formed_with_one_h1_and_headings_in_order(url: str) -> None:
    markup = Markup(PAGES[url])
    assert markup.faults == []
    levels = [int(e.tag[1]) for e in markup.elements if re.fullmatch(r"h[1-6]", e.tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("url", PAGES)
def test_every_link_has_words_and_stays_on_the_site(url: str) -> None:
    for link in Markup(PAGES[url]).all("a"):
        href = link.attributes["href"] or ""
        assert link.text or link.attributes.get("aria-label")
        assert re.match(r"(\.\./)+|#|\./", href), href


@pytest.mark.parametrize("url", PAGES)
def test_every_field_has_a_label(url: str) -> None:
    markup = Markup(PAGES[url])
    labelled = {label.attributes.get("for") for label in markup.all("label")}
    for tag in ("input", "select"):
        assert {field.attributes.get("id") for field in markup.all(tag)} <= labelled


def test_every_header_cell_has_a_scope() -> None:
    for html in PAGES.values():
        assert all(cell.attributes.get("scope") for cell in Markup(html).all("th"))


def test_every_measure_has_a_permanent_link_with_a_name_of_its_own() -> None:
    markup = Markup(PAGES["roadmaps/plan/"])
    links = [e for e in markup.all("a") if e.attributes.get("class") == "mt-permalink"]
    assert [(e.attributes["href"], e.text) for e in links] == [
        (f"#m-{m.slug}", f"{m.number} ссылка") for m in PLAN.measures()
    ]


HOSTILE = st.sampled_from(
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "«Моя» & 'её' 🦊", "{{ 7*7 }}"]
)


@given(
    words=st.lists(
        HOSTILE | st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1), min_size=8, max_size=8
    )
)
@settings(max_examples=25)
def test_nothing_that_is_written_becomes_markup(words: list[str]) -> None:
    title, name, detail, term, who, result, system, note = (f"а{word}я" for word in words)
    measure = {
        "номер": "1",
        "название": title,
        "подробности": [detail],
        "срок": {"текст": term, "читать-как": "1 марта"},
        "ответственные": [who],
        "результаты": [result],
        "системы": [system],
        "примечание": note,
    }
    project = make_project(plan_of(measure, название=name, описание=note, сноски={"*": note}))
    markup = Markup(render_roadmap_page(roadmap_page_view(project, project.roadmaps[0], TODAY), "../../"))
    assert not markup.faults
    assert not markup.all("script") and not markup.all("img")
    assert not any(attribute.startswith("on") for e in markup.elements for attribute in e.attributes)
    page = "".join(element.text for element in markup.elements if element.tag == "th")
    assert " ".join(title.split()) in page


def test_a_name_that_a_view_does_not_have_is_an_error() -> None:
    with pytest.raises(AttributeError, match="status"):
        render_component("status", object(), root="")


@pytest.mark.parametrize(
    ("root", "index_files", "url", "href"),
    [
        ("../../", False, "roadmaps/plan/#m-1", "../../roadmaps/plan/#m-1"),
        ("", False, "", "./"),
        ("../", False, "", "../"),
        ("", False, "parties/school/", "parties/school/"),
        ("../", False, "#m-1", "#m-1"),
        ("../", True, "#m-1", "#m-1"),
        ("../../", True, "roadmaps/plan/#m-1", "../../roadmaps/plan/index.html#m-1"),
        ("../", True, "roadmaps/plan/?status=now#t", "../roadmaps/plan/index.html?status=now#t"),
        ("../", True, "", "../index.html"),
        ("", True, "calendar/plan.ics", "calendar/plan.ics"),
    ],
)
def test_links(root: str, index_files: bool, url: str, href: str) -> None:
    assert SiteLinks(root, index_files)(url) == href
