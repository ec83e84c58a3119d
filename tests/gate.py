"""Everything a change must pass, one step after another: `python3 run.py test`.

All steps run even when one fails, so that one run tells everything. Extra arguments go to pytest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.support.system_tools import CHROMIUM_ADVICE, find_chromium, find_nginx, find_poppler

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Step:
    """One checker: what it looks at and how it is called."""

    title: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """How a step ended; `last_line` is the closing line of its own output."""

    step: Step
    code: int
    seconds: float
    last_line: str


def main(arguments: list[str]) -> int:
    """1 if any step failed, else 0."""
    remarks = missing_tools(install_missing)
    outcomes = [run_step(step) for step in steps(arguments)]
    print(summary(outcomes, remarks), flush=True)
    return int(any(outcome.code for outcome in outcomes))


def steps(pytest_arguments: Iterable[str] = ()) -> tuple[Step, ...]:
    """The checkers, the quick ones first."""
    python = (sys.executable, "-m")
    return (
        Step("стиль кода (ruff)", (*python, "ruff", "check", ".")),
        Step("оформление кода (ruff format)", (*python, "ruff", "format", "--check", ".")),
        Step("типы (mypy)", (*python, "mypy")),
        Step("направление зависимостей (import-linter)", (str(BIN / "lint-imports"),)),
        Step("тесты (pytest)", (*python, "pytest", "-rs", "-n", "auto", "--dist", "worksteal", *pytest_arguments)),
    )


def run_step(step: Step) -> Outcome:
    """Run one checker and let its output through as it comes."""
    print(f"\n== {step.title}", flush=True)
    started, last_line = time.monotonic(), ""
    with subprocess.Popen(
        step.command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment()
    ) as child:
        for raw in child.stdout or ():
            sys.stdout.buffer.write(raw)
            sys.stdout.buffer.flush()
            last_line = raw.decode("utf-8", "replace").strip() or last_line
    return Outcome(step, child.returncode, time.monotonic() - started, last_line)


def environment() -> dict[str, str]:
    """Ours, with colours where a person looks on, and the browser that was found here."""
    variables = dict(os.environ, METODICHKA_CHROMIUM=find_chromium() or "")
    if sys.stdout.isatty():
        variables |= {"FORCE_COLOR": "1", "PY_COLORS": "1"}
    return variables


def summary(outcomes: Iterable[Outcome], remarks: Iterable[str]) -> str:
    """A line for each step, what could not be tested, and the checkers' own last words."""
    lines = ["", "== итог"]
    for outcome in outcomes:
        word = "не пройдено" if outcome.code else "пройдено"
        lines.append(f"{word}: {outcome.step.title}, {outcome.seconds:.0f} с: {outcome.last_line}")
    lines += [f"внимание: {remark}" for remark in remarks]
    return "\n".join(lines)


def missing_tools(install: Callable[[list[str]], bool]) -> list[str]:
    """What will be skipped for want of a program, after an attempt to install it."""
    wanted = {
        "chromium": (find_chromium, f"тесты в браузере пропущены: не найден Chromium; {CHROMIUM_ADVICE}"),
        "poppler-utils": (find_poppler, "тесты печатных файлов пропущены: нет pdftotext и pdftoppm (poppler-utils)"),
        "nginx-light": (find_nginx, "тесты образца nginx пропущены: нет nginx (nginx-light)"),
    }
    absent = [package for package, (found, _) in wanted.items() if not found()]
    if absent:
        install(absent)
    return [remark for found, remark in wanted.values() if not found()]


def install_missing(packages: list[str]) -> bool:
    """Install system packages where that needs nobody's leave: as root on Debian or Ubuntu."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return False
    print(f"Ставлю программы для тестов: {', '.join(packages)}…", flush=True)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return apt(install) or (apt(["apt-get", "update", "-qq"]) and apt(install))


def apt(command: list[str]) -> bool:
    """Whether apt did it; its chatter is shown only by the outcome."""
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    return subprocess.run(command, env=quiet, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
