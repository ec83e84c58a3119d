"""Cells at the edges of the grammar: what nobody can mean is refused, what can be meant is read, nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest

from macros.terms import (
    TermKind,
    context_from_period,
    describe_term,
    explain_unknown,
    load_work_calendar,
    parse_context,
    parse_term,
    resolve_term,
    write_term,
)
from macros.terms.folding import fold
from macros.terms.parsing import LONGEST_CELL

PLAN = parse_context("Y2025")


@pytest.mark.parametrize(
    "text",
    [
        "4-2",
        "3.1899",
        "2023/24 и 2024/5 уч. гг.",
        "2-6 кварталы",
        "4-2 кварталы",
        "I-IV полугодие",
        "зима 2025-2025",
        "каждые 0 недели",
        "18 среду",
        "до 0",
        "до 0 числа последнего месяца квартала",
        "до 60 января года, следующего за отчетным",
        "31 и 14 сентября",
        "10 и 31 июня",
        "2024–4 гг.",
        "сентябрь, до 32 числа",
        "сентябрь, до 31 числа",
        "с 10 по 2",
        "29 декада мая",
        "4 декада октября",
        "до 32 числа",
        "5 квартал 2025 года",
        "0 квартал",
        "1 раз в 0 дней",
        "367 раз в год",
    ],
)
def test_what_nobody_can_mean_stays_text(text: str) -> None:
    term = parse_term(text, PLAN)
    assert TermKind.UNKNOWN in {clause.kind for clause in term.clauses}
    assert all(clause.start is clause.end is None for clause in term.clauses if clause.kind is TermKind.UNKNOWN)
    assert explain_unknown(text)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("4 р. в месяц", [("recurring", None, None, "FREQ=WEEKLY")]),
        ("2 раза в месяц", [("recurring", None, None, "FREQ=WEEKLY;INTERVAL=2")]),
        ("1 раз в 31 день", [("recurring", None, None, "FREQ=DAILY;INTERVAL=31")]),
        ("каждый первый вторник", [("recurring", None, None, "FREQ=MONTHLY;BYDAY=1TU")]),
        ("каждый второй вторник", [("recurring", None, None, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")]),
        ("каждую последнюю пятницу", [("recurring", None, None, "FREQ=MONTHLY;BYDAY=-1FR")]),
        ("в последний день каждого месяца", [("recurring", None, None, "FREQ=MONTHLY;BYMONTHDAY=-1")]),
        ("по выходным", [("recurring", None, None, "FREQ=WEEKLY;BYDAY=SA,SU")]),
        ("по рабочим дням", [("recurring", None, None, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")]),
        ("10, 17–18 и 24 октября 2024 г.", None),
        ("«2024» марта", [("month", "2024-03-01", "2024-03-31", None)]),
        ("2025 г. до 1 июня", [("deadline", None, "2025-06-01", None)]),
        ("до 1 июня 2025 г.", [("deadline", None, "2025-06-01", None)]),
        ("бессрочно и апрель 2025", [("continuous", None, None, None), ("month", "2025-04-01", "2025-04-30", None)]),
        (
            "осень, пт",
            [("month-range", "2025-09-01", "2025-11-30", None), ("recurring", None, None, "FREQ=WEEKLY;BYDAY=FR")],
        ),
        (
            "пн., ежемесячно",
            [("recurring", None, None, "FREQ=WEEKLY;BYDAY=MO"), ("recurring", None, None, "FREQ=MONTHLY")],
        ),
        ("с 1 сентября 2024 г., до 31 мая 2025 г.", [("range", "2024-09-01", "2025-05-31", None)]),
        ("зима 2024-25", None),
    ],
)
def test_what_can_be_meant_is_read(text: str, clauses: list[tuple[str | None, ...]] | None) -> None:
    term = parse_term(text, PLAN)
    found = [
        (c.kind.value, c.start and c.start.isoformat(), c.end and c.end.isoformat(), c.recurrence) for c in term.clauses
    ]
    if clauses is not None:
        assert found == clauses
    assert TermKind.UNKNOWN not in {clause.kind for clause in term.clauses}
    assert describe_term(term) and write_term(term)


def test_two_ends_that_do_not_fit_are_no_range() -> None:
    term = parse_term("с 2026 г., до 17.02.2024")
    assert [clause.kind.value for clause in term.clauses] == ["continuous", "deadline"]
    assert [clause.kind.value for clause in parse_term("июля, с 2024 г.").clauses] == ["month", "continuous"]


def test_a_cell_longer_than_any_is_not_read_at_all() -> None:
    text = "до 1 марта 2025; " * (LONGEST_CELL // 16)
    (clause,) = parse_term(text).clauses
    assert (clause.kind, clause.text) == (TermKind.UNKNOWN, text)


@pytest.mark.parametrize(
    ("period", "known"),
    [
        ("2025 год", True),
        ("01.09.2024 – 31.05.2025", True),
        ("2024/25 учебный год", True),
        ("сентябрь 2025", True),
        ("до 01.03.2025", False),
        ("с 01.03.2025", False),
        ("постоянно", False),
        ("еженедельно с 01.01.2025 по 31.12.2025", False),
        ("май 2025, июль 2025", False),
        ("когда-нибудь", False),
    ],
)
def test_only_a_period_with_both_ends_gives_a_context(period: str, known: bool) -> None:
    assert (context_from_period(parse_term(period)) is not None) is known


def test_letters_of_other_alphabets_and_parted_letters_fold_to_one_sign_each() -> None:
    assert fold("Май").text == "май" == fold("маи\u0306").text
    folded = fold("İюнь ᾮ")  # small, the first of them is two signs, which would move every place behind it
    assert len(folded.text) == len("İюнь ᾮ")
    assert parse_term("до 1 маи\u0306я") == parse_term("до 1 маи\u0306я")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("за 10 дней до начала смены", date(2025, 6, 1)),
        ("через 3 дня после начала смены", date(2025, 6, 14)),
        ("до начала смены", date(2025, 6, 10)),
        ("к началу смены", date(2025, 6, 11)),
    ],
)
def test_days_around_an_event(text: str, day: date) -> None:
    term = resolve_term(parse_term(text), load_work_calendar(), {"начало смены": date(2025, 6, 11)})
    assert day in {clause.end for clause in term.clauses} | {clause.start for clause in term.clauses}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"до 40.{month:02}.2025", f"В {word} ")
        for month, word in enumerate(
            (
                "январе",
                "феврале",
                "марте",
                "апреле",
                "мае",
                "июне",
                "июле",
                "августе",
                "сентябре",
                "октябре",
                "ноябре",
                "декабре",
            ),
            1,
        )
    ],
)
def test_a_day_too_many_is_named_with_its_month(text: str, reason: str) -> None:
    assert reason in explain_unknown(text)


@pytest.mark.parametrize(
    ("number", "days"), [(2, "2 дня"), (5, "5 дней"), (11, "11 дней"), (31, "31 день"), (22, "22 дня"), (25, "25 дней")]
)
def test_days_are_counted_in_russian(number: int, days: str) -> None:
    assert describe_term(parse_term(f"1 раз в {number} дней")) == f"1 раз в {days}"


# Few people write so; each is read as far as it can be, and nothing is guessed beside it.
ODD = [
    ("не мая 2025 года", "Y2025", "срок не распознан", None),
    ("1 раз в четверть (октябрь, декабрь, 2025", "Y2025", "1 раз в четверть", None),
    ("при наличии – постоянно и каникулы", "Y2025", "постоянно (при наличии); каникулы", None),
    ("сен ежеурочно -окт 25 г.", "", "сен ежеурочно; октябрь 2025 года", None),
    ("летнего « 2025» фев  – июнь", "AY2024-2025", "февраль – июнь 2025 года", "2025-06-30"),
    ("в случае , по запросу 20__ ", "Y2025", "по запросу", None),
    ("зима 2024", "Y2025", "зима 2024", None),
    ("постоянно, с 01.09.2024 до 10 числа", "M2018-09", "постоянно, начиная с 1 сентября 2024 года", None),
    ("1 и 3 понедельник октябрю", "AY2024-2025", "октября 2024 года", "2024-10-21"),
    ("не позднее 1 декабря и первой пятницы октября", "AY2024-2025", "до 1 декабря 2024 года включительно", None),
    ("с 3 недели", "Y2025", "с 3 недели", None),
    ("Май, 2024 год – 2027 год", "Y2025", "май 2024 года; 2027 год", None),
    ("3–5 понедельника марта 2025 г.", "Y2025", "срок не распознан", None),
    ("с 5 по пятницу марта 2025 г.", "Y2025", "", None),
    ("с 3 по второй вторник марта 2025 г.", "Y2025", "срок не распознан", None),
]


@pytest.mark.parametrize(("text", "context", "said", "end"), ODD)
def test_odd_cells_are_read_as_far_as_they_go(text: str, context: str, said: str, end: str | None) -> None:
    term = parse_term(text, parse_context(context) if context else None)
    assert said in describe_term(term)
    assert (term.end.isoformat() if term.end else None) == end
