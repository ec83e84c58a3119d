"""The YAML of a draft, line by line: what is quoted, what stays on its line, where comments stand."""

from __future__ import annotations

import pytest

from macros.importers.draft import Doubt, MeasureDraft, MentionDraft, ResultDraft, RoadmapDraft, SectionDraft
from macros.importers.yaml_text import WIDTH, comment_lines, draft_tree, mapping_lines, write_yaml
from macros.loading.prune import plain
from macros.sources.yaml_tree import parse_yaml


def read(lines: list[str]) -> object:
    parsed = parse_yaml("\n".join(lines) + "\n", "x.yaml")
    assert parsed.diagnostics == () and parsed.node is not None, lines
    return plain(parsed.node)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Назначить", "Назначить"),
        ("«Моя школа»", "«Моя школа»"),
        ("(да)", "(да)"),
        ("до 01.03.2025", "до 01.03.2025"),
        ("01.03.2025", "01.03.2025"),
        ("2025-03-01", "2025-03-01"),
        ("01.03.2025 – 05.03.2025", "01.03.2025 – 05.03.2025"),
        ("1.10", '"1.10"'),
        ("50", '"50"'),
        ("50 человек", "50 человек"),
        ("2024/25", '"2024/25"'),
        ("да: нет", '"да: нет"'),
        ("раз #два", '"раз #два"'),
        ("[а]", '"[а]"'),
        ("– тире", '"– тире"'),
        ("no", '"no"'),
        ("True", '"True"'),
        ("~", '"~"'),
        ("null", '"null"'),
        ("on", '"on"'),
        ("Off", '"Off"'),
        ("y", '"y"'),
        ("N", '"N"'),
        ("yes", '"yes"'),
        ("false", '"false"'),
        ('сказал "да"', '"сказал \\"да\\""'),
        ("a\\b", '"a\\\\b"'),
        ("раз\nдва\tтри", '"раз\\nдва\\tтри"'),
        (" край ", '" край "'),
        ("50 %", '"50 %"'),
    ],
)
def test_what_stands_in_quotes(text: str, written: str) -> None:
    assert list(mapping_lines({"поле": text})) == [f"поле: {written}"]
    assert read([f"поле: {written}"]) == {"поле": text}


def test_numbers_and_targets_are_always_quoted_and_names_with_commas_in_brackets() -> None:
    lines = list(mapping_lines({"номер": "а", "цель": "много", "после": ["а"], "системы": ["Сферум", "А, Б"]}))
    assert lines == ['номер: "а"', 'цель: "много"', 'после: ["а"]', 'системы: [Сферум, "А, Б"]']


def test_only_names_stand_in_brackets_and_only_as_long_as_they_fit() -> None:
    assert list(mapping_lines({"результаты": ["Раз"], "участники": ["Раз"]})) == [
        "результаты:", "  - Раз", "участники: [Раз]",
    ]  # fmt: skip
    # «участники» and one name take 9 + length + 4 signs.
    fits, too_long = "я" * (WIDTH - 14), "я" * (WIDTH - 13)
    assert len(list(mapping_lines({"участники": [fits]}))) == 1
    assert list(mapping_lines({"участники": [too_long]})) == ["участники:", f"  - {too_long}"]
    mixed = {"ответственные": ["Школа", {"кто": "МОУО", "примечание": "в части учёта"}]}
    assert list(mapping_lines(mixed)) == [
        "ответственные:", "  - Школа", "  - кто: МОУО", "    примечание: в части учёта",
    ]  # fmt: skip


