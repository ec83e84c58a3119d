"""A line does not begin with a dash: what is typed with plain spaces is drawn with others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.views.typography import keep_together


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("до 1 марта, далее – постоянно", "до 1 марта, далее⍽– постоянно"),
        ("24.10.2022 – 25.10.2022", "24.10.2022⍽– 25.10.2022"),
        ("Портал — это сайт", "Портал⍽— это сайт"),
        ("школа № 5 – 20 % охвата", "школа №⍽5⍽– 20⍽% охвата"),
        ("– Здравствуйте! – и точка", "– Здравствуйте!⍽– и точка"),
        ("5–9 классы, кто-то", "5–9 классы, кто-то"),
        ("далее⍽– постоянно", "далее⍽– постоянно"),
        ("", ""),
    ],
)
def test_where_a_line_does_not_end(typed: str, drawn: str) -> None:
    assert keep_together(typed.replace("⍽", "\u00a0")) == drawn.replace("⍽", "\u00a0")


@given(st.text(alphabet=" –—№%аб5\u00a0\n", max_size=40))
def test_only_spaces_change_and_once(text: str) -> None:
    kept = keep_together(text)
    assert kept.replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert keep_together(kept) == kept
