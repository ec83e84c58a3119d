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
from macros.views.status import Status, measure_status
from macros.views.tallies import Tallies, Tally, tallies

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
            (roadmap.id, via): len(places)
            for roadmap, by_whom in tallies(section()).of_party(party)
            for via, places in by_whom.items()
        }
        assert counted == Counter((task.roadmap.id, task.via) for task in mine), party


@pytest.mark.parametrize("today", DAYS)
def test_what_is_due_is_what_the_measures_say(today: date) -> None:
    for roadmap in section().roadmaps:
        statuses = [measure_status(roadmap, measure, today) for measure in roadmap.measures()]
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
        for roadmap, (days, without) in tallies(section()).days(party):
            ends = [assignment_end_days(task) for task in mine if task.roadmap is roadmap]
            assert days == Counter(day for each in ends for day in each)
            assert without == sum(not each for each in ends)


def test_what_another_process_has_told_is_believed_and_nothing_is_counted_again() -> None:
    told = {roadmap.id: tallies(section()).make(roadmap.id, assignments(section())) for roadmap in section().roadmaps}
    here = Tallies(fresh())
    assert not here.known()
    for roadmap_id, tally in pickle.loads(pickle.dumps(told)).items():  # noqa: S301 - made here
        here.learn(roadmap_id, tally)
    assert here.known() == told
    other = Tally(windows=(), tasks={"director": {None: (0, 1, 2)}}, ends={"director": ({}, 3)})
    assert told["perm-2024"].tasks["director"] != other.tasks["director"]
    here.learn("perm-2024", other)
    assert {roadmap.id: days for roadmap, days in here.days("director")}["perm-2024"] == ({}, 3)
    assert {roadmap.id: mine for roadmap, mine in here.of_party("director")}["perm-2024"] == {None: (0, 1, 2)}


def test_days_of_a_party_that_needed_none_before_are_found_later() -> None:
    project = fresh()
    here = tallies(project)
    here.learn("perm-2024", here.make("perm-2024"))
    assert here.known()["perm-2024"].ends == {}
    days = {roadmap.id: found for roadmap, found in here.days("director")}
    assert days == {roadmap.id: found for roadmap, found in tallies(section()).days("director")}
    assert set(here.known()["perm-2024"].ends) == {"director"}
