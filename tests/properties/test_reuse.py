"""What a build may leave as an earlier one made it: parts of the same name have the same bytes, whatever was edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from macros.adapters.host.shells import ShellTemplate
from macros.adapters.keeping.kept_tallies import tally_names
from macros.adapters.keeping.part_names import part_names
from macros.model.roadmap import Depth, Measure, Roadmap
from macros.project import Project, SiteSettings, load_project
from macros.site import PlannedPart, build_site
from macros.sources.files import SourceFiles, read_project
from macros.terms import Term, parse_term
from macros.views import party_plans
from macros.views.assignments import assignments
from macros.views.tallies import Tallies, Tally
from tests.support.small_edits import Edit, edited, small_edits

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2025, 2, 10)
SETTINGS = SiteSettings(site_url="https://example.org/", publisher="Министерство")


@dataclass(frozen=True)
class Version:
    """One state of the section: its parts by their first paths, and their names."""

    parts: Mapping[str, PlannedPart]
    names: Mapping[str, str]


@cache
def sources() -> SourceFiles:
    return read_project(ROOT)


@cache
def original() -> Version:
    version = version_of(dict(sources().texts))
    assert version is not None
    return version


def version_of(texts: dict[str, str]) -> Version | None:
    files = replace(sources(), texts=dict(sorted(texts.items())))
    project = load_project(files, SETTINGS)
    if project.broken:
        return None
    site = build_site(project, TODAY)
    shells = {shell: ShellTemplate((("", "body"), ("", ""))) for shell in site.shells()}
    names = part_names(project, files, site, TODAY, shells)
    return Version({part.name: part for part in site.parts}, names)


@pytest.fixture(autouse=True)
def _many_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has anything to do in several roadmaps counts as named in too many for lists."""
    monkeypatch.setattr(party_plans, "MOST_TASKS", 1)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(small_edits(sources().texts))
def test_a_part_of_the_same_name_has_the_same_bytes(edits: list[Edit]) -> None:
    before, after = original(), version_of(edited(sources().texts, edits))
    assume(after is not None)
    assert after is not None
    for url, name in after.names.items():
        if before.names.get(url) == name:
            assert after.parts[url].make() == before.parts[url].make(), url


Told = tuple[Mapping[str, str], Mapping[str, Tally]]


def tallies_of(texts: dict[str, str]) -> Told | None:
    """The names of the roadmaps' tallies, and the tallies with everybody's days."""
    files = replace(sources(), texts=dict(sorted(texts.items())))
    project = load_project(files, SETTINGS)
    if project.broken:
        return None
    here = Tallies(project)
    told = {roadmap.id: here.make(roadmap.id, assignments(project)) for roadmap in project.roadmaps}
    return tally_names(project, files), told


@cache
def original_tallies() -> Told:
    told = tallies_of(dict(sources().texts))
    assert told is not None
    return told


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(small_edits([path for path in sources().texts if path.endswith(".yaml")]))
def test_a_tally_of_the_same_name_is_the_same(edits: list[Edit]) -> None:
    after = tallies_of(edited(sources().texts, edits))
    assume(after is not None)
    assert after is not None
    (names_before, before), (names, told) = original_tallies(), after
    for roadmap_id, name in names.items():
        if names_before.get(roadmap_id) == name:
            assert told[roadmap_id] == before[roadmap_id], roadmap_id


def test_an_edit_of_one_roadmap_leaves_the_names_of_the_others() -> None:
    before = original().names
    path = "docs/roadmaps/municipal-2025.yaml"
    after = version_of({**sources().texts, path: sources().texts[path].replace("название: ", "название: Новый ", 1)})
    assert after is not None
    other = {url for url, name in after.names.items() if before[url] != name}
    assert "roadmaps/municipal-2025/index.html" in other
    assert not other & {f"roadmaps/{name}/index.html" for name in ("perm-2024", "primorye-2022", "webinar-plan")}


def test_a_page_s_text_is_in_no_name_but_its_head_is() -> None:
    before, faq = original(), sources().texts["docs/faq.md"]
    body = version_of({**sources().texts, "docs/faq.md": f"{faq}\nЕщё строка.\n"})
    head = version_of({**sources().texts, "docs/faq.md": faq.replace("название: ", "название: Новые ", 1)})
    assert body is not None and head is not None
    assert body.names == before.names
    assert not set(head.names.values()) & set(before.names.values())


