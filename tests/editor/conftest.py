"""The editor's desk: a copy of the real section for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.editor_desk import EditorDesk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> EditorDesk:
    """A fresh copy of the section with the command line in it."""
    return EditorDesk(tmp_path / "раздел", monkeypatch, capsys)
