"""The list of those who must answer: every encoding and separator of Excel, every fault by its line."""

from __future__ import annotations

import csv

import pytest

from macros.reports.addressees import (
    MAX_LIST_BYTES,
    MAX_LISTED,
    Addressee,
    Recognised,
    addressee_key,
    made_id,
    read_addressees,
    recognise,
)


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
    assert read_addressees(b"\n" * (MAX_LIST_BYTES - 6) + "Имя".encode()).faults == ()
    no_text = ("Список не читается как текст. Сохраните его в формате CSV.",)
    csv.field_size_limit(5_000_000)  # as the import of plans leaves it
    assert read_addressees(b"x" * MAX_LIST_BYTES).faults == no_text
    assert read_addressees(b"a\0b").faults == ("Список не читается как текст. Сохраните его в формате CSV.",)
    assert read_addressees(b"\x98\x98\x98").faults == ("Список не читается как текст. Сохраните его в формате CSV.",)


@pytest.mark.parametrize(
    "name", ["название", "Наименование", "Муниципалитет", "организация", "муниципальное образование", "округ", " Кто "]
)
@pytest.mark.parametrize("ident", ["ид", "ID", "файл", "код"])
@pytest.mark.parametrize(
    ("party", "other"),
    [
        ("сторона", "псевдонимы"),
        ("роль", "другие названия"),
        ("party", "ещё называют"),
        ("сторона", "еще называют"),
    ],
)
def test_every_heading_of_a_list(name: str, ident: str, party: str, other: str) -> None:
    text = f"{other};{party};{ident};{name}\nИначе, ,Ещё|;school;first;Первый\n"
    assert read_addressees(text.encode()).addressees == (Addressee("first", "Первый", "school", ("Иначе", "Ещё")),)


def test_a_name_may_have_a_comma_or_a_semicolon_of_its_own() -> None:
    quoted = read_addressees('"Название","ид"\n"Пермь, край",perm\n'.encode())
    assert quoted.addressees == (Addressee("perm", "Пермь, край"),)
    bare = read_addressees("название\nПервый; он же 1-й, новый\n".encode())
    assert [each.name for each in bare.addressees] == ["Первый; он же 1-й, новый"]


def test_without_a_heading_of_names_only_the_first_column_is_read() -> None:
    found = read_addressees("Первый;ид;роль;псевдонимы\nВторой;x;school;z\n".encode())
    assert found.addressees == (Addressee("pervyi", "Первый"), Addressee("vtoroi", "Второй"))


def test_a_short_row_has_no_more_cells() -> None:
    found = read_addressees("название;ид;сторона\nПервый;first\nВторой\n".encode())
    assert found.addressees == (Addressee("first", "Первый"), Addressee("vtoroi", "Второй"))


def test_lines_are_counted_from_the_first_with_or_without_a_heading() -> None:
    assert read_addressees("Первый\nпервый\n".encode()).faults == ("Строка 2: «первый» уже есть в строке 1.",)


def test_a_name_for_a_file_is_short_and_ends_with_a_letter() -> None:
    assert made_id("Пермский городской округ") == "permskii-gorodskoi-okrug"
    assert made_id("а" * 59 + " б") == "a" * 59
    assert made_id("а" * 61) == "a" * 60


SAME_NAMES = [
    ("г. Лысьва", "Лысьва", "город Лысьва", "Лысьва Пермского края"),
    ("Ильинский ГО", "Ильинский городской округ", "ильинский  городской округ."),
    ("Очёрский МО", "Очерский муниципальный округ", "Муниципальное образование Очерский", "«Очёрский» МО"),
    ("Ординский муниципальный район", "Ординский МР"),
    ("Ординский р-н", "Ординский район"),
    ("ЗАТО Звёздный", "Звёздный", "Администрация Звёздный", "Управление образования Звёздный"),
    ("Находка", "Находка, Приморский край", "Находка (Приморского края)"),
]


@pytest.mark.parametrize("names", SAME_NAMES, ids=[names[0] for names in SAME_NAMES])
def test_one_municipality_in_every_dress(names: tuple[str, ...]) -> None:
    assert len({" ".join(sorted(addressee_key(name).split())) for name in names}) == 1
    assert addressee_key(names[0]) == addressee_key(names[1])


def test_different_municipalities_stay_different() -> None:
    assert len({addressee_key(names[0]) for names in SAME_NAMES}) == len(SAME_NAMES)
    assert addressee_key("Пермский район") != addressee_key("Пермский округ")
    assert addressee_key("!") == addressee_key(" ! ") == "!"


def test_who_is_meant() -> None:
    listed = (Addressee("a", "Берёзовский округ", other_names=("Берёзовка",)), Addressee("b", "Чайковский округ"))
    assert recognise("березовка", listed) == Recognised(listed[0])
    assert recognise("Березовский окрук", listed) == Recognised(listed[0], guessed=True)
    assert recognise("Чужой", listed) == Recognised(None)
    twins = (Addressee("c", "Первый округ"), Addressee("d", "Первый окруж"))
    assert recognise("Первый окрут", twins) == Recognised(None)
