"""Faults of records, word by word: code, place, what is said, the hint and the sample; and what is left of the file."""

from __future__ import annotations

import pytest

from macros.diagnostics import Diagnostic
from macros.loading import load_materials, load_page, load_roadmap
from macros.loading.materials import is_material
from macros.loading.words import suggest
from macros.project import SiteSettings, load_project
from macros.sources.files import SourceFiles
from tests.support.plan_samples import SMALL_ROADMAP

TEXT = ("запишите значение одной строкой; текст с двоеточием возьмите в кавычки", "название: Назначить координаторов")
TERM = ("запишите срок одной строкой, словами документа", "срок: до 1 сентября")
LIST = (
    "каждый пункт начните с новой строки, отступа и дефиса с пробелом",
    "системы:\n  - ФГИС «Моя школа»\n  - Сферум",
)
RECORD = (
    "запишите поля с новых строк с отступом: имя, двоеточие, пробел, значение",
    '- номер: "1"\n  название: Назначить координаторов',
)
PAIRS = ("запишите их с новых строк с отступом", 'сноски:\n  "*": Даты уточняются приказом.')
LETTERS = "только строчные латинские буквы, цифры и дефисы между ними: имя становится частью адреса"
LEVELS = "федерация, регион, муниципалитет, организация"
COLON = "двоеточие с пробелом внутри текста без кавычек"

