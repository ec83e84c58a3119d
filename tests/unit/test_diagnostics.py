"""The place of a stretch of text, as an editor's program counts it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.diagnostics import Span


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        (0, 2, Span(5, 1, 3)),
        (1, 1, Span(5, 2, 3)),  # nothing is told as one character
        (1, 5, Span(5, 2, 3)),  # over a line's end: its first line only
        (2, 4, Span(5, 3, 4)),  # the line's end itself
        (3, 5, Span(6, 1, 3)),
        (6, 6, Span(7, 1, 2)),
    ],
)
def test_a_span_is_counted_from_the_texts_first_line(start: int, end: int, span: Span) -> None:
    assert Span.within("аб\nвг\n", start, end, 5) == span


@given(text=st.text("аб\n", max_size=30), data=st.data())
def test_a_span_leads_back_to_its_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Span.within(text, start, end)
    line = text.split("\n")[span.line - 1]
    assert line[span.column - 1 : span.end_column - 1] == text[start:end].partition("\n")[0] or start == end
