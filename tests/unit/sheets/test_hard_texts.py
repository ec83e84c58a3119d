"""Texts that break printing elsewhere: they print right, or a sentence names the measure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.exports.pdf import make_sheets
from macros.exports.pdf.glyphs import font_characters
from macros.exports.pdf.text import BREAK, HYPHEN, fitting, fitting_number
from macros.project import Project
from macros.views.sheets.catalogue import NamedSheet
from macros.views.sheets.facts import SheetKind
from macros.views.sheets.speech import handout_sheet
from tests.support.pdf_reader import needs_poppler, pdf_text, pdf_words, read_pdf
from tests.unit.exports.samples import one_measure, project
from tests.unit.sheets.samples import (
    EDITION,
    SITE,
    checklist_of,
    made,
    official_of,
    one_measure_project,
    whole_project,
)

SIGNS = "#set text(red) $x^2$ @ref _под_ *звезда* `код` \"кавычки\" 'апостроф' \\n <метка> // /* [скобки] {} ~ = + - 1. https://a.b"


def print_one(**fields: object) -> tuple[NamedSheet, bytes]:
    whole = one_measure_project(**fields)
    sheet = checklist_of(whole)
    result = make_sheets(whole, [sheet])
    assert not result.faults, [fault.message for fault in result.faults]
    return sheet, result.files[sheet.path]


def flat(text: str) -> str:
    """The text without what line breaking put in."""
    for sign in (" ", "\n", "\f", "\u00a0", BREAK, HYPHEN, "-", "‐"):
        text = text.replace(sign, "")
    return text


@needs_poppler
@pytest.mark.parametrize("field", ["title", "term", "results"])
def test_signs_of_markup_mean_nothing(field: str, tmp_path: Path) -> None:
    value = [SIGNS] if field == "results" else SIGNS
    _, data = print_one(**{field: value})
    assert flat(SIGNS) in flat(pdf_text(data, tmp_path))


@needs_poppler
@pytest.mark.parametrize("large", [False, True], ids=["plain", "large"])
def test_ten_thousand_characters_go_over_pages(large: bool, tmp_path: Path) -> None:
    words = " ".join(f"слово{number}" for number in range(1150))
    assert len(words) > 10_000
    whole = one_measure_project(title="Длинное", results=[words], term=words)
    for sheet in (checklist_of(whole, large=large), official_of(whole, large=large)):
        result = make_sheets(whole, [sheet])
        assert not result.faults
        data = result.files[sheet.path]
        assert read_pdf(data).pages > 2
        text = flat(pdf_text(data, tmp_path))
        assert "слово0слово1слово2" in text
        assert "слово1149" in text


@needs_poppler
@pytest.mark.parametrize("kind", [checklist_of, official_of], ids=["checklist", "official"])
@pytest.mark.parametrize(
    "word",
    [
        "а" * 10_000,
        "щ" * 300,
        "Ы" * 300,
        "x" * 500,
        "1" * 400,
        "https://school.example/" + "очень-длинный_путь/" * 20,
        "§" * 200,
        "а§" * 200,
    ],
    ids=["a", "consonants", "vowels", "latin", "digits", "address", "signs", "mixture"],
)
def test_word_without_a_place_to_break_stays_in_its_column(
    kind: Callable[[Project], NamedSheet], word: str, tmp_path: Path
) -> None:
    whole = one_measure_project(title=word[:400], term=word, responsible=[word[:300]], results=[word[:300]])
    sheet = kind(whole)
    result = make_sheets(whole, [sheet])
    assert not result.faults
    words = pdf_words(result.files[sheet.path], tmp_path)
    names = ("Мероприятие", "Срок", "Ответственные", "Дата" if kind is checklist_of else "Результат")
    starts = [next(left for left, _, text in words if text == name) for name in names]
    ours = [(left, right) for left, right, text in words if len(text) > 2 and set(text) <= {*word, "-", "‐"}]
    assert ours
    for left, right in ours:
        beyond = min((start for start in starts if start > left + 1), default=842 - 28)  # 10 mm of margin
        assert right <= beyond + 1


@needs_poppler
@pytest.mark.parametrize("kind", [checklist_of, official_of], ids=["checklist", "official"])
def test_abbreviations_are_not_divided(kind: Callable[[Project], NamedSheet], tmp_path: Path) -> None:
    whole = one_measure_project(results=[" ".join("а" * (number % 12 + 1) + " МОУО" for number in range(60))])
    sheet = kind(whole)
    assert pdf_text(make_sheets(whole, [sheet]).files[sheet.path], tmp_path).count("МОУО") == 60


@needs_poppler
def test_a_number_to_call_stands_in_one_line(tmp_path: Path) -> None:
    whole = whole_project()
    points = tuple("а " * length + "звоните: 8 800 505-47-16." for length in range(1, 40))
    module = whole.speech_modules[0].model_copy(update={"handout": points})
    sheet = NamedSheet("handout.pdf", SheetKind.HANDOUT, handout_sheet(whole, module, EDITION), large=True)
    text = pdf_text(made(sheet).files[sheet.path], tmp_path).replace("\u00a0", " ")
    assert text.count("8 800 505-47-16") == len(points)


def test_five_hundred_rows_repeat_their_header() -> None:
    tree = one_measure()
    tree["разделы"][0]["мероприятия"] = [
        {"номер": str(number), "название": f"Сделать дело {number}", "срок": "до 01.03.2025", "результаты": ["Готово"]}
        for number in range(1, 501)
    ]
    whole = project(tree, site_url=SITE)
    sheet = checklist_of(whole)
    result = make_sheets(whole, [sheet])
    facts = read_pdf(result.files[sheet.path])
    assert facts.pages > 30
    assert facts.tags["TH"] == 9  # once for a screen reader, however often it is printed
    assert facts.outline == ("Карта", "Раздел")


@needs_poppler
def test_header_is_printed_on_every_page(tmp_path: Path) -> None:
    tree = one_measure()
    tree["разделы"][0]["мероприятия"] = [
        {"номер": str(number), "название": f"Дело {number}", "срок": "до 01.03.2025"} for number in range(1, 61)
    ]
    whole = project(tree, site_url=SITE)
    sheet = checklist_of(whole)
    pages = pdf_text(make_sheets(whole, [sheet]).files[sheet.path], tmp_path).split("\f")[:-1]
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"стр. {number} из {len(pages)}" in page
        for word in ("Готово", "Ответственные", "Подпись", "Раздел", "Редакция от 03.02.2025"):
            assert word in page


@needs_poppler
def test_measure_is_not_divided(tmp_path: Path) -> None:
    tree = one_measure()
    tree["разделы"][0]["мероприятия"] = [
        {
            "номер": str(number),
            "название": f"Начало{number}",
            "срок": "до 01.03.2025",
            "результаты": [f"Результат {part} пункта {number}. " + "Подробности. " * (number % 5) for part in range(5)]
            + [f"Конец{number}"],
        }
        for number in range(1, 25)
    ]
    whole = project(tree, site_url=SITE)
    for sheet in (checklist_of(whole), checklist_of(whole, large=True), official_of(whole)):
        pages = pdf_text(make_sheets(whole, [sheet]).files[sheet.path], tmp_path).split("\f")
        for number in range(1, 25):
            (begin,) = [index for index, page in enumerate(pages) if f"Начало{number}\n" in page]
            (end,) = [index for index, page in enumerate(pages) if f"Конец{number}\n" in page]
            assert begin == end, f"{number} is divided"


@needs_poppler
def test_empty_terms_are_said(tmp_path: Path) -> None:
    _, data = print_one(title="Без срока")
    assert "не указан" in pdf_text(data, tmp_path)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Всё готово 😀", "«😀» (U+1F600)"),
        ("שלום", "«ש» (U+05E9)"),
        ("مرحبا", "«م» (U+0645)"),
        ("日本", "«日» (U+65E5)"),
    ],
    ids=["emoji", "hebrew", "arabic", "japanese"],
)
def test_character_without_a_glyph_names_the_measure(text: str, name: str) -> None:
    whole = one_measure_project(results=[text])
    for sheet in (checklist_of(whole), official_of(whole)):
        result = make_sheets(whole, [sheet])
        assert result.files == {}
        (fault,) = result.faults
        assert fault.owner == "пункт 1 карты one"
        assert fault.message.startswith("Пункт 1 карты one: в тексте «")
        assert name in fault.message
        assert fault.hint


def test_complaint_of_the_compiler_names_the_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even what the look at the font's table lets through ends as a sentence about the right measure."""
    monkeypatch.setattr("macros.exports.pdf.making.missing_glyphs", lambda sheet: ())
    tree = one_measure(title="Первое")
    tree["разделы"][0]["мероприятия"].append({"номер": "2", "название": "Второе 😀", "срок": "постоянно"})
    whole = project(tree, site_url=SITE)
    (fault,) = make_sheets(whole, [checklist_of(whole)]).faults
    assert fault.owner == "пункт 2 карты one"
    assert fault.message.startswith("Пункт 2 карты one: лист не напечатать")


