"""Days, yes and no, targets, counts and font tables: what is read at the edges."""

from __future__ import annotations

import struct
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from macros.authoring.numbering import next_number
from macros.exports.pdf.glyphs import REGULAR, font_characters
from macros.model.dates import IsoOrRussianDate, parse_date, why_no_date
from macros.model.monitoring import Counts
from macros.model.personal_data import find_personal_data
from macros.model.roadmap import Mention, PartyMention
from macros.model.targets import Target, decimal_of, read_target
from macros.model.yes_no import YesNo
from macros.sources.places import Places
from macros.sources.yaml_tree import parse_yaml
from tests.support.plan_samples import make_roadmap, plan_of


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0000-01-01", "года 0000 нет"),
        ("2025-13-01", "месяца 13 нет, в году их 12"),
        ("2025-00-01", "месяца 00 нет, в году их 12"),
        ("00.02.2025", "дни считают с первого"),
        ("29.02.2025", "в феврале 2025 года 28 дней"),
        ("32.01.2025", "в январе 2025 года 31 день"),
        ("31.04.2025", "в апреле 2025 года 30 дней"),
        ("завтра", "день, месяц и год записаны непривычно"),
        ("1.1.25", "день, месяц и год записаны непривычно"),
    ],
)
def test_why_a_day_does_not_exist(text: str, reason: str) -> None:
    assert parse_date(text) is None
    assert why_no_date(text) == reason


MONTHS_IN = (
    *("январе", "феврале", "марте", "апреле", "мае", "июне"),
    *("июле", "августе", "сентябре", "октябре", "ноябре", "декабре"),
)


@pytest.mark.parametrize(
    ("month", "word"),
    [*enumerate(MONTHS_IN, 1)],
)
def test_every_month_has_its_own_word(month: int, word: str) -> None:
    assert why_no_date(f"2025-{month:02}-40").startswith(f"в {word} 2025 года ")


class Answers(BaseModel):
    day: IsoOrRussianDate = date(2025, 1, 1)
    sure: YesNo = False


def test_values_that_are_values_already_stay() -> None:
    found = Answers.model_validate({"day": date(2025, 2, 3), "sure": True})
    assert (found.day, found.sure) == (date(2025, 2, 3), True)
    assert Answers.model_validate({"day": "3.2.2025", "sure": " ДА "}) == found
    assert Answers.model_validate({"sure": "false"}).sure is False


@pytest.mark.parametrize("value", ["может быть", "1", 1, None, ""])
def test_neither_yes_nor_no_is_refused(value: object) -> None:
    with pytest.raises(ValidationError, match="neither yes nor no"):
        Answers.model_validate({"sure": value})


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("50", Target(Decimal(50))),
        ("не менее 10 %", Target(Decimal(10))),
        ("не более 5", Target(Decimal(5), at_most=True)),
        ("≤ 1 200,5", Target(Decimal("1200.5"), at_most=True)),
        ("< 3", Target(Decimal(3), at_most=True)),
        ("−3", Target(Decimal(-3))),
        ("5–7", None),
        ("по госзаданию", None),
    ],
)
def test_a_target_is_one_number_with_its_side(text: str, target: Target | None) -> None:
    assert read_target(text) == target


def test_a_target_is_reached_from_its_own_side() -> None:
    least, most = Target(Decimal(50)), Target(Decimal(5), at_most=True)
    assert [least.reached(value) for value in (49, 50, 51)] == [False, True, True]
    assert [most.reached(value) for value in (4, 5, 6)] == [True, True, False]


@pytest.mark.parametrize("text", ["", "1.2.3", "abc"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert decimal_of(text) is None


def test_all_counts_together() -> None:
    words = {"выполнено": 1, "выполняется": 2, "не-начато": 3, "не-требуется": 4, "нет-сведений": 5, "просрочено": 2}
    counts = Counts.model_validate(words)
    assert counts.total == 15


def test_the_next_number_of_a_plan_numbered_with_letters() -> None:
    row = {"название": "Дело", "срок": "май 2025"}
    plan = make_roadmap(plan_of({**row, "номер": "а"}, {**row, "номер": "б"}))
    assert next_number(plan, plan.sections[0]) == "б.1"


def test_twelve_figures_are_a_tax_number_only_with_the_right_last_two() -> None:
    assert [each.kind.name for each in find_personal_data("ИНН 500100732259")] == ["TAX_NUMBER"]
    assert find_personal_data("счёт 500100732258") == ()


YAML = 'ид: plan\nтекст: "раз два три"\nдлинный: >-\n  раз\n  два\nсписок: [раз, два]\n'


def test_a_part_of_a_text_has_its_own_place_where_that_is_plain_to_see() -> None:
    node = parse_yaml(YAML, "x.yaml").node
    places = Places("x.yaml", lambda: node)
    quoted = places.part_span(("текст",), "два")
    assert (quoted.line, quoted.column, quoted.end_column) == (2, 13, 16)
    assert places.part_span(("текст",), "нет") == places.span(("текст",))
    assert places.part_span(("длинный",), "два") == places.span(("длинный",))
    assert places.part_span(("список",), "раз") == places.span(("список",))
    # What is not there has the place of the nearest thing around it.
    assert places.span(("список", 7, "нет")).line == 6


def font(format_: int, *, tag: bytes = b"cmap", encoding: tuple[int, int] = (3, 10)) -> bytes:
    """The least font that has a table of characters: groups (12), nothing known (others)."""
    table = struct.pack(">HHI", 0, 1, 0)[:4] + struct.pack(">HHI", *encoding, 12)
    groups = struct.pack(">HHIII", format_, 0, 28, 0, 1) + struct.pack(">III", 0x410, 0x44F, 5)
    head = struct.pack(">IHHHH", 0x00010000, 1, 0, 0, 0)
    return head + struct.pack(">4sIII", tag, 0, 28, len(table + groups)) + table + groups


def test_a_font_of_groups_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(font(12))
    assert font_characters(path) == frozenset(range(0x410, 0x450))
    assert ord("Ж") in font_characters(REGULAR)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (font(12, tag=b"glyf"), "the font has no table b'cmap'"),
        (font(12, encoding=(1, 0)), "no Unicode table"),
        (font(6), "unexpected cmap format 6"),
    ],
)
def test_a_font_without_a_readable_table_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / f"{len(said)}.ttf"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=said):
        font_characters(path)


def test_an_addressee_without_a_name_is_none() -> None:
    assert TypeAdapter(Mention).validate_python("ОО") == PartyMention(name="ОО")
    with pytest.raises(ValidationError):
        TypeAdapter(Mention).validate_python("")
