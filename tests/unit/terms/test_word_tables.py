"""Every word of the tables from which a reading is put together, and every month, weekday and figure read from them."""

from __future__ import annotations

import pytest

from macros.terms import context_from_period, describe_term, explain_unknown, parse_context, parse_term, write_term

WEEKDAYS = {
    "MO": ("понедельник", "понедельникам", "каждый"),
    "TU": ("вторник", "вторникам", "каждый"),
    "WE": ("среда", "средам", "каждую"),
    "TH": ("четверг", "четвергам", "каждый"),
    "FR": ("пятница", "пятницам", "каждую"),
    "SA": ("суббота", "субботам", "каждую"),
    "SU": ("воскресенье", "воскресеньям", "каждое"),
}
MONTHS = {
    1: ("январь", "января", "январе", "I"),
    2: ("февраль", "февраля", "феврале", "II"),
    3: ("март", "марта", "марте", "III"),
    4: ("апрель", "апреля", "апреле", "IV"),
    5: ("май", "мая", "мае", "V"),
    6: ("июнь", "июня", "июне", "VI"),
    7: ("июль", "июля", "июле", "VII"),
    8: ("август", "августа", "августе", "VIII"),
    9: ("сентябрь", "сентября", "сентябре", "IX"),
    10: ("октябрь", "октября", "октябре", "X"),
    11: ("ноябрь", "ноября", "ноябре", "XI"),
    12: ("декабрь", "декабря", "декабре", "XII"),
}


def rule(text: str) -> str | None:
    (clause,) = parse_term(text).clauses
    return clause.recurrence


@pytest.mark.parametrize("code", WEEKDAYS)
def test_a_weekday_in_every_form(code: str) -> None:
    name, many, _ = WEEKDAYS[code]
    assert rule(f"по {many}") == f"FREQ=WEEKLY;BYDAY={code}"
    assert describe_term(parse_term(f"по {many}")) == f"по {many}"
    last = {"ь": "последний", "к": "последний", "г": "последний", "а": "последняя", "е": "последнее"}[name[-1]]
    assert describe_term(parse_term(f"{last} {name} месяца")) == f"{last} {name} каждого месяца"
    assert rule(f"{last} {name} месяца") == f"FREQ=MONTHLY;BYDAY=-1{code}"


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("первый вторник каждого месяца", "FREQ=MONTHLY;BYDAY=1TU"),
        ("второй вторник каждого месяца", "FREQ=MONTHLY;BYDAY=2TU"),
        ("третий вторник каждого месяца", "FREQ=MONTHLY;BYDAY=3TU"),
        ("четвертый вторник каждого месяца", "FREQ=MONTHLY;BYDAY=4TU"),
        ("первая среда каждого месяца", "FREQ=MONTHLY;BYDAY=1WE"),
        ("вторая среда каждого месяца", "FREQ=MONTHLY;BYDAY=2WE"),
        ("первое воскресенье каждого месяца", "FREQ=MONTHLY;BYDAY=1SU"),
        ("последний рабочий день каждого месяца", None),
        ("последний день каждого месяца", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("последний день каждого квартала", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
    ],
)
def test_a_day_by_its_number_and_back(text: str, recurrence: str | None) -> None:
    found = rule(text)
    assert found is not None
    if recurrence is not None:
        assert found == recurrence
    assert rule(write_term(parse_term(text))) == found


def test_lists_of_weekdays_come_in_their_order() -> None:
    assert describe_term(parse_term("по пятницам, понедельникам и средам")) == "по понедельникам, средам и пятницам"
    assert describe_term(parse_term("пн, вт, ср, чт, пт")) == "по рабочим дням"
    assert describe_term(parse_term("сб, вс")) == "по выходным"


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_in_every_form(month: int) -> None:
    name, genitive, prepositional, roman = MONTHS[month]
    for text in (f"{name} 2025", f"в {prepositional} 2025 года", f"{name.upper()} 2025 Г."):
        term = parse_term(text)
        assert term.start is not None and (term.start.month, term.start.day, term.start.year) == (month, 1, 2025), text
        assert describe_term(term) == f"{name} 2025 года"
    day = parse_term(f"5 {genitive} 2025 г.")
    assert (day.start, describe_term(day)) == (day.end, f"5 {genitive} 2025 года")
    assert day.start is not None and day.start.month == month
    for text in (f"05.{roman}.2025", f"5. {roman}. 2025", f"до 5.{roman.lower()}.2025"):
        assert parse_term(text).end == day.end, text
    assert parse_term(f"{roman}.2025").start == parse_term(f"{name} 2025").start
    assert f"В {prepositional} " in explain_unknown(f"до 40.{month:02}.2025")
    assert parse_term(f"ежегодно до 1 {genitive}").recurrence == f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY=1"
    assert describe_term(parse_term(f"ежегодно, {name}")) == f"ежегодно, {name}"


@pytest.mark.parametrize(
    "text", ["01.XX.2025", "32.I.2025", "31.II.2025", "5.IIII.2025", "до 5.XIII.2025", "XV.2025", "5.IX.2205"]
)
def test_roman_figures_that_are_no_month(text: str) -> None:
    term = parse_term(text)
    assert (term.kind.value, term.start, term.end) == ("unknown", None, None)


@pytest.mark.parametrize(
    ("period", "academic"),
    [
        ("01.08.2024 – 31.05.2025", True),
        ("01.09.2024 – 31.08.2025", True),
        ("01.09.2024 – 30.06.2025", True),
        ("01.10.2024 – 31.05.2025", False),
        ("01.07.2024 – 31.05.2025", False),
        ("01.09.2024 – 30.04.2025", False),
        ("01.09.2024 – 30.09.2025", False),
        ("01.09.2024 – 31.12.2024", False),
        ("01.09.2024 – 31.05.2026", False),
        ("2024/25 учебный год", True),
    ],
)
def test_which_periods_are_academic_years(period: str, academic: bool) -> None:
    context = context_from_period(parse_term(period))
    assert context is not None and context.academic is academic


@pytest.mark.parametrize(
    "code", ["", "2025", "Y1989", "Y2100", "AY2024-2026", "AY2025-2024", "M2018-00", "M2018-13", "Y20255"]
)
def test_a_context_that_is_none(code: str) -> None:
    with pytest.raises(ValueError, match="не удалось разобрать период"):
        parse_context(code)


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("Y1990", "1990-01-01", "1990-12-31"),
        ("y2099 ", "2099-01-01", "2099-12-31"),
        ("AY2024-2025", "2024-09-01", "2025-05-31"),
        ("M2024-02", "2024-02-01", "2024-02-29"),
        ("M2025-12", "2025-12-01", "2025-12-31"),
    ],
)
def test_a_context_by_its_code(code: str, first: str, last: str) -> None:
    context = parse_context(code)
    assert (context.start.isoformat(), context.end.isoformat()) == (first, last)


def test_what_follows_and_what_stands_in_brackets() -> None:
    term = parse_term("до 01.03.2025, далее – постоянно")
    assert [clause.follows for clause in term.clauses] == [False, True]
    (only,) = parse_term("далее – постоянно").clauses
    assert only.kind.value == "continuous"
    bracketed = parse_term("01.03.2025 (далее; потом)")
    assert len(bracketed.clauses) == 1 and bracketed.clauses[0].start is not None
