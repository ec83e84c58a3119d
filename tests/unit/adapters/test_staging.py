"""The plain tree tells of the past what the site tells, and no more."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from macros.adapters import staging
from macros.adapters.project_reader import read_whole_project
from macros.changes import Changes, History, Kind, MaterialChange, Revision, Sort
from macros.changes.masking import MASK
from macros.site import ReadySheets

PERSON = "Звоните Ивановой Марии Ивановне на +7 (914) 123-45-67"


def test_what_told_of_a_person_is_not_staged(project_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = Changes(materials=(MaterialChange(Kind.REMOVED, Sort.ANSWER, "answer", PERSON),))
    moment = datetime(2025, 2, 10, 12, tzinfo=UTC)
    history = History((Revision("c", moment, moment.date(), changes),))
    monkeypatch.setattr(staging, "read_history", lambda *_: history)
    tree = staging.staged_files(read_whole_project(project_root), date(2025, 2, 10), ReadySheets())
    told = tree["docs/changes/index.md"].decode()
    assert MASK in told and "123-45-67" not in told and "Иванов" not in told
    assert not any(b"123-45-67" in content for content in tree.values())
