"""Filled forms come back: moved, added to, cut, retyped, saved again – and nothing is lost or counted twice."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from macros.adapters.reporting.words import collected_words
from macros.exports.consolidated_files import export_consolidation
from macros.reports.addressees import Addressee
from macros.reports.aggregate import monitoring_of, monitoring_yaml
from macros.reports.consolidation import Consolidation, consolidate
from macros.reports.figures import Progress, count
from macros.reports.filled import FilledForm
from macros.reports.remarks import RemarkKind
from macros.reports.statuses import ReportStatus
from tests.support.filled_forms import (
    DAY,
    Filling,
    fill,
    forget_marks,
    head_row,
    read_bytes,
    report_sheet,
    rows_by_key,
    sample,
)
from tests.support.plan_samples import PLAN, plan_of

SAMPLE = sample()
DONE = {"Статус": "выполнено", "Дата выполнения": date(2025, 2, 20), "Что сделано": "Приказ № 5"}
ANSWER = {
    "plan/1-1/1": DONE,
    "plan/1-1/2": DONE,
    "plan/1-2/0": {"Статус": "выполняется", "Что сделано": "Списки ведутся"},
    "plan/2-1/1": {"Статус": "не начато"},
    "plan/2-1/2": {"Статус": "выполняется", "Значение показателя": 45},
    "plan/2-2/0": {"Статус": "не начато", "Что сделано": "Ждём зал"},
}


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., FilledForm]:
    """Fill in a form and read it back."""

    def reading(filling: Filling, file: str = "ответ.xlsx", **blank: str) -> FilledForm:
        return read_bytes(SAMPLE, fill(SAMPLE.blank(**blank), filling), tmp_path, file)

    return reading


def states(consolidation: Consolidation) -> dict[str, ReportStatus | None]:
    (answer,) = consolidation.counted
    return {key: state.status for key, state in answer.states.items()}


def messages(consolidation: Consolidation, kind: RemarkKind | None = None) -> list[str]:
    return [f"{r.cell}: {r.message}" for r in consolidation.remarks if kind in (None, r.kind)]


PLAIN = {
    "plan/1-1/1": ReportStatus.DONE,
    "plan/1-1/2": ReportStatus.DONE,
    "plan/1-2/0": ReportStatus.RUNNING,
    "plan/2-1/1": ReportStatus.NOT_STARTED,
    "plan/2-1/2": ReportStatus.RUNNING,
    "plan/2-2/0": ReportStatus.NOT_STARTED,
}


def test_a_form_filled_in_as_asked_gives_figures_and_no_remark(read: Callable[..., FilledForm]) -> None:
    found = consolidate(SAMPLE.round(), [read(Filling(ANSWER, who="Первый округ"))])
    assert states(found) == PLAIN
    assert messages(found) == []
    (who,) = count(found).addressees
    assert who.addressee.name == "Первый округ"
    assert [who.tally.of(each) for each in Progress] == [1, 2, 1, 0, 0]
    assert who.tally.late == 1  # 2.2 was due on 15.01.2025


def _moved(book: Workbook) -> None:
    """The rows in reverse order, as sorting by hand leaves them."""
    sheet = report_sheet(book)
    first, last = head_row(sheet) + 1, max(rows_by_key(sheet).values())
    rows = [[sheet.cell(row, column).value for column in range(1, 14)] for row in range(first, last + 1)]
    for row, values in enumerate(reversed(rows), first):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value


def _empty_rows_and_columns(book: Workbook) -> None:
    sheet = report_sheet(book)
    sheet.insert_rows(head_row(sheet) + 2, 3)
    sheet.insert_rows(1, 2)
    sheet.insert_cols(5)


def _keys_lost(book: Workbook) -> None:
    sheet = report_sheet(book)
    for row in rows_by_key(sheet).values():
        sheet.cell(row, 1).value = None


def _renamed_sheet(book: Workbook) -> None:
    report_sheet(book).title = "Лист1"


@pytest.mark.parametrize("change", [_moved, _empty_rows_and_columns, _keys_lost, _renamed_sheet, forget_marks])
def test_what_people_do_to_a_table_changes_nothing(
    read: Callable[..., FilledForm], change: Callable[[Workbook], None]
) -> None:
    found = consolidate(SAMPLE.round(), [read(Filling(ANSWER, who="Первый округ", after=change))])
    assert states(found) == PLAIN


def test_a_deleted_row_is_told(read: Callable[..., FilledForm]) -> None:
    def delete(book: Workbook) -> None:
        sheet = report_sheet(book)
        sheet.delete_rows(rows_by_key(sheet)["plan/1-2/0"])

    found = consolidate(SAMPLE.round(), [read(Filling(ANSWER, who="Первый округ", after=delete))])
    assert states(found)["plan/1-2/0"] is None
    assert any("строки нет в ответе: пункт 1.2" in each for each in messages(found, RemarkKind.EMPTY))


def test_an_added_row_keeps_its_words_and_counts_no_result_twice(read: Callable[..., FilledForm]) -> None:
    def add(book: Workbook) -> None:
        sheet = report_sheet(book)
        row = max(rows_by_key(sheet).values()) + 1
        sheet.cell(row, 4).value = "1.1"
        sheet.cell(row, 7).value = "Ещё один приказ"
        sheet.cell(row + 1, 4).value = "9.9"
        sheet.cell(row + 1, 7).value = "Сделано сверх карты"

    found = consolidate(SAMPLE.round(), [read(Filling(ANSWER, who="Первый округ", after=add))])
    assert states(found) == PLAIN
    assert {"Ещё один приказ", "Сделано сверх карты"} <= words_of(found)
    assert any("такого пункта в карте нет" in each for each in messages(found, RemarkKind.LOOK))


def test_words_typed_for_another_row_go_where_the_person_looked(read: Callable[..., FilledForm]) -> None:
    def swap(book: Workbook) -> None:
        sheet = report_sheet(book)
        one, other = rows_by_key(sheet)["plan/1-2/0"], rows_by_key(sheet)["plan/2-2/0"]
        sheet.cell(one, 1).value, sheet.cell(other, 1).value = "plan/2-2/0", "plan/1-2/0"

    found = consolidate(SAMPLE.round(), [read(Filling(ANSWER, who="Первый округ", after=swap))])
    assert states(found) == PLAIN
    assert len([each for each in messages(found) if "скрытый ключ" in each]) == 2


def test_a_form_of_an_older_plan_is_read_into_today_s(tmp_path: Path) -> None:
    old = plan_of(
        {"номер": "1", "название": "Назначить", "результаты": ["Приказ издан", "Люди обучены"]},
        {"номер": "2", "название": "Отменено потом"},
    )
    new = plan_of(
        {"номер": "1", "название": "Назначить ответственных", "результаты": ["Люди обучены", "Приказ издан"]},
        {"номер": "3", "название": "Новое"},
    )
    before, today = sample(old), sample(new)
    rows = {"small/1/1": {**DONE, "Результат": "первый"}, "small/1/2": {"Статус": "не начато"}, "small/2/0": DONE}
    form = read_bytes(today, fill(before.blank(), Filling(rows, who="Округ")), tmp_path)
    found = consolidate(today.round(), [form])
    told = messages(found)
    assert any("прежней редакции" in each for each in told)
    assert any("пункт карты изменился" in each for each in told)
    assert any("такого пункта в карте нет" in each for each in told)
    assert states(found) == {"small/1/1": ReportStatus.NOT_STARTED, "small/1/2": ReportStatus.DONE}
    assert "первый" in words_of(found)


def test_a_table_made_by_hand_in_the_annex_s_shape_is_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(
        [
            "Муниципалитет",
            "Наименование мероприятия",
            "Пункт Дорожной карты",
            "Организованные мероприятия",
            "Результат",
            "Статус",
        ]
    )
    sheet.append(["1", "2", "3", "4", "5", "6"])
    sheet.append(["Второй округ", "Назначить координаторов", "1.1", "Приказ", "Есть", "исполнено"])
    sheet.append(["Второй округ", "Собрать родителей", 2.2, "Собрали", "Есть", "Выполнено"])
    buffer = io.BytesIO()
    book.save(buffer)
    found = consolidate(SAMPLE.round(), [read_bytes(SAMPLE, buffer.getvalue(), tmp_path)])
    (answer,) = found.counted
    assert answer.addressee.name == "Второй округ"
    assert {key for key, state in answer.states.items() if state.status is ReportStatus.DONE} == {
        "plan/1-1/1",
        "plan/1-1/2",
        "plan/2-2/0",
    }


@pytest.mark.parametrize(
    ("key", "cells", "kind", "cell", "words"),
    [
        ("plan/1-2/0", {"Статус": "абракадабра"}, RemarkKind.WRONG, "I", "статус не понят"),
        ("plan/1-2/0", {"Статус": None}, RemarkKind.EMPTY, "I", "строка не заполнена"),
        ("plan/1-2/0", {"Статус": None, "Что сделано": "х"}, RemarkKind.EMPTY, "I", "статус не выбран"),
        ("plan/1-2/0", {**DONE, "Дата выполнения": "31.02.2025"}, RemarkKind.WRONG, "J", "28 дней"),
        ("plan/1-2/0", {**DONE, "Дата выполнения": date(2026, 1, 1)}, RemarkKind.IMPOSSIBLE, "J", "позже дня отчёта"),
        ("plan/1-2/0", {**DONE, "Дата выполнения": date(2019, 1, 1)}, RemarkKind.IMPOSSIBLE, "J", "раньше начала"),
        ("plan/1-2/0", {**DONE, "Статус": "не начато"}, RemarkKind.IMPOSSIBLE, "J", "день выполнения есть"),
        ("plan/1-2/0", {**DONE, "Дата выполнения": None}, RemarkKind.EMPTY, "J", "день не указан"),
        ("plan/1-2/0", {"Статус": "не требуется"}, RemarkKind.EMPTY, "I", "почему не требуется"),
        ("plan/2-2/0", DONE, RemarkKind.LOOK, "J", "позже срока (15.01.2025)"),
        ("plan/2-1/2", {"Статус": "выполняется"}, RemarkKind.EMPTY, "L", "значение показателя не указано"),
        ("plan/2-1/2", {"Значение показателя": "0,52"}, RemarkKind.LOOK, "L", "доля или проценты"),
        ("plan/2-1/2", {"Значение показателя": 145}, RemarkKind.IMPOSSIBLE, "L", "больше 100"),
        ("plan/2-1/2", {"Значение показателя": "-5"}, RemarkKind.IMPOSSIBLE, "L", "меньше нуля"),
        ("plan/2-1/2", {"Значение показателя": "много"}, RemarkKind.WRONG, "L", "нет числа"),
        ("plan/1-1/1", {**DONE, "Статус": "сделано 20.02"}, RemarkKind.LOOK, "I", "прочитан как «выполнено»"),
        ("plan/1-1/1", {**DONE, "Результат": "тел. 12-34-56"}, RemarkKind.PERSONAL, "H", "личные данные: телефон"),
    ],
)
def test_a_remark_has_its_cell(  # noqa: PLR0917 - a row of the table above
    read: Callable[..., FilledForm], key: str, cells: dict[str, object], kind: RemarkKind, cell: str, words: str
) -> None:
    found = consolidate(SAMPLE.round(), [read(Filling({**ANSWER, key: cells}, who="Первый округ"))])
    hits = [r for r in found.remarks if words in r.message]
    assert [(r.kind, r.cell[0], r.sheet, r.file) for r in hits] == [(kind, cell, "Отчёт", "ответ.xlsx")]


def test_impossible_values_are_not_counted(read: Callable[..., FilledForm]) -> None:
    rows = {**ANSWER, "plan/2-1/2": {"Статус": "выполняется", "Значение показателя": 145}}
    (indicator,) = count(consolidate(SAMPLE.round(), [read(Filling(rows, who="Округ"))])).indicators
    assert indicator.values == ()


def test_two_files_of_one_municipality(read: Callable[..., FilledForm]) -> None:
    early = read(
        Filling({**ANSWER, "plan/1-2/0": {**DONE, "Результат": "старое"}}, who="Первый округ", day=date(2025, 4, 1)),
        "а.xlsx",
    )
    late = read(Filling(ANSWER, who="ПЕРВЫЙ  ОКРУГ", day=date(2025, 5, 1)), "б.xlsx")
    found = consolidate(SAMPLE.round(), [late, early])
    assert [answer.file for answer in found.counted] == ["б.xlsx"]
    assert states(found) == PLAIN
    assert "старое" in words_of(found)
    assert any("второй файл того же адресата" in each for each in messages(found, RemarkKind.FILE))
    same = consolidate(
        SAMPLE.round(), [late, read(Filling(ANSWER, who="Первый округ", day=date(2025, 5, 1)), "в.xlsx")]
    )
    assert len(same.counted) == 1
    assert any("одинаковы" in each for each in messages(same, RemarkKind.FILE))


LIST = (
    Addressee("one", "Первый городской округ", "school"),
    Addressee("two", "Второй муниципальный округ", "school"),
    Addressee("three", "Третий округ", "school"),
)


def test_who_has_not_answered_and_whose_name_is_spelt_anew(read: Callable[..., FilledForm]) -> None:
    files = [
        read(Filling(ANSWER, who="Первый ГО"), "1.xlsx"),
        read(Filling(ANSWER, who="Втрой муниципальный округ"), "2.xlsx"),
        read(Filling(ANSWER, who="Чужой край"), "3.xlsx"),
    ]
    found = consolidate(SAMPLE.round(listed=LIST), files)
    assert [each.id for each in found.silent] == ["three"]
    assert any("записано иначе" in each for each in messages(found))
    assert any("нет в списке" in each for each in messages(found))
    silent = next(each for each in count(found).addressees if each.addressee.id == "three")
    assert not silent.answered


def test_a_form_made_for_one_and_sent_by_another(read: Callable[..., FilledForm]) -> None:
    form = read(
        Filling(ANSWER, who="Второй муниципальный округ"), name="Первый городской округ", party="", addressee_id="one"
    )
    found = consolidate(SAMPLE.round(listed=LIST), [form])
    assert found.counted[0].addressee.id == "two"
    assert any("выдана другому" in each for each in messages(found))


def test_blank_and_foreign_forms_and_our_own_report_are_no_answers(
    read: Callable[..., FilledForm], tmp_path: Path
) -> None:
    blank = read(Filling({}, day=None), "пусто.xlsx")
    other = sample(PLAN, ид="other-report")
    foreign = read_bytes(SAMPLE, fill(other.blank(), Filling(ANSWER, who="Округ")), tmp_path, "чужая.xlsx")
    right = read(Filling(ANSWER, who="Округ"))
    own = read_bytes(SAMPLE, export_consolidation(consolidate(SAMPLE.round(), [right])), tmp_path, "свод.xlsx")
    found = consolidate(SAMPLE.round(), [blank, foreign, own, right])
    assert [answer.file for answer in found.answers] == ["ответ.xlsx"]
    assert {each.file for each in found.refused} == {"чужая.xlsx", "свод.xlsx"}
    assert any("прислана пустой" in each for each in messages(found, RemarkKind.FILE))


def words_of(consolidation: Consolidation) -> set[str]:
    """Every text of the consolidated workbook."""
    book = load_workbook(io.BytesIO(export_consolidation(consolidation)))
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return {
        line for cell in cells if cell.value is not None for line in (str(cell.value), *str(cell.value).split("\n"))
    }


EVIL = ("=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "＝1")


def test_every_word_is_kept_and_no_cell_runs(read: Callable[..., FilledForm]) -> None:
    def more(book: Workbook) -> None:
        sheet = report_sheet(book)
        row = max(rows_by_key(sheet).values())
        sheet.cell(row + 2, 9).value = "под таблицей"
        sheet.cell(2, 14).value = "над таблицей"
        sheet.cell(row, 20).value = "справа от таблицы"
        book.create_sheet("Свой лист")["C3"] = "на своём листе"

    keys = list(ANSWER)
    rows = {key: {**ANSWER[key], "Результат": f"слово {n}", "Что сделано": EVIL[n]} for n, key in enumerate(keys)}
    found = consolidate(SAMPLE.round(), [read(Filling(rows, who="Первый округ", after=more))])
    kept = words_of(found)
    assert {"под таблицей", "над таблицей", "справа от таблицы", "на своём листе"} <= kept
    assert {f"слово {n}" for n in range(len(keys))} <= kept
    for evil in EVIL:
        assert any(evil in text for text in kept), evil
    book = load_workbook(io.BytesIO(export_consolidation(found)))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not str(cell.value or "").startswith(("=", "+", "@", "\t", "＝"))


def test_figures_for_the_site_hold_no_word_of_a_person(read: Callable[..., FilledForm]) -> None:
    person = "Проверкина Проба Пробовна, тел. +7 (000) 1111111, proba@example.ru"
    rows = {key: {**cells, "Что сделано": person, "Результат": person} for key, cells in ANSWER.items()}
    found = consolidate(SAMPLE.round(), [read(Filling(rows, who=person))])
    published = monitoring_yaml(found, "plan").decode()
    for piece in ("Провер", "Проба", "1111111", "proba", "Приказ"):
        assert piece not in published
    assert "Без названия 1" in published
    assert all(person not in remark.message for remark in found.remarks)
    assert monitoring_of(found, "plan").answered == 1


def test_the_day_of_the_figures_decides_what_is_late(read: Callable[..., FilledForm]) -> None:
    form = read(Filling(ANSWER, who="Округ", day=date(2025, 1, 10)))
    assert count(consolidate(SAMPLE.round(date(2025, 1, 15)), [form])).total.late == 0
    assert count(consolidate(SAMPLE.round(date(2025, 1, 16)), [form])).total.late == 1
    assert count(consolidate(SAMPLE.round(DAY), [form])).total.late == 1


def test_half_shown_in_per_cent_is_fifty(read: Callable[..., FilledForm]) -> None:
    """Excel keeps «50 %» as 0.5 in a cell of that format."""

    def per_cent(book: Workbook) -> None:
        sheet = report_sheet(book)
        column = next(cell.column for cell in sheet[head_row(sheet)] if cell.value == "Значение показателя")
        cell = sheet.cell(rows_by_key(sheet)["plan/2-1/2"], column)
        cell.value, cell.number_format = 0.5, "0%"

    form = read(Filling(rows=ANSWER, who="Округ", after=per_cent))
    consolidation = consolidate(SAMPLE.round(), [form])
    assert [value.value for each in count(consolidation).indicators for value in each.values] == [50]
    assert not [each for each in consolidation.remarks if "доля" in each.message]


def test_a_second_report_in_a_book_is_told_once(read: Callable[..., FilledForm]) -> None:
    def copied(book: Workbook) -> None:
        sheet = book.copy_worksheet(report_sheet(book))
        sheet.title = "Второй округ"
        row = rows_by_key(sheet)["plan/1-1/1"]
        sheet.cell(row, 8).value = "Совсем другой приказ"

    consolidation = consolidate(SAMPLE.round(), [read(Filling(rows=ANSWER, who="Округ", after=copied))])
    (remark,) = (each for each in consolidation.remarks if each.sheet == "Второй округ")
    assert remark.kind is RemarkKind.WRONG
    assert remark.message.startswith("на этом листе ещё один отчёт, он не учтён")
    assert any(each.text == "Совсем другой приказ" for answer in consolidation.answers for each in answer.form.loose)
    said = collected_words(consolidation, (), Path("свод.xlsx"), None)
    assert "  ответ.xlsx, Второй округ: на этом листе ещё один отчёт" in said


def test_a_report_of_one_whom_the_list_does_not_name_is_not_of_the_list(read: Callable[..., FilledForm]) -> None:
    listed = (Addressee("verhnij", "Верхний район"),)
    files = [read(Filling(rows=ANSWER, who=who), f"{who}.xlsx") for who in ("Верхний район", "Нижний округ")]
    consolidation = consolidate(SAMPLE.round(listed=listed), files)
    monitoring = monitoring_of(consolidation, "plan-june")
    assert (monitoring.expected, monitoring.answered, monitoring.unlisted) == (1, 2, 1)
    said = collected_words(consolidation, (), Path("свод.xlsx"), None)
    assert "Отчётов: 1 из 1.\nЕщё от тех, кого в списке нет: 1" in said
    sheet = load_workbook(io.BytesIO(export_consolidation(consolidation)))["Сводка"]
    rows = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert (rows["Отчётов получено"], rows["Из них не по списку"], rows["Отчётов ждали"]) == (2, 1, 1)
