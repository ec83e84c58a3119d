"""Answers at their edges: days and numbers, headings, whose report it is, which row is meant, who answers for whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from macros.importers.forms import CellKind
from macros.model.parties import Party, PartyRegistry
from macros.reports.addressees import Addressee
from macros.reports.columns import FILLED, ColumnKind, column_kind, form_columns, title_key
from macros.reports.consolidation import Consolidation, consolidate
from macros.reports.filled import FilledForm, FilledRow, Written
from macros.reports.matching import Fit, PlanIndex, match_row
from macros.reports.plan import plan_rows, words_key
from macros.reports.scope import scope_of
from macros.reports.values import read_day, read_number
from tests.support.filled_forms import DAY, sample
from tests.support.plan_samples import make_roadmap, plan_of

SAMPLE = sample()
PLAN = plan_rows(SAMPLE.roadmap)


def test_words_are_compared_by_letters_and_digits_alone() -> None:
    assert words_key("Отчёт: принят, № 5") == words_key("отчет принят –5!") == "отчетпринят5"


# --- values ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day", "doubt"),
    [
        ("", None, ""),
        (" . ", None, ""),
        ("19999", None, "это число, а нужен день"),
        ("20000", date(1954, 10, 3), "дата записана числом"),
        ("79999", date(2119, 1, 10), "дата записана числом"),
        ("80000", None, "это число, а нужен день"),
        ("45551,25", date(2024, 9, 16), "дата записана числом"),
        ("12/12/2024", date(2024, 12, 12), ""),
        ("12/13/2024", date(2024, 12, 13), ""),
        ("13/12/2024", date(2024, 12, 13), ""),
        ("1/2/2024", date(2024, 2, 1), "двояко"),
        ("5/12/2024", date(2024, 12, 5), "двояко"),
        ("12/5/2024", date(2024, 5, 12), "двояко"),
        ("12-11-2024", date(2024, 11, 12), ""),
        ("16 09 2024", date(2024, 9, 16), ""),
        ("16.09.00", date(2000, 9, 16), ""),
        ("16.09.99", date(2099, 9, 16), ""),
        ("30.02.24", None, "в феврале 2024 года 29 дней"),
        ("13/13/2024", None, "месяца 13 нет"),
        ("с 1 по 16 сентября 2024", date(2024, 9, 16), "указан период"),
        ("сентябрь 2024 года", date(2024, 9, 30), "указан период"),
        ("постоянно", None, "не похоже на день"),
        ("«16.09.2024 г.»", date(2024, 9, 16), ""),
    ],
)
def test_a_day_in_a_cell(text: str, day: date | None, doubt: str) -> None:
    found = read_day(text)
    assert found.day == day
    assert found.doubt.startswith(doubt) or doubt in found.doubt
    assert bool(found.doubt) is bool(doubt)


@pytest.mark.parametrize(
    ("text", "number", "doubt"),
    [
        ("", None, ""),
        ("48,5", "48.5", ""),
        ("48,5 %", "48.5", ""),
        ("1 200", "1200", ""),
        ("1\u00a0200.", "1200", ""),
        ("−3", "-3", ""),
        ("+3", "3", ""),
        ("48 человек", "48", "рядом с числом стоят слова"),
        ("около 48", "48", "рядом с числом стоят слова"),
        ("сорок", None, "здесь нет числа"),
        ("48 из 50", None, "здесь несколько чисел"),
    ],
)
def test_a_number_in_a_cell(text: str, number: str | None, doubt: str) -> None:
    found = read_number(text)
    assert found.number == (None if number is None else Decimal(number))
    assert found.doubt.startswith(doubt) and bool(found.doubt) is bool(doubt)


# --- headings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Муниципалитет или организация", ColumnKind.ADDRESSEE),
        ("Округ", ColumnKind.ADDRESSEE),
        ("№ п/п", ColumnKind.NUMBER),
        ("Пункт дорожной карты", ColumnKind.NUMBER),
        ("Статус", ColumnKind.STATUS),
        ("Отметка о выполнении", ColumnKind.STATUS),
        ("Дата выполнения", ColumnKind.DONE_ON),
        ("Дата исполнения", ColumnKind.DONE_ON),
        ("Фактический срок", ColumnKind.DONE_ON),
        ("Значение показателя", ColumnKind.VALUE),
        ("Факт", ColumnKind.VALUE),
        ("Показатель и цель", ColumnKind.INDICATOR),
        ("Срок и ответственные", ColumnKind.TERM),
        ("Дата реализации", ColumnKind.TERM),
        ("Планируемый результат", ColumnKind.EXPECTED),
        ("Что ожидается", ColumnKind.EXPECTED),
        ("Что сделано", ColumnKind.WORDS),
        ("Перечень действий", ColumnKind.TITLE),
        ("Мероприятие", ColumnKind.TITLE),
        ("Результат", ColumnKind.WORDS),
        ("Прочее", ColumnKind.WORDS),
    ],
)
def test_what_a_column_is_for(title: str, kind: ColumnKind) -> None:
    assert column_kind(title) is kind
    assert column_kind(f"  {title.upper()}: ") is kind
    assert title_key(title) == title_key(f"{title} *")


def test_the_plans_columns_stand_before_the_first_that_is_filled_in() -> None:
    kinds = [column.kind for column in form_columns(SAMPLE.form)]
    first = next(index for index, kind in enumerate(kinds) if kind in FILLED)
    assert kinds[first - 2 : first] == [ColumnKind.TERM, ColumnKind.EXPECTED]
    assert kinds[-4:] == [ColumnKind.STATUS, ColumnKind.DONE_ON, ColumnKind.INDICATOR, ColumnKind.VALUE]
    own = sample(столбцы=[{"название": "Мероприятие"}, {"название": "Статус"}, {"название": "Срок"}]).form
    assert [column.kind for column in form_columns(own)] == [
        ColumnKind.TITLE,
        ColumnKind.EXPECTED,
        ColumnKind.STATUS,
        ColumnKind.TERM,
        ColumnKind.DONE_ON,
        ColumnKind.INDICATOR,
        ColumnKind.VALUE,
    ]
    unfilled = sample(столбцы=[{"название": "Мероприятие"}]).form
    assert [column.kind for column in form_columns(unfilled)][:3] == [
        ColumnKind.TITLE,
        ColumnKind.TERM,
        ColumnKind.EXPECTED,
    ]


# --- rows ------------------------------------------------------------------------------------------------------------


def row(key: str = "", **cells: str) -> FilledRow:
    kinds = {ColumnKind[name.upper()]: Written(text, "Отчёт", 9, "A9", CellKind.TEXT) for name, text in cells.items()}
    return FilledRow("Отчёт", 9, key, kinds, ())


def test_which_row_of_the_plan_is_meant() -> None:
    index = PlanIndex(PLAN)
    whole = next(each for each in PLAN if each.main and each.expected)
    words = {"number": whole.measure.number, "title": whole.measure.title, "expected": whole.expected}
    assert match_row(row(whole.key, **words), index, same_version=True).fit is Fit.SAME
    assert match_row(row("", number="77", title="Такого нет"), index, same_version=True).fit is Fit.UNKNOWN
    assert match_row(row(""), index, same_version=True).fit is Fit.UNKNOWN
    added = match_row(row("", number=whole.measure.number, title=whole.measure.title), index, same_version=True)
    assert added.row is not None and added.row.measure.slug == whole.measure.slug
    other = next(each for each in PLAN if each.main and each.measure.slug != whole.measure.slug and each.expected)
    moved = match_row(row(other.key, **words), index, same_version=True)
    assert (moved.fit, moved.row) == (Fit.MOVED, whole)


# --- whose report it is ----------------------------------------------------------------------------------------------


def form(file: str = "a.xlsx", who: str = "", **fields: Any) -> FilledForm:
    plan = PLAN[0]
    cells = {
        ColumnKind.NUMBER: Written(plan.measure.number, "Отчёт", 9, "D9", CellKind.TEXT),
        ColumnKind.STATUS: Written("выполнено", "Отчёт", 9, "I9", CellKind.TEXT),
        **{kind: Written(text, "Отчёт", 9, "C9", CellKind.TEXT) for kind, text in fields.pop("cells", {}).items()},
    }
    usual: dict[str, Any] = {
        "marks": {"form": "plan-report", "roadmap": "plan"},
        "who": Written(who, "Отчёт", 5, "C5") if who else None,
        "day": Written("01.05.2025", "Отчёт", 6, "C6"),
        "rows": (FilledRow("Отчёт", 9, plan.key, cells, ()),),
        "loose": (),
    }
    return FilledForm(file=file, **{**usual, **fields})


def collected(*files: FilledForm, listed: tuple[Addressee, ...] = ()) -> Consolidation:
    return consolidate(SAMPLE.round(DAY, listed), files)


def names(found: Consolidation) -> list[str]:
    return [answer.addressee.name for answer in found.answers]


def remarks(found: Consolidation) -> str:
    return " | ".join(each.message for each in found.remarks)


def test_a_report_without_a_name_is_named_by_its_rows_then_by_its_file() -> None:
    assert names(collected(form(cells={ColumnKind.ADDRESSEE: "  Первый   округ "}))) == ["Первый округ"]
    found = collected(form("папка/Второй округ.xlsx"))
    assert names(found) == ["Второй округ"]
    assert "не указано, чей это отчёт; назван по имени файла" in remarks(found)
    assert names(collected(form(marks={"form": "plan-report", "addressee-name": "Третий округ"}))) == ["Третий округ"]


def test_one_on_the_list_who_answers_for_nothing_is_judged_by_what_the_form_asked() -> None:
    found = collected(form(who="Округ"), listed=(Addressee("okrug", "Округ", "nobody"),))
    assert names(found) == ["Округ"] and len(found.counted) == 1


def test_a_name_is_looked_up_in_the_list() -> None:
    first, second = Addressee("first", "Первый округ", "school"), Addressee("second", "Второй округ", "school")
    found = collected(form(who="первый  ОКРУГ"), listed=(first, second))
    assert [answer.addressee for answer in found.answers] == [first]
    assert found.silent == (second,)
    strange = collected(form(who="Совсем другой край"), listed=(first, second))
    assert "такого названия нет в списке; ответ учтён под ним" in remarks(strange)
    assert strange.silent == (first, second)
    lent = collected(
        form(who="Второй округ", marks={"form": "plan-report", "addressee": "first"}), listed=(first, second)
    )
    assert "форма выдана другому адресату – «Первый округ»; учтена по названию в ней" in remarks(lent)
    assert names(lent) == ["Второй округ"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (None, "не указан день отчёта"),
        ("когда-то", "день отчёта: не похоже на день"),
        ("31.02.2025", "день отчёта: в феврале 2025 года 28 дней"),
        ("45778", "день отчёта: дата записана числом"),
        (f"{DAY:%d.%m.%Y}", ""),
        ("02.06.2025", "день отчёта позже дня, на который сводят показатели"),
    ],
)
def test_the_day_of_a_report(day: str | None, said: str) -> None:
    found = collected(form(who="Первый", day=Written(day, "Отчёт", 6, "C6") if day is not None else None))
    assert said in remarks(found)
    assert ("день отчёта" in remarks(found)) is bool(said)


def test_the_later_then_the_fuller_file_counts() -> None:
    early = form("1.xlsx", "Первый")
    late = form("0.xlsx", "Первый", day=Written("02.05.2025", "Отчёт", 6, "C6"))
    found = collected(early, late)
    assert {answer.file: answer.counted for answer in found.answers} == {"1.xlsx": False, "0.xlsx": True}
    assert "повтор файла «0.xlsx»: ответы одинаковы" in remarks(found)
    twice = (*early.rows, replace(early.rows[0], row=10, key=PLAN[1].key))
    fuller = form("0.xlsx", "Первый", rows=twice)
    assert {a.file: a.counted for a in collected(early, fuller).answers} == {"1.xlsx": False, "0.xlsx": True}
    assert "второй файл того же адресата; в подсчёт вошёл «0.xlsx», слова сохранены из обоих" in remarks(
        collected(early, fuller)
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"marks": {"form": "сводный отчёт"}}, "это сводный отчёт, а не форма"),
        ({"is_form": False}, "в нём нет таблицы отчёта"),
        ({"marks": {"form": "other"}}, "это форма для другой карты"),
        ({"marks": {"form": "plan-report", "roadmap": "other"}}, "это форма для другой карты"),
        ({"rows": ()}, "форма прислана пустой; её адресат считается не ответившим"),
    ],
)
def test_what_is_no_answer(fields: dict[str, Any], said: str) -> None:
    found = collected(form(who="Первый", **fields))
    assert found.answers == ()
    assert said in remarks(found) + " | ".join(each.reason for each in found.refused)


# --- who answers for whom --------------------------------------------------------------------------------------------


def party(name: str, kind: str = "орган", **fields: list[str]) -> Party:
    tree: dict[str, Any] = {"ид": name, "название": name, "вид": kind, "уровень": "регион"}
    return Party.model_validate(tree | {key.replace("_", "-"): value for key, value in fields.items()})


REGION = PartyRegistry(
    (
        party("ministry"),
        party("district", отчитывается=["ministry"]),
        party("school", отчитывается=["district"]),
        party("director", "роль", действует_за=["school"]),
        party("deputy", "роль", действует_за=["director"]),
        party("families", "аудитория", отчитывается=["school"]),
        party("institute", отчитывается=["ministry"]),
    )
)


@pytest.mark.parametrize(
    ("who", "reporting", "ids"),
    [
        ("ministry", (), {"ministry", "district", "school", "institute"}),
        ("ministry", ("district",), {"ministry", "institute"}),
        ("ministry", ("school",), {"ministry", "district", "institute"}),
        ("district", (), {"district", "school"}),
        ("school", ("district", "school"), {"school"}),
        ("director", (), {"director", "school"}),
        ("deputy", (), {"deputy", "director", "school"}),
        ("institute", ("ministry", "district"), {"institute"}),
    ],
)
def test_for_whose_results_a_party_answers(who: str, reporting: tuple[str, ...], ids: set[str]) -> None:
    own, others = REGION.get(who), [each for name in reporting if (each := REGION.get(name))]
    assert own is not None and len(others) == len(reporting)
    assert scope_of(own, REGION, others) == ids


def test_parties_that_act_for_each_other_in_a_circle_are_asked_once() -> None:
    circle = PartyRegistry((party("a", действует_за=["b"]), party("b", действует_за=["a"], отчитывается=["a"])))
    first = circle.get("a")
    assert first is not None and scope_of(first, circle, ()) == {"a", "b"}


def test_each_indicator_of_a_result_has_a_row() -> None:
    result = {"текст": "Доля", "показатели": [{"цель": "50"}, {"цель": "60"}]}
    rows = plan_rows(make_roadmap(plan_of({"номер": "1", "название": "Сделать", "результаты": [result]})))
    assert [(row.key, row.main) for row in rows] == [("small/1/1", True), ("small/1/1/2", False)]
