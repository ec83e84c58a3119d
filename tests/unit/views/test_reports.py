"""Reports for control are due wherever somebody looks for what is due: on the home page, in a roadmap, by months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from macros.model.roadmap import Roadmap
from macros.render import render_component
from macros.terms import parse_term
from macros.views.assignments import Role, assignments
from macros.views.measure import filter_keys
from macros.views.now import NowRoadmapView, now_view
from macros.views.reports import Report, due_status, nearest_report, reports, sorting_day
from macros.views.roadmap_list import roadmap_list_view
from macros.views.roadmap_long import roadmap_long_view
from macros.views.roadmap_summary import DueView, roadmap_summary_view
from macros.views.roadmap_table import roadmap_table_view
from macros.views.status import Status
from macros.views.tasks import task_view
from tests.support.golden_files import Golden
from tests.support.markup import Markup
from tests.support.plan_samples import make_project, make_roadmap, plan_of

PERIOD = "01.01.2025 – 31.12.2025"
TODAY = date(2025, 2, 10)


def controlled(number: str, term: str, *controls: tuple[str, str], **fields: Any) -> dict[str, Any]:
    """A measure of the school's with controls of these texts and terms."""
    asked = [{"текст": text, "срок": limit} for text, limit in controls]
    own = {"срок": term} if term else {}
    whole = {"номер": number, "название": f"Дело {number}", "ответственные": ["Школа"], "контроль": asked}
    return {**whole, **own, **fields}


PLAN = plan_of(
    controlled("1", "по отдельному графику", ("Сообщить в УО о пройденном обучении", "до 14.02.2025")),
    controlled("2", "до 11.02.2025", ("Повторно сообщить в УО", "до 14.02.2025"), ("Отчёт", "до 14.03.2025")),
    controlled("3", "постоянно", ("Представить сводку в УО", "ежемесячно до 5-го числа")),
    controlled("4", "01.09.2025", ("Проверка сайтов", "до 20.08.2025")),
    controlled("5", "", ("Мониторинг заполнения", "1 раз в месяц")),
    период=PERIOD,
)


def plan(*measures: dict[str, Any], period: str = PERIOD) -> Roadmap:
    return make_roadmap(plan_of(*measures, период=period) if period else plan_of(*measures))


def listed(items: tuple[DueView, ...]) -> list[tuple[str, str, str, str]]:
    return [
        (item.number, item.when, item.report.title if item.report else "", item.report.text if item.report else "")
        for item in items
    ]


def on_home_page(today: date) -> NowRoadmapView:
    (found,) = now_view(make_project(PLAN), today).roadmaps
    return found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Сообщить в УО, что порядок объяснён повторно", "отчёт"),
        ("Повторно сообщить в УО о проделанной работе", "отчёт"),
        ("Отчет по форме", "отчёт"),
        ("Фотоотчёт на сайте", "отчёт"),
        ("Информация о числе заявок", "отчёт"),
        ("Школам представить списки", "отчёт"),
        ("Мониторинг – школа сообщает в УО, сколько потрачено", "отчёт"),
        ("Предоставление в УО информации о закупках", "отчёт"),
        ("Школы отчитываются на совещании", "отчёт"),
        ("Мониторинг заполнения", "контроль"),
        ("Мониторинг сообщений родителей", "контроль"),
        ("Проверка отчётов школ", "контроль"),
        ("Анализ по данным региональной выгрузки", "контроль"),
        ("Сдаточные работы", "контроль"),
    ],
)
def test_what_is_to_be_told_is_a_report_and_anything_else_stays_control(text: str, word: str) -> None:
    assert Report(text, parse_term("до 14.02.2025", None)).word == word


@pytest.mark.parametrize(
    ("text", "term", "counts"),
    [
        ("Сообщить в УО", "до 14.02.2025", True),
        ("Проверка сайтов", "до 14.02.2025", True),
        ("Отчёт в УО", "ежемесячно до 5-го числа", True),
        ("Отчёт в УО", "1 раз в квартал", True),
        ("Отчёт в УО", "15.03.2025", True),
        ("Мониторинг", "18.02.2025-20.02.2025", False),
        ("Мониторинг", "с 24.02.2025, далее – 1 раз в месяц", False),
        ("Мониторинг", "ежемесячно до 5-го числа", False),
        ("Отчёт в УО", "по отдельному графику", False),
        ("Отчёт в УО", "по мере необходимости", False),
    ],
)
def test_a_report_is_asked_for_in_words_or_by_a_deadline_and_on_known_days(text: str, term: str, counts: bool) -> None:
    roadmap = plan(controlled("1", "постоянно", (text, term)))
    assert bool(reports(roadmap, next(roadmap.measures()))) is counts


