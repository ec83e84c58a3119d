"""«Что мне делать»: the right measures in the right order, in the right capacity."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from macros.views.assignments import Role, assignments
from macros.views.status import Status
from macros.views.tasks import TaskView, task_view, tasks_view
from tests.support.plan_samples import PARTIES, make_project, plan_of

TODAY = date(2025, 2, 10)
PROJECT = make_project()


def groups_of(party_id: str, today: date = TODAY) -> dict[Status, tuple[TaskView, ...]]:
    party = PROJECT.parties.get(party_id)
    assert party is not None
    return {group.status: group.tasks for group in tasks_view(PROJECT, party, today).groups}


def numbers(tasks: tuple[TaskView, ...]) -> list[str]:
    return [task.measure.number for task in tasks]


def test_tasks_by_status() -> None:
    groups = groups_of("school")
    assert numbers(groups[Status.NOW]) == ["1.1", "1.2"]
    assert numbers(groups[Status.NEXT]) == []
    assert numbers(groups[Status.UNDATED]) == ["2.1"]
    assert numbers(groups[Status.PAST]) == ["2.2", "1"]  # from the latest back


def test_every_assignment_is_in_exactly_one_group() -> None:
    for party in PARTIES[:3]:
        for today in (date(2022, 9, 1), TODAY, date(2026, 11, 22)):
            party_value = PROJECT.parties.get(party["ид"])
            assert party_value is not None
            view = tasks_view(PROJECT, party_value, today)
            urls = [task.measure.url for group in view.groups for task in group.tasks]
            assert len(urls) == len(set(urls)) == view.filters.total


def test_only_the_terms_and_results_of_the_party_count() -> None:
    (trained,) = groups_of("school")[Status.UNDATED]
    assert (trained.when, [r.text for r in trained.results]) == ("по отдельному графику", ["Педагоги обучены"])
    assert trained.role == "отвечает за результат"
    (planned,) = groups_of("ministry")[Status.NEXT]
    assert (planned.when, [r.text for r in planned.results]) == ("20.09.2025", ["План составлен"])


def test_acting_for_a_body_is_told() -> None:
    groups = groups_of("director")
    assert groups[Status.NOW][0].via == "как «Школа»"
    own = next(task for task in groups[Status.PAST] if task.measure.number == "2")
    assert (own.role, own.via) == ("отвечает", "")


def test_a_finished_roadmap_is_past_with_its_day() -> None:
    past = groups_of("director", date(2026, 11, 22))[Status.PAST]
    assert {task.period_note for task in past} == {
        "период карты закончился 31.12.2025",
        "период карты закончился 31.12.2022",
    }
    assert not groups_of("director", date(2026, 11, 22))[Status.UNDATED]


def test_cell_is_shown_only_where_it_says_more() -> None:
    tree = plan_of(
        {"номер": "1", "название": "А", "срок": "до 01.03.2025", "ответственные": ["Школа"]},
        {"номер": "2", "название": "Б", "срок": "до 02.03.2025, далее – постоянно", "ответственные": ["Школа"]},
        {"номер": "3", "название": "В", "ответственные": ["Школа"]},
    )
    project = make_project(tree)
    school = project.parties.get("school")
    assert school is not None
    tasks = {t.measure.number: t for g in tasks_view(project, school, TODAY).groups for t in g.tasks}
    assert tasks["1"].term == ""
    assert tasks["2"].term == "до 02.03.2025, далее – постоянно"
    assert (tasks["3"].when, tasks["3"].term) == ("срок не указан", "")


def test_what_is_past_is_folded_unless_there_is_nothing_else() -> None:
    school = PROJECT.parties.get("school")
    assert school is not None
    folds = [
        [g.open for g in tasks_view(PROJECT, school, day).groups if g.folded] for day in (TODAY, date(2026, 11, 22))
    ]
    assert folds == [[False], [True]]


REPORTS = plan_of(
    {
        "номер": "1",
        "название": "Обучить",
        "срок": "по отдельному графику",
        "ответственные": ["Школа"],
        "участники": ["Директор школы"],
        "контроль": {"текст": "Сообщить", "срок": "до 14.02.2025"},
    },
    {
        "номер": "2",
        "название": "Научить",
        "срок": "до 11.02.2025",
        "ответственные": ["Школа"],
        "контроль": [
            {"текст": "Сообщить", "срок": "до 14.02.2025"},
            {"текст": "Мониторинг", "срок": "18.02.2025-20.02.2025"},
            {"текст": "Мониторинг", "срок": "с 24.02.2025, далее – 1 раз в месяц"},
            "Анализ",
        ],
    },
)


def school_tasks(today: date) -> dict[Status, list[tuple[str, str, str]]]:
    project = make_project(REPORTS)
    party = project.parties.get("school")
    assert party is not None
    return {
        group.status: [(task.measure.number, task.when, task.term) for task in group.tasks]
        for group in tasks_view(project, party, today).groups
    }


def test_a_report_for_control_is_due_like_the_measure_itself() -> None:
    report = "отчёт\u00a0до\u00a014.02.2025"
    first = ("1", report, "по отдельному графику")
    both = ("2", f"до\u00a011.02.2025; {report}", "")
    assert school_tasks(date(2025, 2, 10))[Status.NOW] == [both, first]
    assert school_tasks(date(2025, 1, 2))[Status.NEXT] == [both, first]
    assert school_tasks(date(2025, 2, 12))[Status.NOW] == [first, ("2", report, "до 11.02.2025")]
    later = school_tasks(date(2025, 2, 15))  # what others watch from the 18th on is no task
    assert later[Status.UNDATED] == [("1", "по отдельному графику", "")]
    assert later[Status.PAST] == [("2", "до\u00a011.02.2025", "")]
    assert not later[Status.NOW] and not later[Status.NEXT]


def test_who_only_takes_part_reports_to_nobody() -> None:
    project = make_project(REPORTS)
    (item,) = (each for each in assignments(project)["director"] if each.measure.number == "1")
    asked = task_view(project, replace(item, role=Role.PARTICIPANT), date(2025, 2, 10))
    assert (asked.when, asked.status.status) == ("по отдельному графику", Status.UNDATED)
