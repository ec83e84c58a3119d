"""What the timeline shows: which days, which columns, where each mark lies and with which words."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from dateutil.rrule import rrulestr

from macros.model.roadmap import Indicator, Result, Roadmap
from macros.project import Project
from macros.terms import TermKind
from macros.views.timeline import Line, Mark, Shape, TimelineView, timeline_view
from macros.views.urls import measure_url
from tests.support.timeline_samples import (
    by_weeks,
    clause,
    deadline,
    every_kind,
    measure,
    recurring,
    roadmap,
    span,
    term,
    year,
)

TODAY = date(2025, 3, 5)


def view_of(sample: Roadmap, today: date = TODAY) -> TimelineView:
    return timeline_view(Project(roadmaps=(sample,)), sample, today)


def lines_of(view: TimelineView) -> list[Line]:
    return [line for section in view.sections for row in section.rows for line in row.lines]


def marks_of(view: TimelineView) -> list[Mark]:
    return [mark for line in lines_of(view) for mark in line.marks]


def only_mark(sample: Roadmap) -> Mark:
    (mark,) = marks_of(view_of(sample))
    return mark


def share(first: str, day: str, last: str, part: float = 0.0) -> float:
    """Where a day lies between the first and the last one shown, in per cent."""
    start, at, end = (date.fromisoformat(text).toordinal() for text in (first, day, last))
    return pytest.approx((at - start + part) / (end - start + 1) * 100, abs=0.01)


# Columns


def labels(view: TimelineView) -> list[str]:
    assert view.axis is not None
    return [column.label for column in view.axis.columns]


def test_two_months_are_divided_by_weeks_that_begin_on_monday() -> None:
    view = view_of(by_weeks())
    assert view.axis is not None
    assert (view.axis.start, view.axis.end) == (date(2022, 10, 24), date(2023, 1, 1))
    assert labels(view) == ["24", "31", "7", "14", "21", "28", "5", "12", "19", "26"]
    assert [group.label for group in view.axis.groups] == ["окт", "ноябрь\u00a02022", "декабрь\u00a02022", ""]
    assert "октябрь – декабрь 2022\u00a0года" in view.summary


def test_a_fortnight_is_divided_by_days() -> None:
    view = view_of(roadmap(measure("1", deadline("2025-03-05")), period=span("2025-03-03", "2025-03-14")))
    assert labels(view) == [str(n) for n in range(3, 15)]


def test_a_year_is_divided_by_months() -> None:
    view = view_of(every_kind())
    assert labels(view) == ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
    assert view.axis is not None
    assert [group.label for group in view.axis.groups] == ["2025\u00a0год"]


def test_two_academic_years_name_every_third_month_under_their_years() -> None:
    plan = roadmap(
        measure("1", span("2024-09-02", "2024-09-10")),
        measure("2", deadline("2026-05-31")),
        period=span("2024-09-01", "2026-05-31"),
    )
    view = view_of(plan)
    assert view.axis is not None
    assert len(view.axis.columns) == 21
    assert [label for label in labels(view) if label] == ["окт", "янв", "апр", "июл", "окт", "янв", "апр"]
    assert [group.label for group in view.axis.groups] == ["2024", "2025\u00a0год", "2026\u00a0год"]
    words = [mark.caption.text for mark in marks_of(view)]
    assert words == ["2–10\u00a0сентября\u00a02024", "до 31\u00a0мая\u00a02026"]


def test_ten_years_are_divided_by_quarters_and_a_century_by_decades() -> None:
    decade = view_of(roadmap(measure("1"), period=span("2020-01-01", "2029-12-31")))
    assert labels(decade)[:5] == ["I", "II", "III", "IV", "I"]
    century = view_of(roadmap(measure("1"), period=span("1950-01-01", "2049-12-31")))
    assert labels(century) == [str(n) for n in range(1950, 2050, 10)]


def test_months_without_a_year_stay_without_a_year() -> None:
    view = view_of(
        roadmap(
            measure("1", term("сентябрь-октябрь", clause(TermKind.MONTH_RANGE, "сентябрь-октябрь"))),
            measure("2", term("декабрь", clause(TermKind.MONTH, "декабрь"))),
        )
    )
    assert labels(view) == ["сентябрь", "октябрь", "ноябрь", "декабрь"]
    assert view.axis is not None
    assert not view.axis.has_years
    assert view.axis.groups == ()
    assert view.today is None
    assert view.now is None
    first, second = marks_of(view)
    assert first.caption.text == "сентябрь –\u00a0октябрь"
    assert (first.x, first.right) == (0, share("2004-09-01", "2004-11-01", "2004-12-31"))
    assert (second.right, second.caption.text) == (100, "декабрь")
    assert not any(char.isdigit() for char in view.summary)


def test_months_of_a_school_year_without_a_year_keep_their_order() -> None:
    view = view_of(
        roadmap(
            measure("1", term("сентябрь – май", clause(TermKind.MONTH_RANGE, "сентябрь – май"))),
            measure("2", term("февраль", clause(TermKind.MONTH, "февраль"))),
        )
    )
    assert labels(view)[0] == "сен"
    assert labels(view)[-1] == "май"


def test_a_month_without_a_year_among_dates_is_not_given_a_guessed_year() -> None:
    view = view_of(
        roadmap(measure("1", deadline("2025-03-01")), measure("2", term("октябрь", clause(TermKind.MONTH, "октябрь"))))
    )
    assert marks_of(view)[1].shape is Shape.NONE
    assert marks_of(view)[1].caption.text == "без даты: год не назван"


def test_empty_months_at_the_edges_of_the_period_are_left_out_and_it_is_said() -> None:
    view = view_of(
        roadmap(measure("1", deadline("2024-09-20")), measure("2", deadline("2024-12-01")), period=year(2024))
    )
    assert labels(view) == ["сентябрь", "октябрь", "ноябрь", "декабрь"]
    assert "опущены" in view.summary
    assert "опущены" not in view_of(every_kind()).summary


def test_without_any_day_there_is_no_axis_and_words_remain() -> None:
    view = view_of(roadmap(measure("1", term("по графику", clause(TermKind.BY_SCHEDULE, "по графику"))), measure("2")))
    assert view.axis is None
    assert [line.text for line in lines_of(view)] == ["по графику", "срок не указан"]
    assert "словами" in view.summary


# Marks


def test_a_deadline_is_a_point_in_the_middle_of_its_day() -> None:
    mark = only_mark(roadmap(measure("1", deadline("2025-03-01")), period=span("2025-01-01", "2025-06-30")))
    assert (mark.shape, mark.x) == (Shape.DEADLINE, share("2025-01-01", "2025-03-01", "2025-06-30", 0.5))
    assert mark.caption.text == "до 1\u00a0марта"


def test_a_day_differs_from_a_deadline() -> None:
    one_day = term("20.12.2022", clause(TermKind.DATE, "", "2022-12-20", "2022-12-20"))
    mark = only_mark(roadmap(measure("1", one_day), period=year(2022)))
    assert (mark.shape, mark.caption.text) == (Shape.DAY, "20\u00a0декабря")


def test_a_period_fills_its_days_from_the_first_to_the_last_one() -> None:
    mark = marks_of(view_of(by_weeks()))[1]
    assert mark.shape is Shape.PERIOD
    assert mark.x == share("2022-10-24", "2022-10-31", "2023-01-01")
    assert mark.right == share("2022-10-24", "2022-12-30", "2023-01-01")
    assert mark.caption.text == "31\u00a0окт –\u00a029\u00a0дек"
    assert mark.caption.inside


def test_a_period_that_leaves_the_axis_is_cut_with_a_sign() -> None:
    mark = marks_of(view_of(every_kind()))[3]
    assert (mark.x, mark.right) == (0, share("2025-01-01", "2025-06-01", "2025-12-31"))
    assert mark.begins_before
    assert not mark.goes_on
    assert mark.caption.text == "сен\u00a02024 –\u00a0май\u00a02025"


def test_a_limit_outside_the_axis_keeps_its_words_at_the_edge() -> None:
    mark = only_mark(roadmap(measure("1", deadline("2026-02-01")), period=span("2025-01-01", "2025-06-30")))
    assert (mark.shape, mark.x, mark.goes_on) == (Shape.BEYOND, 100, True)
    assert mark.caption.text == "до 1\u00a0февраля\u00a02026"
    assert mark.caption.anchor == "end"


def test_what_follows_a_deadline_is_an_arrow_from_the_day_after() -> None:
    first, second = marks_of(view_of(every_kind()))[:2]
    assert first.shape is Shape.DEADLINE
    assert second.shape is Shape.OPEN
    assert second.x == share("2025-01-01", "2025-03-02", "2025-12-31")
    assert second.right == 100
    assert second.caption.text == "далее – постоянно"
    assert second.y > first.y


def test_continuous_without_a_beginning_goes_through_the_whole_picture() -> None:
    always = term("постоянно", clause(TermKind.CONTINUOUS, "постоянно"))
    mark = only_mark(roadmap(measure("1", always), period=span("2025-01-01", "2025-06-30")))
    assert (mark.shape, mark.x, mark.right, mark.begins_before) == (Shape.OPEN, 0, 100, False)


def test_a_term_from_a_day_on_is_an_arrow_with_that_day() -> None:
    since = term("с 1 сентября", clause(TermKind.CONTINUOUS, "с 1 сентября", start="2025-09-01"))
    mark = only_mark(roadmap(measure("1", since), period=span("2025-09-01", "2025-12-31")))
    assert mark.caption.text == "с 1\u00a0сентября"


@pytest.mark.parametrize(
    "rule", ["FREQ=WEEKLY;BYDAY=FR", "FREQ=MONTHLY;BYMONTHDAY=25", "FREQ=MONTHLY;BYDAY=-1MO", "FREQ=DAILY;BYDAY=TU,TH"]
)
def test_dots_of_a_recurrence_are_the_occurrences_of_its_rule(rule: str) -> None:
    mark = only_mark(roadmap(measure("1", recurring(rule, "регулярно")), period=span("2025-02-01", "2025-05-31")))
    first, last = (datetime.combine(day, time()) for day in (date(2025, 2, 1), date(2025, 5, 31)))
    found = rrulestr(f"RRULE:{rule}", dtstart=first).between(first, last, inc=True)
    assert list(mark.dots) == [share("2025-02-01", f"{day:%Y-%m-%d}", "2025-05-31", 0.5) for day in found]
    assert len(mark.dots) >= 4
    assert mark.dashes == ()


@pytest.mark.parametrize(
    ("rule", "dashes"),
    [
        ("FREQ=MONTHLY", 12),
        ("FREQ=MONTHLY;INTERVAL=3", 4),
        ("FREQ=MONTHLY;INTERVAL=6", 2),
        ("FREQ=YEARLY", 1),
        ("FREQ=YEARLY;BYMONTH=4,10", 2),
        ("FREQ=WEEKLY", 53),
        ("FREQ=WEEKLY;INTERVAL=2", 27),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", 27),
    ],
)
def test_a_frequency_without_days_is_a_dash_for_each_time(rule: str, dashes: int) -> None:
    mark = only_mark(roadmap(measure("1", recurring(rule, "регулярно")), period=year(2025)))
    assert (len(mark.dashes), mark.dots) == (dashes, ())
    assert mark.caption.text == "регулярно"


def test_monthly_dashes_are_the_months() -> None:
    mark = only_mark(roadmap(measure("1", recurring("FREQ=MONTHLY", "1 раз в месяц")), period=year(2025)))
    axis = view_of(every_kind()).axis
    assert axis is not None
    assert [(dash.x, dash.width) for dash in mark.dashes] == [(column.x, column.width) for column in axis.columns]


def test_a_daily_recurrence_of_a_year_is_one_hatched_band() -> None:
    mark = only_mark(roadmap(measure("1", recurring("FREQ=DAILY", "ежедневно")), period=year(2025)))
    assert mark.dense
    assert (mark.dots, mark.dashes) == ((), ())
    assert (mark.x, mark.right) == (0, 100)


def test_a_recurrence_keeps_to_its_own_window() -> None:
    rule = recurring("FREQ=WEEKLY;BYDAY=MO", "по понедельникам", "2025-04-01", "2025-08-31")
    mark = only_mark(roadmap(measure("1", rule), period=span("2025-01-01", "2025-12-31")))
    assert 0 < mark.x < mark.right < 100
    assert min(mark.dots) > mark.x
    assert max(mark.dots) < mark.right


def test_a_recurrence_with_more_than_its_frequency_is_worded_by_its_rule() -> None:
    words = "в основной период подачи заявлений (с апреля по август) – 1 раз в неделю"
    season = term(
        words,
        clause(
            TermKind.RECURRING, words, "2025-04-01", "2025-08-31", recurrence="FREQ=WEEKLY", action="в период подачи"
        ),
    )
    assert only_mark(roadmap(measure("1", season), period=year(2025))).caption.text == "еженедельно"


def test_a_reading_is_shown_only_where_it_tells_new_days() -> None:
    dated = deadline("2025-03-01", "до 01.03.2025")
    yearless = deadline("2025-03-01", "до 1 марта")
    school_year = term("2024/25", clause(TermKind.ACADEMIC_YEAR, "2024/25", "2024-09-01", "2025-05-31"))
    undated_year = term(
        "до 01.03.2025, далее – в течение учебного года",
        *dated.clauses,
        clause(TermKind.ACADEMIC_YEAR, "в течение учебного года", follows=True),
    )
    plan = roadmap(*(measure(str(n), t) for n, t in enumerate((dated, yearless, school_year, undated_year), 1)))
    assert [bool(line.reading) for line in lines_of(view_of(plan))] == [False, True, True, False]


def test_a_rule_whose_day_never_comes_ends() -> None:
    rule = recurring("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "31 февраля")
    assert only_mark(roadmap(measure("1", rule), period=year(2025))).dots == ()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (TermKind.BY_SCHEDULE, "без даты: по графику"),
        (TermKind.AS_NEEDED, "без даты: при необходимости"),
        (TermKind.EVENT_RELATIVE, "без даты: зависит от события"),
        (TermKind.UNKNOWN, "без даты: срок словами"),
        (TermKind.ACADEMIC_YEAR, "без даты: учебный год не назван"),
        (TermKind.MONTH, "без даты: год не назван"),
    ],
)
def test_a_limit_without_a_day_stays_in_words(kind: TermKind, words: str) -> None:
    mark = only_mark(roadmap(measure("1", term("особо", clause(kind, "особо"))), period=year(2025)))
    assert (mark.shape, mark.caption.text) == (Shape.NONE, words)


# Rows


def test_every_measure_and_every_term_is_there_once_in_the_documents_words() -> None:
    sample = every_kind()
    view = view_of(sample)
    rows = [row for section in view.sections for row in section.rows]
    assert [(row.number, row.title) for row in rows] == [(m.number, m.title) for m in sample.measures()]
    assert [row.url for row in rows] == [measure_url(sample, m) for m in sample.measures()]
    assert [(line.owner, line.text) for line in lines_of(view)] == [
        ("", "до 01.03.2025, далее – постоянно"),
        ("Контроль", "1 раз в 2 недели"),
        ("", "в течение учебного года"),
        ("Результат", "20.01.2025"),
        ("Результат", "15 числа каждого месяца"),
        ("", "по графику"),
        ("", "срок не указан"),
        ("", "до 01.02.2026"),
        ("", "в течение года (по мере необходимости)"),
        ("", "ежедневно"),
    ]


def test_an_indicator_shows_its_day_only_where_it_is_not_the_results_own() -> None:
    same = Result(
        text="Охват",
        term=deadline("2024-12-01"),
        indicators=(
            Indicator(target="50", unit="%", date=deadline("2024-12-01")),
            Indicator(target="90", unit="%", name="доля", date=deadline("2024-12-31")),
        ),
    )
    lines = lines_of(view_of(roadmap(measure("1", results=(same,)), period=year(2024))))
    assert [(line.owner, line.subject, line.text) for line in lines] == [
        ("", "", ""),
        ("Результат", "Охват", "до 2024-12-01"),
        ("Показатель", "доля: 90\u00a0%", "до 2024-12-31"),
    ]


def test_marks_that_do_not_touch_share_a_lane() -> None:
    months = term(
        "апрель, октябрь",
        clause(TermKind.MONTH, "апрель", "2025-04-01", "2025-04-30"),
        clause(TermKind.MONTH, "октябрь", "2025-10-01", "2025-10-31"),
    )
    first, second = marks_of(view_of(roadmap(measure("1", months), period=year(2025))))
    assert first.y == second.y == 0


# Today and the legend


def test_today_is_marked_in_the_middle_of_its_day() -> None:
    view = view_of(every_kind())
    assert view.today is not None
    assert view.today.x == share("2025-01-01", "2025-03-05", "2025-12-31", 0.5)
    assert view.today.words == "на 5\u00a0марта"
    assert view.now is not None
    assert view.now.words == "По состоянию на 5\u00a0марта 2025\u00a0г.: отмечено чертой."


@pytest.mark.parametrize(
    ("today", "words"), [(date(2024, 12, 31), "ещё не начался"), (date(2026, 1, 1), "период закончился")]
)
def test_today_outside_the_axis_is_said_in_words(today: date, words: str) -> None:
    view = view_of(every_kind(), today)
    assert view.today is None
    assert view.now is not None
    assert words in view.now.words


def test_the_legend_explains_only_what_is_drawn() -> None:
    assert [item.sign for item in view_of(by_weeks()).legend] == ["day", "period"]
    assert [item.sign for item in view_of(every_kind()).legend] == [
        "deadline",
        "day",
        "period",
        "conditional",
        "dot",
        "dash",
        "hatch",
        "open",
        "cut",
    ]