# What stood there, what stands there now; code, line, columns, message, hint and sample (None: not looked at).
Said = tuple[str, tuple[int, int, int], str, str | None, str | None]
FAULTS: list[tuple[str, str, list[Said]]] = [
    ("ид: sample", "ид: [a]", [("wrong-type", (1, 5, 6), "в поле «ид» ожидается текст, а стоит список", *TEXT)]),
    (
        "ид: sample",
        f"ид: {'a' * 65}",
        [
            (
                "wrong-slug",
                (1, 5, 70),
                f"«{'a' * 59}…» не годится для постоянного имени",
                "не больше 64 знаков: имя становится частью адреса",
                None,
            )
        ],
    ),
    ("ид: sample", f"ид: {'a' * 64}", []),
    (
        "ид: sample",
        f"ид: {'Ы' * 60}",
        [("wrong-slug", (1, 5, 65), f"«{'Ы' * 60}» не годится для постоянного имени", LETTERS, None)],
    ),
    (
        "ид: sample",
        "ид: con",
        [
            (
                "wrong-slug",
                (1, 5, 8),
                "«con» не годится для постоянного имени",
                "возьмите другое: папку с таким именем Windows не создаст",
                None,
            )
        ],
    ),
    (
        "уровень: регион",
        "уровень: область",
        [
            (
                "wrong-value",
                (3, 10, 17),
                "поле «уровень» не бывает равно «область»",
                f"возможно, имелось в виду «регион»; бывают: {LEVELS}",
                "уровень: регион",
            )
        ],
    ),
    (
        "уровень: регион",
        "уровень: xyz",
        [
            (
                "wrong-value",
                (3, 10, 13),
                "поле «уровень» не бывает равно «xyz»",
                f"выберите одно из: {LEVELS}",
                "уровень: федерация",
            )
        ],
    ),
    (
        "уровень: регион",
        "уровень: [регион]",
        [("wrong-type", (3, 10, 11), "в поле «уровень» ожидается текст, а стоит список", *TEXT)],
    ),
    (
        "название: Карта",
        "название: {кто: Карта}",
        [("wrong-type", (2, 11, 12), "в поле «название» ожидается текст, а стоит запись с полями", *TEXT)],
    ),
    (
        "период: 2024 год",
        "период: [2024 год]",
        [("wrong-type", (4, 9, 10), "в поле «период» ожидается срок, а стоит список", *TERM)],
    ),
    (
        "период: 2024 год",
        "проверено: 2024-02-31",
        [
            (
                "wrong-date",
                (4, 12, 22),
                "«2024-02-31» – не дата: в феврале 2024 года 29 дней",
                None,
                "проверено: 2024-08-28",
            )
        ],
    ),
    (
        "период: 2024 год",
        "проверено: [2024-02-01]",
        [("wrong-type", (4, 12, 13), "в поле «проверено» ожидается текст, а стоит список", *TEXT)],
    ),
    (
        "период: 2024 год",
        "архив: может",
        [("wrong-value", (4, 8, 13), "поле «архив» не бывает равно «может»", "выберите одно из: да, нет", "архив: да")],
    ),
    (
        "период: 2024 год",
        "сноски: текст",
        [("wrong-type", (4, 9, 14), "в поле «сноски» ожидается пары «имя: значение», а стоит текст", *PAIRS)],
    ),
    (
        "период: 2024 год",
        "бюджет: x",
        [("unknown-field", (4, 1, 7), "неизвестное поле «бюджет»", None, "")],
    ),
    (
        "период: 2024 год",
        "title: x",
        [("unknown-field", (4, 1, 6), "неизвестное поле «title»", "возможно, имелось в виду «название»", "")],
    ),
    (
        "период: 2024 год",
        "период:",
        [("empty-field", (4, 1, 7), "поле «период» пустое; читаем так, будто его нет", None, None)],
    ),
    (
        "ид: sample",
        "ид:",
        [
            (
                "missing-field",
                (1, 1, 3),
                "не заполнено обязательное поле «ид»",
                "добавьте его: постоянное имя латиницей, часть адреса страницы",
                "",
            )
        ],
    ),
    ("срок: май 2024", "номер-повторён: да", []),
    (
        'номер: "1"',
        "номер: 1.1",
        [("unquoted-number", (8, 16, 19), "номер 1.1 записан без кавычек", None, 'номер: "1.1"')],
    ),
    (
        'номер: "1"',
        'номер: "1"\n        после: [1.1, "2", 3а]',
        [("unquoted-number", (9, 17, 20), "номер 1.1 записан без кавычек", None, 'после: ["1.1"]')],
    ),
    (
        'номер: "1"',
        'номер: "1"\n        после: 1,2',
        [("unquoted-number", (9, 16, 19), "номер 1,2 записан без кавычек", None, 'после: ["1,2"]')],
    ),
    (
        'номер: "1"\n        название: Сделать\n        срок: май 2024\n',
        "текст\n",
        [("wrong-type", (8, 9, 14), "в поле «мероприятия» ожидается запись с полями, а стоит текст", *RECORD)],
    ),
    (
        '- номер: "1"\n        название: Сделать\n',
        "- название: Сделать\n",
        [
            (
                "missing-field",
                (8, 9, 17),
                "не заполнено обязательное поле «номер»",
                'добавьте его: номер в документе, в кавычках: "1.10"',
                'номер: "1.1"',
            )
        ],
    ),
    (
        "срок: май 2024",
        "подробности:\n          - Итоги: отчёт\n          - ещё: раз",
        [("yaml-colon", (11, 18, 19), COLON, None, None), ("yaml-colon", (12, 16, 17), COLON, None, None)],
    ),
    ("срок: май 2024", "результаты:\n          - Итоги: отчёт", [("yaml-colon", (11, 18, 19), COLON, None, None)]),
    (
        "срок: май 2024",
        "результаты:\n          - {текст: а, показатели: [{цель: 5, базаа: 1}]}",
        [("unknown-field", (11, 47, 52), "неизвестное поле «базаа»", "возможно, имелось в виду «база»", "")],
    ),
    (
        "разделы:",
        "разделы: Раздел\nпрочее:",
        [
            ("wrong-type", (5, 10, 16), "в поле «разделы» ожидается список, а стоит текст", *LIST),
            ("unknown-field", (6, 1, 7), "неизвестное поле «прочее»", None, ""),
        ],
    ),
]


def said(found: Diagnostic, hint: str | None, example: str | None) -> Said:
    """As in the table, with the hint and the sample only where the table has them."""
    span = (found.span.line, found.span.column, found.span.end_column)
    return (
        found.code,
        span,
        found.message,
        None if hint is None else found.hint,
        None if example is None else found.example,
    )


@pytest.mark.parametrize(("was", "becomes", "expected"), FAULTS)
def test_one_fault_is_told_in_these_words(was: str, becomes: str, expected: list[Said]) -> None:
    assert was in SMALL_ROADMAP
    found = load_roadmap(SMALL_ROADMAP.replace(was, becomes, 1), "roadmap.yaml").diagnostics
    assert len(found) == len(expected)
    assert [said(each, *row[3:]) for each, row in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "файл пуст"),
        ("~", "файл пуст"),
        ("- а", "в файле ожидается запись с полями, а стоит список"),
        ("текст", "в файле ожидается запись с полями, а стоит текст"),
    ],
)
def test_a_file_that_is_no_record(text: str, message: str) -> None:
    loaded = load_roadmap(text, "roadmap.yaml")
    (found,) = loaded.diagnostics
    assert (found.message, loaded.value, loaded.partial) == (message, None, True)
    assert found.example.startswith("ид: perm-2024")
    if text in ("- а", "текст"):
        assert found.hint == "начните с поля «ид» или «название»"