def test_a_text_that_does_not_fit_is_folded() -> None:
    for length, lines in ((WIDTH, 1), (WIDTH + 1, 2)):
        text = ("слово " * 40)[: length - len("поле: ") - 1].rstrip().ljust(length - len("поле: "), "я")
        assert " " in text and len("поле: ") + len(text) == length
        written = list(mapping_lines({"поле": text}))
        assert len(written) == lines, length
        assert read(written) == {"поле": text}
    folded = list(mapping_lines({"поле": "слово " * 60 + "конец"}))
    assert folded[0] == "поле: >-" and all(line.startswith("  слово") and len(line) <= WIDTH for line in folded[1:])
    assert list(mapping_lines({"поле": "слово" * 60})) == [f"поле: {'слово' * 60}"]


def test_records_within_records_and_odd_names() -> None:
    tree = {"сноски": {"*": "раз", "1)": "два"}, "разделы": [{"название": "Первый", "мероприятия": [{"номер": "1"}]}]}
    assert list(mapping_lines(tree)) == [
        "сноски:",
        '  "*": раз',
        '  "1)": два',
        "разделы:",
        "  - название: Первый",
        "    мероприятия:",
        '      - номер: "1"',
    ]


def test_comments_never_leave_their_lines() -> None:
    assert list(comment_lines("раз\nдва:  три", "  ")) == ["  # раз два: три"]
    assert list(comment_lines("", "")) == ["# "]
    long = list(comment_lines("слово " * 40, "  "))
    assert long[0].startswith("  # слово") and all(line.startswith("  #   слово") for line in long[1:])
    assert all(len(line) <= WIDTH for line in long)


def test_a_draft_with_its_doubts_above_their_entries() -> None:
    measure = MeasureDraft(
        number="1.1",
        title="Назначить координаторов",
        term="до 01.03.2025",
        responsible=(MentionDraft("ОО"), MentionDraft("МОУО", "в части учёта")),
        results=(ResultDraft("Приказ издан"), ResultDraft("Отчёт", term="май")),
        doubts=[Doubt("таблица 1, строка 2", "срок не понят")],
    )
    draft = RoadmapDraft(
        id="plan",
        title="План",
        level="регион",
        doubts=[Doubt("", "нет периода")],
        sections=[
            SectionDraft(number="1", title="Раздел", measures=[measure], doubts=[Doubt("", "имя взято из строки")])
        ],
    )
    text = write_yaml(draft_tree(draft), "https://x.example/roadmap.json", ["Из файла plan.docx"])
    assert text.split("\n") == [
        "# yaml-language-server: $schema=https://x.example/roadmap.json",
        "# Из файла plan.docx",
        "# СОМНЕНИЕ: нет периода",
        "ид: plan",
        "название: План",
        "уровень: регион",
        "разделы:",
        "  # СОМНЕНИЕ: имя взято из строки",
        '  - номер: "1"',
        "    название: Раздел",
        "    мероприятия:",
        "      # СОМНЕНИЕ: срок не понят (таблица 1, строка 2)",
        '      - номер: "1.1"',
        "        название: Назначить координаторов",
        "        срок: до 01.03.2025",
        "        ответственные:",
        "          - ОО",
        "          - кто: МОУО",
        "            примечание: в части учёта",
        "        результаты:",
        "          - Приказ издан",
        "          - текст: Отчёт",
        "            срок: май",
        "",
    ]


@pytest.mark.parametrize("length", range(20, 40))
def test_a_long_text_with_hyphens_is_folded_between_words(length: int) -> None:
    text = " ".join(["кое-как-нибудь-когда"] * 8 + ["я" * length, "план-график"] * 3)
    lines = list(mapping_lines({"поле": text}))
    assert lines[0] == "поле: >-" and len(lines) > 3
    assert all(not line.endswith("-") for line in lines[1:])
    assert read(lines) == {"поле": text}


def test_items_of_a_list_stand_under_their_field_and_long_ones_are_folded() -> None:
    text = " ".join(["слово"] * 40)
    lines = list(mapping_lines({"список": ["раз", text]}))
    assert lines[:3] == ["список:", "  - раз", "  - >-"]
    assert all(line.startswith("    слово") for line in lines[3:])
    assert read(lines) == {"список": ["раз", text]}
