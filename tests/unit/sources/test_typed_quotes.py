"""Which quotes are taken off a value: a pair around all of it, of those that Word types."""

from __future__ import annotations

import pytest

from macros.sources.typed_quotes import without_typed_quotes


@pytest.mark.parametrize("text", ["«2»", "“2”", "„2“", "”2”", "‘2’", "‹2›", "« 2 »", "«\u00a02»"])
def test_a_pair_goes(text: str) -> None:
    assert without_typed_quotes(text) == "2"


@pytest.mark.parametrize(
    "text", ["", "2", "«", "«»", "« »", "«2", "2»", "«1» и «2»", "«1»–«2»", '«a"b»', "«a\\b»", '"2"']
)
def test_anything_else_stays(text: str) -> None:
    assert without_typed_quotes(text) == text
