"""Where a value, a part of its text and the name of its field stand, column by column."""

from __future__ import annotations

import pytest

from macros.diagnostics import Span
from macros.sources.places import Places
from macros.sources.tree import Path
from macros.sources.yaml_tree import parse_yaml

PLAN = """\
название: План на май
сноска: 'до мая'
цитата: "это ''май''"
кавычка: 'это ''май'''
длинный: >-
  до
  мая
строка: до мая
  и позже
меры:
  - срок: май, июнь
    сноски:
      "*": уточняется
"""


def places() -> Places:
    node = parse_yaml(PLAN, "plan.yaml").node
    return Places("plan.yaml", lambda: node)


@pytest.mark.parametrize(
    ("path", "part", "span"),
    [
        (("название",), "План", Span(1, 11, 15)),
        (("название",), "май", Span(1, 19, 22)),
        (("название",), "План на май", Span(1, 11, 22)),
        (("сноска",), "до", Span(2, 10, 12)),
        (("сноска",), "мая", Span(2, 13, 16)),
        (("меры", 0, "срок"), "май", Span(11, 11, 14)),
        (("меры", 0, "срок"), "июнь", Span(11, 16, 20)),
        (("цитата",), "май", Span(3, 16, 19)),
        # Not plain to see: the whole text, its first line.
        (("название",), "июль", Span(1, 11, 22)),
        (("кавычка",), "май", Span(4, 10, 23)),
        (("длинный",), "мая", Span(5, 10, 12)),
        (("строка",), "позже", Span(8, 9, 15)),
        (("меры",), "срок", Span(11, 3, 4)),
        (("меры", 0, "нет"), "срок", Span(11, 5, 9)),
    ],
)
def test_a_part_of_a_text_is_shown_where_it_stands(path: Path, part: str, span: Span) -> None:
    assert places().part_span(path, part) == span


@pytest.mark.parametrize(
    ("path", "span"),
    [
        (("название",), Span(1, 1, 9)),
        (("меры",), Span(10, 1, 5)),
        (("меры", 0, "срок"), Span(11, 5, 9)),
        (("меры", 0, "сноски"), Span(12, 5, 11)),
        (("меры", 0, "сноски", "*"), Span(13, 7, 10)),
        # Without a name of its own: the value, or the nearest one around it.
        (("меры", 0), Span(11, 5, 9)),
        (("меры", 0, "итог"), Span(11, 5, 9)),
        (("меры", 7, "срок"), Span(11, 3, 4)),
        (("нет", "и", "не было"), Span(1, 1, 9)),
        ((), Span(1, 1, 9)),
    ],
)
def test_the_name_of_a_field_has_a_place_too(path: Path, span: Span) -> None:
    assert places().key_span(path) == span


@pytest.mark.parametrize(
    ("path", "span"),
    [
        ((), Span(1, 1, 9)),
        (("меры", 0, "сноски", "*"), Span(13, 12, 22)),
        (("меры", 0, "сноски", "**"), Span(13, 7, 10)),
        (("меры", 0, "сноски", "*", "ещё"), Span(13, 12, 22)),
    ],
)
def test_a_value_or_the_nearest_one_around_it(path: Path, span: Span) -> None:
    assert places().span(path) == span


def test_a_file_that_is_gone_has_no_places_but_a_name() -> None:
    gone = Places("plan.yaml", lambda: None)
    assert gone.span(("а",)) == gone.part_span(("а",), "б") == gone.key_span(("а",)) == gone.key_span(()) == Span()
    told = gone.tell("empty-field", ("а", "б"), key="срок", where="")
    assert (told.code, told.file, told.span, "«срок»" in told.message) == ("empty-field", "plan.yaml", Span(), True)
    told = places().tell("empty-field", ("меры", 0, "срок"), key="срок", where="")
    assert (told.file, told.span) == ("plan.yaml", Span(11, 11, 20))


def test_the_tree_is_built_once_and_only_when_it_is_asked_for() -> None:
    built = []

    def build() -> None:
        built.append(1)

    asked = Places("plan.yaml", build)
    assert built == []
    assert (asked.span(()), asked.key_span(("а",)), built) == (Span(), Span(), [1])