@pytest.mark.parametrize(
    ("file", "name"),
    [("docs/Perm 2024.yaml", "perm-2024"), ("a/b.c.yaml", "b"), ("План.yaml", "x"), ("--a--b--.yml", "a-b")],
)
def test_a_file_without_a_name_of_its_own_is_called_by_the_file(file: str, name: str) -> None:
    value = load_roadmap("примечание: x", file).value
    assert value is not None
    assert (value.id, value.title, value.level, value.sections) == (name, "…", "организация", ())


DIGITS = "запишите число цифрами"


@pytest.mark.parametrize(
    ("value", "reason", "hint"),
    [
        ("x", "не число", DIGITS),
        (".inf", "не число", DIGITS),
        ("2,5", "не число", "отделите дробную часть точкой: 48.5"),
        ("nan", "не число", DIGITS),
        ("0", "слишком малое число", "запишите число больше 0"),
        ("-1", "слишком малое число", "запишите число больше 0"),
        ("100.5", "слишком большое число", "запишите число не больше 100"),
        ("1e999", "слишком большое число", "запишите число не больше 100"),
    ],
)
def test_a_weight_is_a_number_above_nothing(value: str, reason: str, hint: str) -> None:
    loaded = load_page(f"---\nsearch:\n  boost: {value}\n---\nТ", "docs/x.md", "x.md")
    assert [(each.code, each.message, each.hint) for each in loaded.diagnostics] == [
        ("wrong-number", f"«{value}» в поле «вес» – {reason}", hint)
    ]


@pytest.mark.parametrize(
    ("count", "reason", "hint"),
    [
        ("много", "не число", DIGITS),
        ("10 шт.", "не число", "оставьте одно число: 10"),
        ("10-12", "не число", "выберите одно число"),
        ("112233 знака", "не число", DIGITS),
        ("1.5", "не целое число", "запишите целое число, без дробной части"),
        ("-1", "слишком малое число", "запишите число не меньше 0"),
        ("1000001", "слишком большое число", "запишите число не больше 1\u00a0000\u00a0000"),
    ],
)
def test_a_count_is_a_whole_number_that_can_be(count: str, reason: str, hint: str) -> None:
    found = load_materials({"docs/monitoring/perm-2024.yaml": f"получено: {count}\n"}).diagnostics
    assert [(each.message, each.hint) for each in found if each.code == "wrong-number"] == [
        (f"«{count}» в поле «получено» – {reason}", hint)
    ]


def test_a_field_named_twice_in_two_languages_is_told_and_the_first_counts() -> None:
    loaded = load_page("---\nназвание: А\ntitle: Б\n---\nТ", "docs/x.md", "x.md")
    assert loaded.value is not None and loaded.value.meta.title == "А"
    assert [(each.code, each.span.line, each.message) for each in loaded.diagnostics] == [
        ("yaml-duplicate-key", 3, "поле «название» в этой записи уже есть, в строке 2")
    ]
    assert not loaded.partial


def test_a_page_whose_head_cannot_be_read_is_partial() -> None:
    for text in ("---\nназвание: А\n\nТекст", "---\n- а\n---\nТ", '---\nописание: "\n---\nТ'):
        loaded = load_page(text, "docs/x.md", "x.md")
        assert loaded.partial and loaded.value is not None
    for text in ("Текст", "---\nописание: А\n---\nТ\u200b", "---\n---\nТ"):
        assert not load_page(text, "docs/x.md", "x.md").partial


def test_a_description_that_could_not_be_read_is_not_missed() -> None:
    text = '---\nназвание: А\nописание: "Б\n---\n# Т\n'
    project = load_project(SourceFiles({"docs/index.md": text}), SiteSettings())
    assert [each.code for each in project.diagnostics] == ["yaml-quote"]


# --- materials -------------------------------------------------------------------------------------------------------

HEAD = "ид: {}\nназвание: Имя\nописание: О чём.\nвладелец: Школа\nпроверено: 2025-02-01\n"
FOLDERS = ("instructions", "speech-modules", "report-forms", "structures", "monitoring")


