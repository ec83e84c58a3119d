"""The gate itself: it runs everything, tells everything, and is red when anything is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests import gate, measure_coverage
from tests.gate import Outcome, Step


def step(code: str) -> Step:
    return Step("проба", (sys.executable, "-c", code))


def test_order_and_arguments() -> None:
    names = [" ".join(each.command) for each in gate.steps(["-k", "terms"])]
    for name, word in zip(names, ("ruff check", "ruff format --check", "mypy", "lint-imports", "pytest"), strict=True):
        assert word in name
    assert names[-1].endswith("-k terms")


def test_output_passes_through_and_its_last_line_is_kept(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    outcome = gate.run_step(step("print('раз'); print('2 passed in 0.1s'); print(); raise SystemExit(3)"))
    assert (outcome.code, outcome.last_line) == (3, "2 passed in 0.1s")
    assert "раз\n2 passed in 0.1s\n" in capfdbinary.readouterr().out.decode()


@pytest.mark.parametrize(("codes", "expected"), [((0, 0), 0), ((1, 0), 1), ((0, 2), 1)])
def test_all_steps_run_and_one_red_is_red(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], codes: tuple[int, ...], expected: int
) -> None:
    monkeypatch.setattr(gate, "steps", lambda arguments: [step(f"raise SystemExit({code})") for code in codes])
    monkeypatch.setattr(gate, "missing_tools", lambda install: ["нет браузера"])
    assert gate.main([]) == expected
    summary = capsys.readouterr().out.partition("== итог\n")[2].splitlines()
    assert [line.startswith("пройдено") for line in summary[:-1]] == [code == 0 for code in codes]
    assert summary[-1] == "внимание: нет браузера"


def test_summary_repeats_each_checkers_last_word() -> None:
    text = gate.summary([Outcome(step(""), 1, 61.4, "1 failed, 2 passed in 60s")], [])
    assert text == "\n== итог\nне пройдено: проба, 61 с: 1 failed, 2 passed in 60s"


def test_missing_programs_are_installed_or_told(monkeypatch: pytest.MonkeyPatch) -> None:
    here: set[str] = set()
    monkeypatch.setattr(gate, "find_chromium", lambda: "chromium" if "chromium" in here else None)
    monkeypatch.setattr(gate, "find_poppler", lambda: "poppler-utils" in here)
    monkeypatch.setattr(gate, "find_nginx", lambda: "nginx" if "nginx-light" in here else None)

    def install_one(packages: list[str]) -> bool:
        here.add(packages[0])
        return True

    assert [line.partition(":")[0] for line in gate.missing_tools(lambda _: False)] == [
        "тесты в браузере пропущены",
        "тесты печатных файлов пропущены",
        "тесты образца nginx пропущены",
    ]
    assert len(gate.missing_tools(install_one)) == 2
    assert [line.partition(":")[0] for line in gate.missing_tools(install_one)] == ["тесты образца nginx пропущены"]
    assert gate.missing_tools(install_one) == []
    assert gate.missing_tools(lambda packages: pytest.fail("nothing is missing")) == []


def test_only_root_with_apt_installs(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(gate, "apt", lambda command: bool(asked.append(command)) or "update" in command)
    monkeypatch.setattr(gate.os, "geteuid", lambda: 1000, raising=False)
    assert not gate.install_missing(["chromium"])
    assert asked == []
    monkeypatch.setattr(gate.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(gate.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert not gate.install_missing(["chromium"])
    assert [command[1] for command in asked] == ["install", "update", "install"]
    assert asked[0][-1] == "chromium"


@pytest.mark.parametrize(("arguments", "whole"), [([], True), (["-k", "terms"], False)])
def test_the_whole_suite_must_run_every_branch(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    whole: bool,
) -> None:
    """A part of the suite is measured too, but cannot be asked for everything."""
    calls: list[tuple[str, ...]] = []

    def run(*call: str) -> int:
        calls.append(call)
        return 2 if "--fail-under" in call else 0

    monkeypatch.setattr(measure_coverage, "run", run)
    monkeypatch.setattr(measure_coverage, "ROOT", tmp_path)
    monkeypatch.setattr(measure_coverage, "DATA", tmp_path / "data")
    assert measure_coverage.main(arguments) == (2 if whole else 0)
    said = capsys.readouterr().out
    assert ("Пройдена не каждая ветвь" in said) is whole
    assert calls[0][-2:] == (("-m", "not browser") if whole else ("-k", "terms"))
    assert (calls[-1][-2:] == ("--fail-under", "100")) is whole
