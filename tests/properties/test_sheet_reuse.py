"""What a build may take of an earlier one's sheets: plans of the same name have the same files, whatever was edited.
And what paper may say of its age: two sheets of the same day say the same.

A file is known by its key, which holds the very data that the compiler gets, so nothing is compiled here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings

from macros.adapters.keeping.sheet_names import sheet_names
from macros.exports.site_files import MadeFile, PlannedFiles, planned_files
from macros.project import Project, SiteSettings, load_project
from macros.sources.files import SourceFiles, read_project
from macros.views.sheets.catalogue import planned_sheets
from macros.views.sheets.edition import Edition
from tests.support.small_edits import Edit, edited, small_edits

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = SiteSettings(site_url="https://example.org/", publisher="Министерство")
DAY = date(2025, 2, 10)

Version = dict[str, tuple[str, PlannedFiles]]  # name and plan by the plan's first path


class Full:
    """A store that has everything, so that nothing is made."""

    def get(self, key: str) -> bytes | None:
        return key.encode()

    def put(self, key: str, data: bytes) -> None:
        raise AssertionError("there already")


@cache
def sources() -> SourceFiles:
    return read_project(ROOT)


@cache
def original() -> Version:
    version = version_of(dict(sources().texts))
    assert version is not None
    return version


def version_of(texts: dict[str, str], site: SiteSettings = SETTINGS, day: date = DAY) -> Version | None:
    files = replace(sources(), texts=dict(sorted(texts.items())))
    project = load_project(files, site)
    if project.broken:
        return None
    edition = Edition(day)
    plans = tuple(planned_files(project, edition, Full()))
    return {
        plan.paths[0]: (name, plan)
        for name, plan in zip(sheet_names(project, files, edition, plans), plans, strict=True)
    }


def keys(plan: PlannedFiles) -> list[str]:
    return [made.key for made in plan.make() if isinstance(made, MadeFile)]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(small_edits(sources().texts))
def test_plans_of_the_same_name_have_the_same_files(edits: list[Edit]) -> None:
    before, after = original(), version_of(edited(sources().texts, edits))
    assume(after is not None)
    assert after is not None
    for path, (name, plan) in after.items():
        if path in before and before[path][0] == name:
            assert keys(plan) == keys(before[path][1]), path


def test_all_kinds_of_sheets_are_among_them() -> None:
    words = ("roadmap-", "role-", "instruction-", "speech-", "-official", "-handout", ".docx")
    assert all(any(word in path for path in original()) for word in words)


def test_no_name_outlives_the_settings_or_the_version() -> None:
    names = {name for name, _ in original().values()}
    texts = dict(sources().texts)
    for other in (
        version_of(texts, site=replace(SETTINGS, publisher="Другое")),
        version_of(texts, day=date(2025, 2, 11)),
        version_of({**texts, "docs/parties.yaml": texts["docs/parties.yaml"] + "# заметка\n"}),
    ):
        assert other is not None
        assert not names & {name for name, _ in other.values()}


def test_an_edit_of_one_roadmap_leaves_the_names_of_the_others() -> None:
    path = "docs/roadmaps/municipal-2025.yaml"
    texts = {**sources().texts, path: sources().texts[path].replace("название: ", "название: Новый ", 1)}
    after = version_of(texts)
    assert after is not None
    other = {first for first, (name, _) in after.items() if original()[first][0] != name}
    assert "files/roadmap-municipal-2025-checklist.pdf" in other
    assert [first for first in other if first.startswith("files/role-")], "whose measures stand in it"
    assert not [first for first in other if first.startswith(("files/instruction-", "files/speech-"))]
    assert not other & {f"files/roadmap-{name}-checklist.pdf" for name in ("perm-2024", "primorye-2022")}


LATER = date(2025, 3, 1)


def words_and_days(project: Project, changed: dict[str, date]) -> dict[str, tuple[str, date | None]]:
    """What each sheet says apart from its day, and its day, where git knows when each file last changed."""
    known = Edition(DAY, changed=changed)
    return {
        sheet.paths[0]: (repr(sheet.write(Edition(DAY))), known.of(project, sheet.subject))
        for sheet in planned_sheets(project)
    }


@cache
def first_edition() -> dict[str, tuple[str, date | None]]:
    return words_and_days(load_project(sources(), SETTINGS), dict.fromkeys(sources().texts, DAY))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(small_edits([path for path in sources().texts if path.endswith(".yaml")]))
def test_paper_with_other_words_is_of_another_day(edits: list[Edit]) -> None:
    texts = edited(sources().texts, edits)
    project = load_project(replace(sources(), texts=dict(sorted(texts.items()))), SETTINGS)
    assume(not project.broken)
    touched = {path for path in {*texts, *sources().texts} if texts.get(path) != sources().texts.get(path)}
    changed = dict.fromkeys(sources().texts, DAY) | dict.fromkeys(touched, LATER)
    for path, (words, day) in words_and_days(project, changed).items():
        if path in first_edition() and first_edition()[path][0] != words:
            assert day == LATER, path


def test_paper_keeps_its_day_while_others_go_on() -> None:
    project = load_project(sources(), SETTINGS)
    for touched, outdated in (
        ("docs/roadmaps/perm-2024.yaml", ("files/roadmap-perm-2024", "files/role-")),
        ("docs/parties.yaml", ("files/role-", "files/speech-")),
        ("docs/index.md", ()),
    ):
        assert touched in sources().texts
        changed = dict.fromkeys(sources().texts, DAY) | {touched: LATER}
        days = {path: day for path, (_, day) in words_and_days(project, changed).items()}
        assert {path for path, day in days.items() if day == LATER} == {
            path for path in days if path.startswith(outdated)
        }
        assert set(days.values()) <= {DAY, LATER}