@pytest.mark.parametrize("folder", FOLDERS)
def test_files_of_a_folder_are_read_in_order(folder: str) -> None:
    names = [f"docs/{folder}/b.yml", f"docs/{folder}/a.yaml", f"docs/{folder}/c.md", "docs/c.yaml"]
    loaded = load_materials(dict.fromkeys(names, "лишнее: 1\n"))
    kinds = (
        loaded.instructions, loaded.speech_modules, loaded.report_forms, loaded.structures, loaded.monitoring,
    )  # fmt: skip
    assert [[each.places.file for each in kind] for kind in kinds] == [
        [names[1], names[0]] if each == folder else [] for each in FOLDERS
    ]
    assert {each.file for each in loaded.diagnostics} == {names[0], names[1]}
    assert is_material(names[0]) and not is_material(names[3])


@pytest.mark.parametrize("name", ["faq", "contacts", "glossary"])
def test_a_registry_is_read_where_it_is(name: str) -> None:
    loaded = load_materials({f"docs/{name}.yaml": "лишнее: 1\n"})
    found = {"faq": loaded.faq, "contacts": loaded.contacts, "glossary": loaded.glossary}
    assert [key for key, each in found.items() if each is not None] == [name]
    assert {each.file for each in loaded.diagnostics} == {f"docs/{name}.yaml"}
    assert is_material(f"docs/{name}.yaml") and not is_material(f"{name}.yaml")
    assert load_materials({}).faq is None and load_materials({}).complete


@pytest.mark.parametrize("field", ["название", "описание", "владелец", "проверено"])
def test_a_speech_without_a_field_of_its_head_is_read_still(field: str) -> None:
    text = HEAD.format("talk") + "слушатели: [school]\nминут: 2\nведущий: [Школа]\nблоки:\n"
    text += "  - {название: Начало, минуты: 2, тезисы: [Раз]}\n"
    lines = [line for line in text.splitlines() if not line.startswith(f"{field}:")]
    loaded = load_materials({"docs/speech-modules/talk.yaml": "\n".join(lines)})
    assert loaded.speech_modules[0].value is not None
    assert [(each.code, f"«{field}»" in each.message) for each in loaded.diagnostics] == [("missing-field", True)]
    assert loaded.complete
    assert not load_materials({"docs/speech-modules/talk.yaml": "- a"}).complete


# --- what was meant --------------------------------------------------------------------------------------------------

MEANT = {
    "срок": "сроки|дата|дата исполнения",
    "ответственные": "исполнитель|исполнители|ответственный|ответственный исполнитель",
    "название": "наименование|наименование мероприятия|заголовок|имя|мероприятие|содержание|раздел",
    "разделы": "этапы|раздел",
    "результаты": "результат|ожидаемый результат|планируемый результат",
    "показатели": "показатель|индикаторы",
    "участники": "участник|соисполнители",
    "примечание": "комментарий|заметка|пояснение",
    "подробности": "пояснение",
    "ид": "id|идентификатор",
    "номер": "№|no|п/п",
    "читать-как": "читать",
    "псевдонимы": "синонимы",
    "вид": "роль",
    "кто": "имя|роль",
    "текст": "содержание|результат",
    "проверено": "дата",
    "мероприятия": "мероприятие",
    "утверждение": "утверждено|согласование",
    "территория": "регион",
    "окончание": "конец",
    "цель": "значение",
    "регион": "региональный|край|область",
    "федерация": "федеральный",
    "муниципалитет": "муниципальный|район|город",
    "организация": "школа|школьный|учреждение",
    "роль": "должность",
    "орган": "ведомство|учреждение",
    "да": "true|yes",
    "нет": "false",
}


@pytest.mark.parametrize(("meant", "written"), [(to, word) for to, words in MEANT.items() for word in words.split("|")])
def test_a_word_of_the_same_meaning(meant: str, written: str) -> None:
    for word in (written, written.upper(), f" {written} "):
        assert suggest(word, ["щщщщщщ", meant]) == meant


def test_what_was_meant_by_other_means() -> None:
    assert suggest("срок исполнения", ["срок-исполнения"]) == "срок-исполнения"
    assert suggest("срок_исполнения", ["срок-исполнения"]) == "срок-исполнения"
    assert suggest("-срок", ["срок"]) == "срок"
    assert suggest("Note", ["примечание"], {"note": "примечание"}) == "примечание"
    assert suggest("Note", ["примечание"]) == ""
    assert suggest("учет", ["учёт"]) == "учёт"
    assert suggest("cpoк", ["срок"]) == "срок"  # Latin letters, which look the same
    assert suggest("абвгд", ["абвэю"]) == "абвэю" and suggest("абвгд", ["абэюя"]) == ""  # three letters of five, or two
