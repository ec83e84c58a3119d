"""Records as an editor would write them: names in brackets, sentences on lines of their own, long ones folded."""

from __future__ import annotations

from datetime import date

import pytest

from macros.authoring.drafts import faq_draft
from macros.authoring.scaffold import SiteNames, filled_section
from macros.authoring.transliteration import slug_of
from macros.authoring.yaml_writing import WIDTH, Quoted, item_lines, record_lines, scalar
from macros.loading.prune import plain
from macros.sources.yaml_tree import parse_yaml

LONG = "Слова предложения, которое длиннее одной строки и поэтому будет сложено по словам, " * 2 + "вот так."


def read(lines: list[str]) -> object:
    parsed = parse_yaml("\n".join(lines) + "\n", "x.yaml")
    assert parsed.diagnostics == () and parsed.node is not None
    return plain(parsed.node)


def test_a_record_within_a_record_and_a_list_of_records() -> None:
    record = {"ид": "a", "сноски": {"*": "раз"}, "шаги": [{"название": "Первый"}, {"название": "Второй"}]}
    lines = record_lines(record)
    assert read(lines) == record
    assert [line for line in lines if "*" not in line] == [
        "ид: a",
        "сноски:",
        "шаги:",
        "  - название: Первый",
        "  - название: Второй",
    ]


def test_fields_without_a_value_are_left_out() -> None:
    assert record_lines({"ид": "a", "срок": "", "участники": [], "сноски": {}}) == ["ид: a"]


def test_a_long_sentence_is_folded_and_reads_the_same() -> None:
    lines = record_lines({"описание": LONG, "пункты": [LONG]})
    assert lines[0] == "описание: >-" and all(len(line) <= WIDTH for line in lines)
    assert read(lines) == {"описание": LONG, "пункты": [LONG]}


@pytest.mark.parametrize("text", ["слово" * 60, LONG.replace(" ", "  "), "раз\nдва " * 40, f"{LONG}\u00a0"])
def test_what_cannot_be_folded_stays_on_one_line(text: str) -> None:
    lines = record_lines({"описание": text})
    assert len(lines) == 1
    assert read(lines) == {"описание": text}


def test_names_stand_in_brackets_as_long_as_they_fit() -> None:
    assert record_lines({"ответственные": ["Школа", "МОУО, город"]}) == ['ответственные: [Школа, "МОУО, город"]']
    many = [f"Учреждение номер {number}" for number in range(12)]
    lines = record_lines({"ответственные": many})
    assert lines[0] == "ответственные:" and len(lines) == 13
    assert read(lines) == {"ответственные": many}


def test_an_item_begins_with_its_dash() -> None:
    assert item_lines({"номер": Quoted("1.10"), "название": "Дело"}, 2) == ['  - номер: "1.10"', "    название: Дело"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Дело", "Дело"),
        ("да: нет", '"да: нет"'),
        ("раз # два", '"раз # два"'),
        ("'в кавычках'", "\"'в кавычках'\""),
        ('он сказал "да"', 'он сказал "да"'),
        ("раз\nдва", '"раз\\nдва"'),
        ("a\\b: c", '"a\\\\b: c"'),
        ("[скобки]", '"[скобки]"'),
    ],
)
def test_quotes_only_where_they_are_needed(text: str, written: str) -> None:
    assert scalar(text) == written
    assert read([f"поле: {scalar(text)}"]) == {"поле": text}


def test_a_template_with_an_unknown_mark_is_a_fault_of_the_program() -> None:
    names = SiteNames("Раздел", "Министерство", "Край", "", "Europe/Moscow", "#0d3f5c", "", "")
    assert filled_section({"a.md": "Раздел @@site@@"}, names, date(2025, 2, 10))
    with pytest.raises(ValueError, match=r"the template file b.md has a mark that nothing stands for"):
        filled_section({"b.md": "@@nothing@@"}, names, date(2025, 2, 10))


def test_the_first_question_makes_the_file() -> None:
    draft = faq_draft({"вопрос": ("Это платно?",), "ответ": ("Нет.",)}, None)
    assert draft is not None and draft.creates
    assert draft.text.startswith("# yaml-language-server: $schema=../schemas/faq.schema.json\n")
    assert "Это платно?" in draft.block


def test_a_name_ends_at_a_whole_word() -> None:
    assert slug_of("Назначить координаторов внедрения", 25) == "naznachit-koordinatorov"
    assert slug_of("Дело", 3) == "del"
