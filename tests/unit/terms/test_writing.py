"""The words for a parsed term, and the way back from them."""

from __future__ import annotations

from datetime import date

import pytest

from macros.terms import Term, describe_term, load_work_calendar, parse_context, parse_term, resolve_term, write_term
from tests.unit.terms.test_corpus import cases


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("20.12.22", "20 декабря 2022 года"),
        ("с 10.10.2025 по 13.10.2025", "10–13 октября 2025 года"),
        ("30.09-02.10.2025", "с 30 сентября по 2 октября 2025 года"),
        ("25.12.2024–10.01.2025", "с 25 декабря 2024 года по 10 января 2025 года"),
        ("не позднее 01.03.2025", "до 1 марта 2025 года включительно"),
        ("до 01.03.2025, далее - постоянно", "до 1 марта 2025 года включительно, далее – постоянно"),
        ("2024-2027 гг", "2024–2027 годы"),
        ("2 кв. 2025", "II квартал 2025 года"),
        ("2 полугодие 2025 г.", "II полугодие 2025 года"),
        ("II-III кварталы 2025 г.", "II–III кварталы 2025 года"),
        ("в теч. 2024-2025 уч.г.", "2024/25 учебный год"),
        ("раз в две недели", "1 раз в 2 недели"),
        ("не реже 2 раз в год", "не реже 2 раз в год"),
        ("2 раза в неделю", "2 раза в неделю"),
        ("ежедневно, кроме воскресенья", "ежедневно, кроме воскресенья"),
        ("каждую пятницу", "по пятницам"),
        ("пн, ср", "по понедельникам и средам"),
        ("последняя пятница месяца", "последняя пятница каждого месяца"),
        ("ежемесячно, до 5 числа", "до 5 числа ежемесячно"),
        ("5 числа каждого месяца", "5 числа ежемесячно"),
        ("ежегодно в апреле и октябре", "ежегодно, апрель и октябрь"),
        ("до 1 сентября ежегодно", "ежегодно до 1 сентября"),
        ("с 01.09.2024", "постоянно, начиная с 1 сентября 2024 года"),
        ("Постоянно (по мере необходимости)", "постоянно (по мере необходимости)"),
        ("По отдельному графику", "по отдельному графику"),
        ("до 31 феврыля", "срок не распознан"),
        ("Сентябрь", "сентябрь"),
    ],
)
def test_reading(text: str, reading: str) -> None:
    assert describe_term(parse_term(text)) == reading


def test_reading_names_the_window_that_the_plan_gives() -> None:
    term = parse_term("с апреля по август 1 раз в неделю", parse_context("Y2025"))
    assert describe_term(term) == "еженедельно, с 1 апреля 2025 года по 31 августа 2025 года"


def test_reading_tells_the_day_found_for_an_event() -> None:
    term = resolve_term(
        parse_term("за 10 дней до начала смены"), load_work_calendar(), {"начало смены": date(2025, 6, 11)}
    )
    assert describe_term(term) == "за 10 дней до начала смены (до 1 июня 2025 года включительно)"


@pytest.mark.parametrize(("text", "context"), sorted({(case.values[0], case.values[1]) for case in cases()}, key=str))
def test_the_written_form_has_the_same_value(text: str, context: str | None) -> None:
    plan = parse_context(context) if context else None
    term = parse_term(text, plan)
    # What has no days leans on the plan in writing too («вторая половина месяца»).
    read_again = parse_term(write_term(term)), parse_term(write_term(term), plan)
    assert values(term) in [values(again) for again in read_again]


def values(term: Term) -> list[object]:
    return [
        (c.kind, c.start, c.end, c.recurrence, c.offset and (c.offset.direction, c.offset.amount, c.offset.unit))
        for c in term.clauses
    ]
