"""Builds the site in a child process and says in values how it went.

A child process picks up an edit of the program itself, cannot take the server down and gives its memory back.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.diagnostics import Diagnostic, Severity, Span, has_errors

# (folder for the site, file for the diagnostics) → command line
BuildCommand = Callable[[Path, Path], list[str]]

_PLACE = re.compile(r'^ *File "(?P<file>[^"]+)", line (?P<line>\d+)', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class BuildResult:
    """One build. `site` is None when it failed; then `diagnostics` has at least one error."""

    site: Path | None
    diagnostics: tuple[Diagnostic, ...]
    seconds: float


def metodichka_build(today: date | None) -> BuildCommand:
    """The real command: `metodichka build` of this very environment; a preview's day is the clock's."""
    day = [f"--today={today.isoformat()}"] if today else ["--by-clock"]

    def command(site: Path, diagnostics: Path) -> list[str]:
        paths = [f"--site-dir={site}", f"--diagnostics={diagnostics}"]
        return [sys.executable, "-m", "macros.cli", "build", *paths, *day]

    return command


def build_site(root: Path, folder: Path, command: BuildCommand) -> BuildResult:
    """Build the project at `root` into the new folder `folder`; the child dies with us."""
    report = folder / "diagnostics.json"
    site = folder / "site"
    folder.mkdir()
    started = time.monotonic()
    code, errors = _run(command(site, report), root)
    diagnostics = _read_report(report)
    failed = code != 0 or has_errors(diagnostics) or not site.is_dir()
    if failed and not has_errors(diagnostics):
        diagnostics = (*diagnostics, _crash(errors, root))
    return BuildResult(None if failed else site, diagnostics, time.monotonic() - started)


def _run(command: list[str], root: Path) -> tuple[int, str]:
    # With METODICHKA_DEBUG the command lets a traceback out, and the place of the fault is read from it.
    environment = dict(os.environ, METODICHKA_DEBUG="1", PYTHONUTF8="1", NO_MKDOCS_2_WARNING="1")
    with subprocess.Popen(  # noqa: S603 - our own command
        command,
        cwd=root,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as child:
        try:
            _, errors = child.communicate()
        except BaseException:
            child.kill()
            raise
    return child.returncode, errors.decode("utf-8", "replace")


def _read_report(path: Path) -> tuple[Diagnostic, ...]:
    """Diagnostics the build wrote; none when it did not come so far."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple(_diagnostic(entry) for entry in entries)


def _diagnostic(entry: dict[str, str]) -> Diagnostic:
    line, column = int(entry.get("line", 1)), int(entry.get("column", 1))
    return Diagnostic(
        file=entry["file"],
        span=Span(line, column, int(entry.get("end_column", column + 1))),
        code=entry["code"],
        message=entry["message"],
        hint=entry.get("hint", ""),
        example=entry.get("example", ""),
        severity=Severity(entry.get("severity", "error")),
    )


def _crash(errors: str, root: Path) -> Diagnostic:
    """The program itself stopped: the last place in the project's own files, and what Python said last."""
    lines = [line for line in errors.splitlines() if line.strip()]
    said = lines[-1].strip().replace(str(root / "_")[:-1], "") if lines else "без объяснений"
    file, line = _place(errors, root)
    return Diagnostic(
        file=file,
        span=Span(line),
        code="build-crashed",
        message=f"сборка остановилась из-за ошибки в программе: {said}",
        hint="если вы меняли файлы программы, исправьте это место; если нет, покажите это сообщение разработчику",
    )


def _place(errors: str, root: Path) -> tuple[str, int]:
    for match in reversed(list(_PLACE.finditer(errors))):
        path = Path(match["file"])
        inside = path.is_relative_to(root) and not {".venv", "site-packages"} & set(path.parts)
        if inside:
            return path.relative_to(root).as_posix(), int(match["line"])
    return "mkdocs.yml", 1
