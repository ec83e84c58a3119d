"""What the preview shows of an edited roadmap first, made from the site as it was, is what the whole site has then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings

from macros.adapters.building.edited_pages import LastBuild, Remade, edited_pages
from macros.adapters.host.shells import ShellTemplate
from macros.changes import NO_HISTORY
from macros.project import Project, SiteSettings, load_project
from macros.site import Site, build_site
from macros.sources.files import SourceFiles, read_project
from tests.support.small_edits import Edit, edited, small_edits

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2025, 2, 10)
ROADMAPS = sorted(path for path in read_project(ROOT).texts if path.startswith(("docs/roadmaps/", "roadmap.yaml")))
YAML = [path for path in ROADMAPS if path.endswith(".yaml")]


@cache
def sources() -> SourceFiles:
    return read_project(ROOT)


@cache
def whole(changed: str = "", text: str = "") -> tuple[Project, Site]:
    texts = {**sources().texts, **({changed: text} if changed else {})}
    project = load_project(replace(sources(), texts=texts), SiteSettings(site_url="https://example.org/"))
    return project, Site() if project.broken else build_site(project, TODAY)


def shown_first(path: str, text: str) -> Remade:
    """The first step of the preview after `path` was saved with `text`."""
    project, site = whole()
    shells = {shell: ShellTemplate((("", "body"), ("", ""))) for shell in site.shells()}
    last = LastBuild(project, site, TODAY, NO_HISTORY, shells, lambda _: None, lambda: TODAY, lambda *_: 0)
    return edited_pages(last, ROOT, [path], lambda *_: text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(small_edits(YAML))
def test_an_edited_roadmap_is_shown_as_it_will_stay(edits: list[Edit]) -> None:
    after = edited(sources().texts, edits)
    changed = [path for path in YAML if after.get(path) not in (None, sources().texts[path])]
    assume(len(changed) == 1)
    made = shown_first(changed[0], after[changed[0]])
    project, site = whole(changed[0], after[changed[0]])
    assume(made and not project.broken)
    part = next(part for part in site.parts if part.paths() and set(part.paths()) == set(made))
    finished = part.make()
    wanted = {**{page.path: page.body.encode() for page in finished.pages}, **finished.files}
    assert made == wanted
