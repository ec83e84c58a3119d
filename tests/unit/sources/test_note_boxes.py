"""Note boxes that would not come out as they were meant, beside what Markdown itself makes of them."""

from __future__ import annotations

import pytest
from markdown import Markdown

from macros.sources.note_boxes import empty_notes, note_slips


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("!!! Важно", '!!! important "Важно"'),
        ('!!! "Важно"', '!!! important "Важно"'),
        ("!!! Важно: вход закрыт", '!!! important "Важно: вход закрыт"'),
        ("!!! Внимание", '!!! warning "Внимание"'),
        ("!!! совет", '!!! tip "Совет"'),
        ("!!! Коллеги, читайте", '!!! note "Коллеги, читайте"'),
        ("!!! note: Вход", '!!! note "Вход"'),
        ("!!! tip «Вход»", '!!! tip "Вход"'),
        ("!!! alert", '!!! note "Alert"'),
        ('??? tip "Вход"', '!!! tip "Вход"'),
        ("???+ Совет", '!!! tip "Совет"'),
    ],
)
def test_a_first_line_that_opens_no_box(line: str, meant: str) -> None:
    (slip,) = note_slips(f"Слова.\n\n{line}\n    Слова.\n")
    assert slip.meant == meant
    assert list(note_slips(meant)) == []
    assert '<div class="admonition' in Markdown(extensions=["admonition"]).convert(f"{meant}\n    Слова.")


@pytest.mark.parametrize(
    "body",
    ["!!! note", '!!! tip "Вход"', '!!! tip inline end "Вход"', "!!!note", "!!!", "???", "!!! Ура!!!", "Ура!!! Вход"],
)
def test_lines_that_are_let_be(body: str) -> None:
    assert list(note_slips(body)) == []


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("!!! note\nраз\nдва\n\nтри", ["раз", "два"]),
        ("    !!! note\n    раз", ["    раз"]),
        ("!!! note\n  раз", ["  раз"]),
        ("!!! note\n\nраз", []),
        ("!!! note", []),
        ("!!! note\n!!! tip\n    раз", []),
    ],
)
def test_words_that_stand_outside(body: str, lines: list[str]) -> None:
    (note,) = empty_notes(body)
    assert [body[start:].split("\n", 1)[0] for start in note.lines] == lines


@pytest.mark.parametrize(
    "body", ["!!! note\n    раз", "!!! note\n\n    раз", '!!! note "Вход закрыт"\n\nраз', '!!! note "Вход закрыт"', ""]
)
def test_boxes_that_are_as_they_were_meant(body: str) -> None:
    assert list(empty_notes(body)) == []
