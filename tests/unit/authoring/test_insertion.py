"""New items in authored files: the text around them stays byte for byte, whatever its layout."""

from __future__ import annotations

from itertools import pairwise
from pathlib import PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.authoring.drafts import measure_draft
from macros.authoring.insertion import append_item
from macros.authoring.numbering import next_number
from macros.authoring.transliteration import MAX_LENGTH, free_slug, slug_of
from macros.authoring.yaml_writing import Quoted, record_lines
from macros.loading import load_roadmap
from macros.loading.prune import plain
from macros.sources.yaml_tree import parse_yaml

ITEM = {"номер": Quoted("9"), "название": "Новое"}
NEW = '- номер: "9"\n  название: Новое\n'


def inside(indent: int) -> str:
    return "".join(f"{' ' * indent}{line}\n" for line in NEW.splitlines())


@pytest.mark.parametrize(
    ("before", "where", "after"),
    [
        ("а:\n  - б: 1\n", ("а",), "а:\n  - б: 1\n" + inside(2)),
        ("а:\n- б: 1\n", ("а",), "а:\n- б: 1\n" + inside(0)),
        ("а:\n  - б: 1", ("а",), "а:\n  - б: 1\n" + inside(2)),
        ("а:\n  - б: 1\n\n\n", ("а",), "а:\n  - б: 1\n" + inside(2) + "\n\n"),
        ("а:\n  - б: 1\n# конец\nв: 2\n", ("а",), "а:\n  - б: 1\n" + inside(2) + "# конец\nв: 2\n"),
        ("а:\n  - б: 1\n    # о б\nв: 2\n", ("а",), "а:\n  - б: 1\n    # о б\n" + inside(2) + "в: 2\n"),
        ("а:\n  - б: 1\n# вставка\n    г: 3\n", ("а",), "а:\n  - б: 1\n# вставка\n    г: 3\n" + inside(2)),
        ("а:\n  - {б: 1}\n  - {б: 2}\n", ("а",), "а:\n  - {б: 1}\n  - {б: 2}\n" + inside(2)),
        ("а:\n  - б: 1\n\n  - б: 2\n", ("а",), "а:\n  - б: 1\n\n  - б: 2\n\n" + inside(2)),
        ("а:\n  - б: >-\n      раз\n\n      два\n", ("а",), "а:\n  - б: >-\n      раз\n\n      два\n" + inside(2)),
        ("а: []\nв: 2\n", ("а",), "а:\n" + inside(2) + "в: 2\n"),
        ("а:\n  -\n    б: 1\n  -\n    б: 2\n", ("а",), "а:\n  -\n    б: 1\n  -\n    б: 2\n" + inside(2)),
        ("а:\n  - б: 1\n\n  # о\n  - б: 2\n", ("а",), "а:\n  - б: 1\n\n  # о\n  - б: 2\n\n" + inside(2)),
        ("а:\n  - б: []  # пусто\n", ("а", 0, "б"), "а:\n  - б:  # пусто\n" + inside(6)),
        ("а:\n  - б:\n    - в: 1\n  - г: 1\n", ("а", 0, "б"), "а:\n  - б:\n    - в: 1\n" + inside(4) + "  - г: 1\n"),
    ],
)
def test_item_goes_to_the_end_of_its_list(before: str, where: tuple[str | int, ...], after: str) -> None:
    grown = append_item(before, where, ITEM)
    assert grown is not None
    assert grown.text == after
    assert grown.block.split() == NEW.split()


@pytest.mark.parametrize("text", ["а: [б, в]\n", "а: {б: 1}\n", "б: 1\n", "", "а:\n  - [\n", "а: [\n  ]\n"])
def test_a_list_that_cannot_grow_is_left_alone(text: str) -> None:
    assert append_item(text, ("а",), ITEM) is None


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(" :#-«»\"'[]{},&*!|>%@`"))


