"""A roadmap in numbers: the same as counting its measures, without looking at them again."""

from __future__ import annotations

import pickle
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from macros.project import Project, SiteSettings, load_project
from macros.sources.files import read_project
from macros.views.assignments import assignments
from macros.views.occasions import assignment_end_days
from macros.views.reports import due_status
from macros.views.status import Status
from macros.views.tallies import Days, Places, Tallies, Tally, tallies

ROOT = Path(__file__).resolve().parents[3]
DAYS = [date(2022, 9, 1), date(2025, 2, 10), date(2030, 1, 1)]


@cache
def section() -> Project:
    return load_project(read_project(ROOT), SiteSettings())


def fresh() -> Project:
    """The same materials, of which nothing is known yet."""
    return load_project(read_project(ROOT), SiteSettings())


def test_every_party_has_as_many_measures_as_it_has_assignments() -> None:
    found = assignments(section())
    assert {party: tallies(section()).count(party) for party in found} == {party: len(found[party]) for party in found}
    assert tallies(section()).count("nobody") == 0


def test_whose_measures_they_are_is_told_by_whom_the_party_acts_for() -> None:
    for party, mine in assignments(section()).items():
        counted = {
            (roadmap.id, places.via): len(places.measures) for roadmap, places in tallies(section()).of_party(party)
        }
        assert counted == Counter((task.roadmap.id, task.via) for task in mine), party


@pytest.mark.parametrize("today", DAYS)
def test_what_is_due_is_what_the_measures_say(today: date) -> None:
    for roadmap in section().roadmaps:
        statuses = [due_status(roadmap, measure, today) for measure in roadmap.measures()]
        assert tallies(section()).due(roadmap, today) == {
            place for place, each in enumerate(statuses) if each is Status.NOW
        }


def test_nothing_of_the_archive_is_due() -> None:
    roadmap = section().roadmap("municipal-2025")
    assert roadmap is not None
    assert tallies(section()).due(roadmap, DAYS[1])
    assert not tallies(section()).due(roadmap.model_copy(update={"archive": True}), DAYS[1])


def test_days_are_those_on_which_a_limit_of_the_party_ends() -> None:
    for party, mine in assignments(section()).items():
        for roadmap, days in tallies(section()).days(party):
            ends = [assignment_end_days(task) for task in mine if task.roadmap is roadmap]
            assert dict(zip(days.on, days.counts, strict=True)) == Counter(day for each in ends for day in each)
            assert days.without == sum(not each for each in ends)


def test_what_another_process_has_told_is_believed_and_nothing_is_counted_again() -> None:
    told = {roadmap.id: tallies(section()).make(roadmap.id, assignments(section())) for roadmap in section().roadmaps}
    here = Tallies(fresh())
    assert not here.known()
    for roadmap_id, tally in pickle.loads(pickle.dumps(told)).items():  # noqa: S301 - made here
        here.learn(roadmap_id, tally)
    assert here.known() == told
    mine, days = Places("director", None, (0, 1, 2)), Days((), (), 3)
    other = Tally(windows=(), tasks=(mine,), ends=(("director", days),))
    assert mine not in told["perm-2024"].tasks
    here.learn("perm-2024", other)
    assert {roadmap.id: found for roadmap, found in here.days("director")}["perm-2024"] == days
    assert [places for roadmap, places in here.of_party("director") if roadmap.id == "perm-2024"] == [mine]


def test_days_of_a_party_that_needed_none_before_are_found_later() -> None:
    project = fresh()
    here = tallies(project)
    here.learn("perm-2024", here.make("perm-2024"))
    assert here.known()["perm-2024"].ends == ()
    days = {roadmap.id: found for roadmap, found in here.days("director")}
    assert days == {roadmap.id: found for roadmap, found in tallies(section()).days("director")}
    assert [party for party, _ in here.known()["perm-2024"].ends] == ["director"]


def test_tallies_of_other_processes_have_equal_values_once() -> None:
    here = Tallies(fresh())
    told = [tallies(section()).make("perm-2024", ["director"]), tallies(section()).make("municipal-2025", ["director"])]
    for roadmap_id, tally in zip(("perm-2024", "municipal-2025"), told, strict=True):
        here.learn(roadmap_id, pickle.loads(pickle.dumps(tally)))  # noqa: S301 - made here
    windows = [each for tally in here.known().values() for each in tally.windows]
    assert len({id(each) for each in windows}) == len(set(windows)) < len(windows)
