"""What a screen reader finds on each kind of sheet, tag by tag, word by word: tests/golden/sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.golden_files import Golden
from tests.support.pdf_reader import needs_poppler, pdf_structure
from tests.unit.sheets.samples import KINDS, made_pdf


@needs_poppler
@pytest.mark.parametrize("large", [False, True], ids=["plain", "large"])
@pytest.mark.parametrize("kind", KINDS)
def test_sheet(kind: str, large: bool, golden: Golden, tmp_path: Path) -> None:
    text = pdf_structure(made_pdf(kind, large=large), tmp_path).replace("\u200b", "")
    golden(f"sheets/{kind}{'-large' if large else ''}.txt", text)