def test_control_without_a_term_and_no_control_ask_for_nothing() -> None:
    without = {"номер": "1", "название": "Дело", "контроль": "Сообщить в УО"}
    roadmap = plan(without, {"номер": "2", "название": "Дело"})
    assert [reports(roadmap, measure) for measure in roadmap.measures()] == [(), ()]


def test_the_home_page_tells_a_report_as_a_report_and_the_nearest_first() -> None:
    view = on_home_page(TODAY)
    assert listed(view.now.items) == [
        ("2", "до\u00a011.02.2025", "Отчёт\u00a0до\u00a014.02.2025.", "Повторно сообщить в УО"),
        ("1", "", "Отчёт\u00a0до\u00a014.02.2025.", "Сообщить в УО о пройденном обучении"),
        ("3", "постоянно", "Отчёт\u00a0ежемесячно до 5-го числа.", "Представить сводку в УО"),
    ]
    assert listed(view.next.items) == [("4", "01.09.2025", "Контроль\u00a0до\u00a020.08.2025.", "Проверка сайтов")]


def test_a_report_stays_when_the_measures_own_day_is_over_and_the_next_one_follows_it() -> None:
    assert listed(on_home_page(date(2025, 2, 12)).now.items)[:2] == [
        ("1", "", "Отчёт\u00a0до\u00a014.02.2025.", "Сообщить в УО о пройденном обучении"),
        ("2", "", "Отчёт\u00a0до\u00a014.02.2025.", "Повторно сообщить в УО"),
    ]
    assert listed(on_home_page(date(2025, 3, 1)).now.items) == [
        ("3", "постоянно", "Отчёт\u00a0ежемесячно до 5-го числа.", "Представить сводку в УО"),
        ("2", "", "Отчёт\u00a0до\u00a014.03.2025.", ""),
    ]
    assert [number for number, *_ in listed(on_home_page(date(2025, 3, 15)).now.items)] == ["3"]


def test_the_summary_has_the_same_lists_and_the_card_counts_the_same() -> None:
    project = make_project(PLAN)
    summary = roadmap_summary_view(project, project.roadmaps[0], TODAY)
    assert (summary.now, summary.next) == (on_home_page(TODAY).now, on_home_page(TODAY).next)
    assert roadmap_list_view(project, TODAY).cards[0].due == f"сейчас: {len(summary.now.items)}\u00a0мероприятия"


def test_the_markup_of_what_is_due_is_as_reviewed(golden: Golden) -> None:
    project = make_project(PLAN)
    summary = roadmap_summary_view(project, project.roadmaps[0], TODAY)
    parts = [("now", now_view(project, TODAY)), ("roadmap-summary", summary)]
    markup = "\n".join(str(render_component(name, view, root="../")) for name, view in parts)
    assert Markup(markup).faults == []
    golden("render/due-reports.html", markup)


def test_months_of_a_report_belong_to_those_who_report() -> None:
    project = make_project(plan_of(*PLAN["разделы"][0]["мероприятия"], период=PERIOD))
    (roadmap,) = project.roadmaps
    keys = [filter_keys(project.parties, roadmap, measure, TODAY) for measure in roadmap.measures()]
    assert [key.months for key in keys] == ["2025-02", "2025-02/2025-03", "2025-01/2025-12", "2025-08/2025-09", ""]
    assert [key.date for key in keys] == ["2025-02-14", "2025-02-11", "2025-03-05", "2025-08-20", ""]
    second = assignments(project)["school"][1]
    whose = {role: task_view(project, replace(second, role=role), TODAY) for role in Role}
    assert whose[Role.RESPONSIBLE].months == "2025-02/2025-03"
    assert whose[Role.PARTICIPANT].months == whose[Role.RESULT].months == "2025-02"


