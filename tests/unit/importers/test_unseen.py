"""Documents of many shapes: every measure arrives whole, and what is uncertain stands in the list of doubts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.plan_documents import imported, loaded, told
from tests.support.unseen_plans import UNSEEN, reading_of


@pytest.mark.parametrize("name", UNSEEN)
def test_every_measure_arrives(tmp_path: Path, name: str) -> None:
    unseen = UNSEEN[name]
    draft = imported(unseen.make(tmp_path))
    assert reading_of(draft) == unseen.lines
    loaded(draft)
    for words in unseen.doubts:
        assert told(draft, words), (words, [doubt.text for doubt in draft.all_doubts()])