@settings(max_examples=15)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1, max_size=60))
def test_any_text_prints_or_is_named(text: str) -> None:
    whole = one_measure_project(title=f"т{text}", results=[f"р{text}"])
    sheet = checklist_of(whole)
    result = make_sheets(whole, [sheet])
    assert bool(result.files) != bool(result.faults)
    assert all(fault.owner == "пункт 1 карты one" for fault in result.faults)


@given(st.text(max_size=80))
def test_fitting_only_adds_places_to_break(text: str) -> None:
    def bare(words: str) -> str:
        return words.replace(BREAK, "").replace(HYPHEN, "").replace("\u00a0", " ").replace("\t", " ")

    assert bare(fitting(text)) == bare(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Обычные русские слова", "Обычные русские слова"),
        ("общеобразовательных", "общеобразовательных"),
        ("2025 год", "2025\u00a0год"),
        ("приказ № 5", "приказ №\u00a05"),
        ("до 01.03.2025, по 5 дней", "до\u00a001.03.2025, по\u00a05\u00a0дней"),
        ("далее – постоянно", "далее\u00a0– постоянно"),
        ("https://a.example/b_c", f"https:{BREAK}//a.{BREAK}example/b_{BREAK}c"),
        ("18.09.2025-20.09.2025*", f"18.09.2025-{BREAK}20.09.2025*"),
        ("2025-2026 уч.года", "2025-2026 уч.года"),
        ("щщщщщщщщщщщщщщщщщщ", f"щщщщщщщщ{HYPHEN}щщщщщщщщ{HYPHEN}щщ"),
    ],
)
def test_fitting(text: str, expected: str) -> None:
    assert fitting(text) == expected


def test_long_number_breaks_after_its_dots() -> None:
    assert fitting_number("1.10") == "1.10"
    assert fitting_number("1.10.2.15") == f"1.{BREAK}10.{BREAK}2.{BREAK}15"


def test_font_has_what_russian_papers_need() -> None:
    needed = "АЯаяЁё№«»„“–—…§≥≤±×°²³₽•→"
    assert {ord(char) for char in needed} <= font_characters()
    assert ord("☐") not in font_characters()
