"""Files for paper and office of the site: planned by paths, in the store when ready, made anew when that lost them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from macros.exports.pdf import SheetFault
from macros.exports.pdf.compiler import Compiled, SheetCompiler
from macros.exports.site_files import PlannedFiles, ReadyFile, planned_files
from macros.project import Project
from macros.views.sheets.catalogue import site_sheets
from macros.views.sheets.facts import SheetFacts
from macros.views.urls import OFFICE_KINDS, office_url
from tests.unit.sheets.samples import EDITION, one_measure_project, whole_project


class Kept(dict[str, bytes]):
    """A store in memory."""

    def put(self, key: str, data: bytes) -> None:
        assert key not in self, "made twice"
        self[key] = data


class Press:
    """In place of the compiler, which takes its time; counts what it was asked for."""

    def __init__(self) -> None:
        self.made = 0

    def compile(self, template: str, inputs: Mapping[str, str], day: date | None) -> Compiled:
        self.made += 1
        name = hashlib.sha256(f"{template} {sorted(inputs.items())} {day}".encode()).hexdigest()
        return Compiled(f"%PDF {name} /Type /Pages /Count 3".encode())


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    found = Press()
    monkeypatch.setattr(SheetCompiler, "compile", lambda _, *order: found.compile(*order))
    return found


def plans_of(project: Project, store: Kept) -> list[PlannedFiles]:
    return list(planned_files(project, EDITION, store))


def ready(plan: PlannedFiles) -> tuple[ReadyFile, ...]:
    files = tuple(each for each in plan.ready() if isinstance(each, ReadyFile))
    assert len(files) == len(plan.paths)
    return files


def test_paths_are_known_before_anything_is_made(press: Press) -> None:
    whole, store = whole_project(), Kept()
    plans = plans_of(whole, store)
    sheets = [sheet.path for sheet in site_sheets(whole, EDITION)]
    office = [office_url(roadmap.id, kind) for roadmap in whole.roadmaps for kind in OFFICE_KINDS]
    assert [path for plan in plans for path in plan.paths] == [*sheets, *office]
    assert not press.made and not store
    assert [file.path for plan in plans for file in ready(plan)] == [*sheets, *office]
    assert press.made == len(sheets)
    assert len(store) == len(sheets) + len(office)


def test_what_is_ready_is_small_and_tells_pages_and_bytes(press: Press) -> None:
    store = Kept()
    for plan in plans_of(whole_project(), store):
        for file in ready(plan):
            data = store[file.key]
            assert file.facts == SheetFacts(3 if data.startswith(b"%PDF") else 0, len(data))


def test_nothing_is_made_twice(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Kept()
    first = [ready(plan) for plan in plans_of(whole_project(), store)]
    made = press.made
    monkeypatch.setattr("macros.exports.site_files.make_office_file", None)  # would fail when called
    again = plans_of(whole_project(), store)
    assert [ready(plan) for plan in again] == first
    assert press.made == made
    for plan, files in zip(again, first, strict=True):
        assert plan.contents(files, store) == {file.path: store[file.key] for file in files}


def test_what_the_store_has_lost_is_made_anew(press: Press) -> None:
    store = Kept()
    plan, *_, office = plans_of(whole_project(), store)
    for each in (plan, office):
        files = ready(each)
        whole = dict(each.contents(files, store))
        del store[files[1].key]
        assert each.contents(files, store) == whole


def test_one_fault_is_told_and_none_of_the_text_s_files_is_ready() -> None:
    project = one_measure_project(title="Сделать 😀")
    plan = next(planned_files(project, EDITION, Kept()))
    found = plan.ready()
    assert [type(each) for each in found] == [SheetFault, SheetFault]
    assert plan.contents((), Kept()) == {}


def test_a_key_tells_apart_whatever_the_bytes_depend_on(press: Press) -> None:
    whole = whole_project()
    other = replace(whole, settings=replace(whole.settings, publisher="Другое министерство"))
    keys = [
        {file.path: file.key for plan in planned_files(project, edition, Kept()) for file in ready(plan)}
        for project, edition in ((whole, EDITION), (other, EDITION), (whole, replace(EDITION, day=date(2025, 2, 4))))
    ]
    for path in keys[0]:
        same = len({each[path] for each in keys}) == 1
        assert same is (not path.endswith(".pdf")), "every sheet names the publisher and the day, no office file does"
