"""What looks like a table and is none, and cells that would be lost: against Python-Markdown itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from macros.sources.markdown_tables import lost_cells, tabbed_tables, unruled_tables
from macros.sources.markdown_text import blank_code


def _unruled(body: str) -> list[tuple[int, bool]]:
    return [(slip.row, slip.ruler) for slip in unruled_tables(blank_code(body))]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("| а | б |\n| в | г |", [(0, False)]),
        ("Слова\n\n| а | б |\n| в | г |\n\nСлова", [(2, False)]),
        ("## Роли\n| а | б |\n| в | г |", [(1, False)]),
        ("| а | б |\n|---|\n| в | г |", [(0, True)]),
        ("а | б\n|---|---|\n| в | г |", [(0, True)]),
        ("| а |\n| в |\n\n| а |\n| в |", [(0, False), (3, False)]),
    ],
)
def test_rows_that_become_no_table(body: str, found: list[tuple[int, bool]]) -> None:
    assert _unruled(body) == found
    assert "<table" not in markdown(body, extensions=["tables"])


@pytest.mark.parametrize(
    "body",
    [
        "| а | б |\n|---|---|\n| в | г |",
        "а | б\n--- | ---\nв | г",
        "|а|\n|-|\n|в|",
        "слова | ещё\nстрока | тоже",
        "| одна строка |",
        "```\n| а |\n| б |\n```",
        "\\| а |\n\\| б |",
        "|x| > 0",
    ],
)
def test_what_is_a_table_or_no_attempt_at_one(body: str) -> None:
    assert _unruled(body) == []


def test_the_row_is_given_with_its_ruler() -> None:
    (slip,) = unruled_tables("| Роль | «а\\|б» |\n| в | г |")
    assert slip.meant == "| Роль | «а\\|б» |\n| --- | --- |"
    (slip,) = tabbed_tables("Роль\tДоступ\t\tКогда\nа\tб\t\tв")
    assert slip.meant == "| Роль | Доступ |  | Когда |\n| --- | --- | --- | --- |"


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        ("Роль\tДоступ\nУчитель\tсвой класс", [0]),
        ("Слова.\n\n 1 \t а\n 2\tб\n\nСлова.", [2]),
        ("Роль\tДоступ\n\nСлова", []),
        ("\tкод\tкод\n\tкод\tкод", []),
        ("| а\t|б |\n| в\t| г|", []),
        ("слово\t\nслово\t", []),
    ],
)
def test_rows_parted_by_tabs(body: str, rows: list[int]) -> None:
    assert [slip.row for slip in tabbed_tables(blank_code(body))] == rows


# A row of cells, each a word of its own so that a lost one is missed; with and without bars at its ends.
_WIDTHS = st.integers(1, 4)


@st.composite
def _tables(draw: st.DrawFn) -> tuple[str, list[list[str]]]:
    columns, names = draw(_WIDTHS), iter(range(100))
    rows = [[f"w{next(names)}" for _ in range(width)] for width in draw(st.lists(_WIDTHS, max_size=4))]
    header = [f"w{next(names)}" for _ in range(columns)]
    bars = draw(st.sampled_from([("| ", " |"), ("| ", ""), ("", " |"), ("", "")]))
    of_rows = draw(st.sampled_from([("| ", " |"), ("", "")]))
    lines = [header, ["---"] * columns, *rows]
    text = [f"{a}{' | '.join(row)}{b}" for row, (a, b) in zip(lines, [bars, bars, *[of_rows] * len(rows)], strict=True)]
    return "\n".join(text), rows


@given(_tables())
def test_a_cell_is_called_lost_if_it_is(table: tuple[str, list[list[str]]]) -> None:
    text, rows = table
    html = markdown(text, extensions=["tables"])
    if "<table" not in html:
        return
    shown = set(html.replace("<", " ").replace(">", " ").split())
    without = {2 + at for at, row in enumerate(rows) if not set(row) <= shown}
    assert {lost.row for lost in lost_cells(text)} == without


def test_the_place_of_a_lost_cell() -> None:
    text = "| а | б |\n|---|---|\n| в | г | **д** | |"
    (lost,) = lost_cells(text)
    assert text.split("\n")[lost.row][lost.start : lost.end] == " **д** | "
    assert (lost.cells, lost.columns) == (4, 2)
