"""The list of those who must answer: every encoding and separator of Excel, every fault by its line."""

from __future__ import annotations

import pytest

from macros.reports.addressees import MAX_LIST_BYTES, MAX_LISTED, Addressee, made_id, read_addressees


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_every_encoding_and_separator_of_excel(encoding: str, separator: str) -> None:
    rows = [("название", "ид", "сторона", "псевдонимы"), ("Первый округ", "first", "school", "I | Первый")]
    data = "\r\n".join(separator.join(row) for row in rows).encode(encoding)
    assert read_addressees(data).addressees == (Addressee("first", "Первый округ", "school", ("I", "Первый")),)


def test_a_name_on_each_line_is_enough() -> None:
    found = read_addressees("Город Пермь, край\n\n  \nГубаха\n".encode())
    assert [each.name for each in found.addressees] == ["Город Пермь, край", "Губаха"]
    assert [each.id for each in found.addressees] == [made_id("Город Пермь, край"), made_id("Губаха")]
    assert found.faults == ()


def test_empty_names_are_passed_over_and_an_apostrophe_of_a_spreadsheet_is_no_part() -> None:
    found = read_addressees("название;ид\n;пусто\n'Первый;a\n  ;b\n".encode())
    assert [(each.id, each.name) for each in found.addressees] == [("a", "Первый")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("название\nПервый\nВторой\nпервый\n", "Строка 4: «первый» уже есть в строке 2."),
        ("название;ид\nПервый;a/b\n", "Строка 2: имя «a/b» не годится или уже занято; дайте другое в столбце «ид»."),
        (
            "название;ид\nПервый;a\nВторой;a\n",
            "Строка 3: имя «a» не годится или уже занято; дайте другое в столбце «ид».",
        ),
        (f"название;ид\nПервый;{'a' * 65}\n", f"Строка 2: имя «{'a' * 65}» не годится"),
        ("название\n", "В списке нет ни одного названия."),
        ("", "В списке нет ни одного названия."),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, fault: str) -> None:
    assert any(each.startswith(fault) for each in read_addressees(text.encode()).faults)


def test_too_many_too_big_and_no_text_at_all() -> None:
    many = "название\n" + "\n".join(f"Округ {number}" for number in range(MAX_LISTED + 5))
    assert f"В списке больше {MAX_LISTED} строк." in read_addressees(many.encode()).faults
    exactly = "название\n" + "\n".join(f"Округ {number}" for number in range(MAX_LISTED))
    assert read_addressees(exactly.encode()).faults == ()
    assert read_addressees(b"x" * (MAX_LIST_BYTES + 1)).faults == (
        "Список слишком велик: больше 2 МБ. Оставьте в нём только названия.",
    )
    assert read_addressees(b"a\0b").faults == ("Список не читается как текст. Сохраните его в формате CSV.",)
    assert read_addressees(b"\x98\x98\x98").faults == ("Список не читается как текст. Сохраните его в формате CSV.",)
