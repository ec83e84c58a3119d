"""A console of an old code page shows our words, if with plainer signs."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.adapters.console import tolerate_narrow_consoles

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "«Да» – 5\u00a0% → №\u00a01…"),
        ("cp1251", "«Да» – 5\u00a0% -> №\u00a01…"),
        ("cp866", '"Да" - 5\u00a0% -> №\u00a01...'),
        ("ascii", '"??" - 5 % -> N 1...'),
    ],
)
def test_signs_come_out_as_the_nearest_known_ones(encoding: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding))
    tolerate_narrow_consoles()
    sys.stdout.write("«Да» – 5\u00a0% → №\u00a01…")
    sys.stdout.flush()
    assert out.getvalue().decode(encoding) == shown


@pytest.mark.parametrize("command", [["--help"], ["term", "с 1 сентября – постоянно"], ["new", "--help"]])
def test_no_command_fails_for_want_of_a_sign(command: list[str]) -> None:
    variables = dict(os.environ, PYTHONUTF8="0", PYTHONIOENCODING="cp866")
    call = [sys.executable, "-m", "macros.cli", *command]
    done = subprocess.run(call, cwd=ROOT, env=variables, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("cp866")
    assert "ошибка" not in done.stderr.decode("cp866")