def test_an_outlined_part_shows_no_word_beyond_the_outlines() -> None:
    """Words that an outline leaves out may all be others, and such parts are the same."""
    project = load_project(sources(), SETTINGS)
    other = replace(project, roadmaps=tuple(map(without_words, project.roadmaps)))
    assert [each.gist.outline for each in other.roadmaps] == [each.gist.outline for each in project.roadmaps]
    assert other.roadmaps != project.roadmaps
    pairs = zip(build_site(project, TODAY).parts, build_site(other, TODAY).parts, strict=True)
    outlined = [(one, two) for one, two in pairs if one.depth is not Depth.WORDS]
    assert {"api/v1/index.json", "coverage/index.html"} < {one.name for one, _ in outlined}
    assert sum(one.name.startswith("parties/") for one, _ in outlined) > 5
    for one, two in outlined:
        assert one.make() == two.make(), one.name


@pytest.mark.parametrize("term", [None, parse_term("с 11.03.2031 по 12.03.2031")])
def test_a_framed_part_shows_no_term(term: Term | None) -> None:
    """Terms of measures and of their results may all be others, and such parts are the same.

    Whoever has to do in many plans has the terms of its own measures among its facts.
    """
    project = load_project(sources(), SETTINGS)
    other = replace(project, roadmaps=tuple(with_terms(without_words(each), term) for each in project.roadmaps))
    assert [each.gist.frame for each in other.roadmaps] == [each.gist.frame for each in project.roadmaps]
    assert not {each.gist.outline for each in other.roadmaps} & {each.gist.outline for each in project.roadmaps}
    pairs = zip(build_site(project, TODAY).parts, build_site(other, TODAY).parts, strict=True)
    framed = [(one, two) for one, two in pairs if one.depth is Depth.FRAME]
    same = [(one, two) for one, two in framed if one.facts == two.facts]
    assert {"api/v1/index.json", "api/v1/parties.json", "coverage/index.html"} <= {one.name for one, _ in same}
    assert all(one.name.startswith("parties/") for one, two in framed if one.facts != two.facts)
    for one, two in same:
        assert one.make() == two.make(), one.name


def test_a_term_is_told_to_those_alone_whose_measure_has_it() -> None:
    """Of parties that many plans name; the others' pages and calendars stay as they are."""
    project = load_project(sources(), SETTINGS)
    old = project.roadmaps[0]
    changed = next(measure for measure in old.measures() if measure.term and measure.participants)
    other = replace(project, roadmaps=(_with_one_term(old, changed), *project.roadmaps[1:]))
    tasks = assignments(project)
    theirs = {party_id for party_id in tasks if any(task.measure == changed for task in tasks[party_id])}
    facts = ({part.name: part.facts for part in build_site(each, TODAY).parts} for each in (project, other))
    before, after = facts
    told = {name.split("/")[1] for name in before if name.startswith("parties/") and before[name] != after[name]}
    assert told and told == theirs & {each.name.split("/")[1] for each in _in_plans(project)}


def _in_plans(project: Project) -> list[PlannedPart]:
    parts = build_site(project, TODAY).parts
    return [part for part in parts if part.name.startswith("parties/") and part.depth is Depth.FRAME]


def _with_one_term(roadmap: Roadmap, changed: Measure) -> Roadmap:
    term = parse_term("с 11.03.2031 по 12.03.2031")
    sections = tuple(
        section.model_copy(
            update={
                "measures": tuple(
                    each.model_copy(update={"term": term}) if each is changed else each for each in section.measures
                )
            }
        )
        for section in roadmap.sections
    )
    return roadmap.model_copy(update={"sections": sections})


def with_terms(roadmap: Roadmap, term: Term | None) -> Roadmap:
    sections = tuple(
        section.model_copy(update={"measures": tuple(_with_term(each, term) for each in section.measures)})
        for section in roadmap.sections
    )
    return roadmap.model_copy(update={"sections": sections})


def _with_term(measure: Measure, term: Term | None) -> Measure:
    results = tuple(result.model_copy(update={"term": term}) for result in measure.results)
    return measure.model_copy(update={"term": term, "results": results})


def without_words(roadmap: Roadmap) -> Roadmap:
    sections = tuple(
        section.model_copy(
            update={"title": "…", "number": "", "note": "…", "measures": tuple(map(_wordless, section.measures))}
        )
        for section in roadmap.sections
    )
    return roadmap.model_copy(update={"sections": sections})


def _wordless(measure: Measure) -> Measure:
    results = tuple(result.model_copy(update={"text": "…", "note": "…"}) for result in measure.results)
    texts = {"title": "…", "details": ("…",), "systems": ("…",), "basis": ("…",), "footnote": "", "note": "…"}
    return measure.model_copy(update={**texts, "results": results})
