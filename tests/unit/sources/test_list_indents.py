"""Levels of lists by two and three spaces: where they are told, and that moving them gives the list that was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from macros.sources.list_indents import short_indents
from macros.sources.markdown_text import blank_code


def _moved(body: str) -> str:
    for slip in reversed(list(short_indents(blank_code(body)))):
        if slip.certain:
            body = body[: slip.start] + " " * slip.meant + body[slip.end :]
    return body


def _html(body: str) -> str:
    return Markdown(extensions=["sane_lists", "admonition"]).convert(body).replace("\n", "")


@pytest.mark.parametrize(
    ("body", "moved"),
    [
        ("- а\n  - б\n  - в\n- г", "- а\n    - б\n    - в\n- г"),
        ("1. а\n   - б\n2. в", "1. а\n    - б\n2. в"),
        ("1. а\n\n   1. б\n\n2. в", "1. а\n\n    1. б\n\n2. в"),
        ("- а\n  - б\n    - в\n  - г\n- д", "- а\n    - б\n        - в\n    - г\n- д"),
        ("- а\n    - б\n   - в", "- а\n    - б\n    - в"),
        ("- а\n  - б\n\n    слова б\n\n  слова а", "- а\n    - б\n\n        слова б\n\n    слова а"),
        ("!!! note\n    - а\n      - б", "!!! note\n    - а\n        - б"),
        ("- а\n\n  слова\n\n- б", "- а\n\n  слова\n\n- б"),  # told, but maybe a new paragraph
    ],
)
def test_what_stands_too_near_to_the_margin(body: str, moved: str) -> None:
    assert list(short_indents(blank_code(body)))
    assert _moved(body) == moved


@pytest.mark.parametrize(
    "body",
    [
        "- а\n    - б\n        - в",
        "- а\n - б",  # a slip of the finger: one level, and so it is shown
        "- а\n  ещё слова",
        "- а\n      - б",
        "- а\n\t- б",
        "- а\n\n    слова\n\n- б",
        "- а\n\nслова\n\n  - б",
        "- а\n\nслова\n\n  слова",
        "  слова\n\n  слова",
        "```\n- а\n  - б\n```",
        "",
    ],
)
def test_what_stands_where_it_belongs(body: str) -> None:
    assert list(short_indents(blank_code(body))) == []


def test_only_the_first_of_a_list_is_first() -> None:
    body = "- а\n  - б\n  - в\n\nслова\n\n- г\n  - д"
    assert [slip.first for slip in short_indents(body)] == [True, False, True]


def _items(levels: list[int], step: int) -> str:
    """A list of items of these levels, none more than one deeper than the one before it."""
    lines, depth = [], -1
    for number, level in enumerate(levels):
        depth = min(level, depth + 1)
        lines.append(f"{' ' * (step * depth)}- п{number}")
    return "\n".join(lines)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12), st.sampled_from([2, 3]))
def test_a_list_by_two_or_three_spaces_becomes_the_one_by_four(levels: list[int], step: int) -> None:
    assert _html(_moved(_items(levels, step))) == _html(_items(levels, 4))
    assert list(short_indents(_items(levels, 4))) == []