@given(text=WORDS.map(str.strip).filter(bool))
@settings(max_examples=300)
def test_whatever_is_written_is_read_back(text: str) -> None:
    record = {"название": text, "ответственные": [text, "Школа"], "результаты": [text, {"текст": text}]}
    tree = parse_yaml("\n".join(record_lines(record)) + "\n", "x.yaml")
    odd = {each.code for each in tree.diagnostics}
    assert odd <= {"odd-character"}
    if not odd and tree.node is not None:
        normal = parse_yaml("\n".join(record_lines({"а": text})), "").node
        assert normal is not None
        value = plain(normal)["а"]  # type: ignore[call-overload, index]
        assert plain(tree.node) == {
            "название": value,
            "ответственные": [value, "Школа"],
            "результаты": [value, {"текст": value}],
        }


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Назначить школьного координатора", "naznachit-shkolnogo-koordinatora"),
        ("Подъезд, щит, ёж, цирк, эхо, мышь", "podezd-shhit-yozh-cirk-exo-mysh"),
        ("ФГИС «Моя школа»: вход", "fgis-moya-shkola-vxod"),
        ("План на 2025/26 учебный год", "plan-2025-26-uchebnyj-god"),
        ("…", "zapis"),
        ("а" * 90, "a" * 40),
    ],
)
def test_names_in_latin(title: str, slug: str) -> None:
    assert slug_of(title) == slug


@given(title=st.text(), taken=st.frozensets(st.sampled_from(["zapis", "zapis-2", "a"])))
def test_a_name_is_always_permitted_and_new(title: str, taken: frozenset[str]) -> None:
    load = load_roadmap(f"ид: {free_slug(title, taken)}\nназвание: x\nуровень: регион\nразделы: []\n", "r.yaml")
    assert not [each for each in load.diagnostics if each.code == "wrong-slug"]
    assert free_slug(title, taken) not in taken
    assert len(free_slug(title, taken)) <= MAX_LENGTH


ROADMAP = "ид: x\nназвание: x\nуровень: регион\nразделы:\n"


@pytest.mark.parametrize(
    ("sections", "numbers"),
    [
        ([["1.1", "1.2"], ["2.1"]], ["1.3", "2.2"]),
        ([["1", "2"], ["3", "4"]], ["5", "5"]),
        ([["1.9."], ["2.1."]], ["1.10.", "2.2."]),
        ([["1.1"], []], ["1.2", "2.1"]),
        ([["1"], []], ["2", "2"]),
        ([[], []], ["1.1", "2.1"]),
        ([["1а"], ["2"]], ["2а", "3"]),
    ],
)
def test_the_next_number(sections: list[list[str]], numbers: list[str]) -> None:
    text = ROADMAP
    for index, measures in enumerate(sections, 1):
        text += f'  - номер: "{index}"\n    название: С\n    мероприятия:{"" if measures else " []"}\n'
        text += "".join(f'      - {{номер: "{number}", название: М}}\n' for number in measures)
    roadmap = load_roadmap(text, "roadmap.yaml").value
    assert roadmap is not None
    assert [next_number(roadmap, section) for section in roadmap.sections] == numbers


def test_every_real_roadmap_takes_a_measure_in_every_section() -> None:
    from macros.sources.files import read_project
    from tests.support.editor_desk import ROOT

    texts = read_project(ROOT).texts
    for path, text in texts.items():
        roadmap = load_roadmap(text, path).value if "roadmap" in path and path.endswith(".yaml") else None
        for index, _ in enumerate(roadmap.sections if roadmap else ()):
            grown = append_item(text, ("разделы", index, "мероприятия"), ITEM)
            assert grown is not None, path
            kept = grown.text.split("\n")
            del kept[grown.first - 1 : grown.last]
            assert all(a or b for a, b in pairwise(kept[:1])) and "\n".join(kept) == text


@pytest.mark.parametrize("title", ["Con", "Аух", "Нул", "LPT1", "prn"])
def test_a_name_can_be_a_file_on_windows(title: str) -> None:
    name = free_slug(title, ())
    assert not PureWindowsPath(f"{name}.md").is_reserved() and not PureWindowsPath(name).is_reserved()


def test_a_measure_finds_no_place_in_a_plan_written_in_one_line() -> None:
    text = 'ид: x\nназвание: П\nуровень: регион\nразделы: [{название: Р, мероприятия: [{номер: "1", название: М}]}]\n'
    roadmap = load_roadmap(text, "roadmap.yaml").value
    assert roadmap is not None
    assert measure_draft({"номер": "2", "название": "Н"}, "roadmap.yaml", text, roadmap, 0) is None
