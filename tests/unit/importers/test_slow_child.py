"""A document that takes too long is given up, and its child with it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from macros.adapters.importing import guarded
from macros.importers.refusals import Refusal
from tests.support import sleeping_child


def test_a_child_that_never_answers_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    heard: list[float] = []
    usual = guarded._answer

    def watched(process: subprocess.Popen[bytes], *rest: object) -> bytes | None:
        started.append(process)
        return usual(process, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(guarded, "child", sleeping_child)
    monkeypatch.setattr(guarded, "_answer", watched)
    told = guarded.read_guarded(tmp_path / "plan.docx", "plan.docx", seconds=0.5, waiting=heard.append)
    assert isinstance(told, Refusal)
    assert told.reason == "документ не раскрылся за отведённое время"
    assert len(heard) == 1 and heard[0] >= 1
    assert started[0].returncode not in {None, 0}, "it does not go on in the background"