def test_a_row_is_found_by_its_reports_day_and_its_terms_mark_stays() -> None:
    project = make_project(PLAN)
    day = date(2025, 2, 12)
    second = roadmap_table_view(project, project.roadmaps[0], day).sections[0].measures[1]
    assert second.term is not None
    assert (second.term.status.status, second.status.status) == (Status.PAST, Status.NOW)
    markup = str(render_component("roadmap-table", roadmap_table_view(project, project.roadmaps[0], day), root=""))
    assert f'data-mt-windows="{second.status.windows}"' in markup


def test_the_only_line_of_a_measure_in_a_long_table_tells_its_report_too() -> None:
    project = make_project(PLAN)
    rows = roadmap_long_view(project, project.roadmaps[0], TODAY).sections[0].rows
    assert [(row.term, row.status.status) for row in rows] == [
        ("по отдельному графику; отчёт\u00a0до\u00a014.02.2025", Status.NOW),
        ("до 11.02.2025; отчёт\u00a0до\u00a014.02.2025", Status.NOW),
        ("постоянно; отчёт\u00a0ежемесячно до 5-го числа", Status.NOW),
        ("01.09.2025; контроль\u00a0до\u00a020.08.2025", Status.NEXT),
        ("в документе не указан", Status.UNDATED),
    ]


@pytest.mark.parametrize(
    ("term", "period", "today", "day"),
    [
        ("ежемесячно до 5-го числа", PERIOD, "2025-02-05", "2025-02-05"),
        ("ежемесячно до 5-го числа", PERIOD, "2025-02-06", "2025-03-05"),
        ("ежемесячно до 5-го числа", PERIOD, "2024-11-20", "2025-01-05"),
        ("ежемесячно до 5-го числа", PERIOD, "2025-12-10", "2025-12-31"),  # none is left: the last day known
        ("ежеквартально до 10 числа", PERIOD, "2025-02-01", "2025-04-10"),
        ("1 раз в месяц", PERIOD, "2025-02-01", "2025-12-31"),  # no day is named
        ("с 01.06.2025 ежемесячно до 5-го числа", "", "2025-02-01", "2025-06-05"),
        ("до 30.06.2025 ежемесячно до 5-го числа", "", "2025-02-06", "2025-03-05"),
        ("до 14.02.2025, далее – по графику", PERIOD, "2025-02-01", "2025-02-14"),
    ],
)
def test_the_day_of_a_report_is_its_next_one(term: str, period: str, today: str, day: str) -> None:
    roadmap = plan(controlled("1", "", ("Отчёт в УО", term)), period=period)
    registry = make_project(PLAN).parties
    assert filter_keys(registry, roadmap, next(roadmap.measures()), date.fromisoformat(today)).date == day


def test_of_reports_that_are_over_none_is_ahead() -> None:
    asked = (Report("Отчёт", parse_term("до 14.02.2025", None)),)
    assert nearest_report(asked, (None, None), date(2025, 2, 15)) is None
    assert nearest_report((), (None, None), TODAY) is None


def test_no_report_is_due_in_the_archive() -> None:
    roadmap = plan(controlled("1", "", ("Отчёт в УО", "до 14.02.2025")))
    (measure,) = roadmap.measures()
    assert due_status(roadmap, measure, TODAY) is Status.NOW
    assert due_status(roadmap.model_copy(update={"archive": True}), measure, TODAY) is Status.PAST


@pytest.mark.parametrize(
    ("terms", "before", "after"),
    [
        (["до 31.01.2025, далее – постоянно"], date(2025, 1, 31), date(2025, 1, 31)),
        (["до 31.01.2025", "1 раз в месяц"], date(2025, 1, 31), date(2025, 1, 31)),
        (["ноябрь 2025"], date(2025, 11, 1), date(2025, 11, 30)),
        (["постоянно"], date(2025, 12, 31), date(2025, 12, 31)),
        (["по мере необходимости"], None, None),
    ],
)
def test_the_order_by_date_after_the_plan_is_that_of_the_days_named(
    terms: list[str], before: date | None, after: date | None
) -> None:
    period = plan().window()
    asked = tuple(parse_term(text, None) for text in terms)
    assert sorting_day(asked, (), period, date(2025, 1, 10)) == before
    assert sorting_day(asked, (), period, date(2026, 11, 23)) == after
