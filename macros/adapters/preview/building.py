"""Has the site built by a worker and says in values how it went."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from macros.adapters.preview.messages import Answer
from macros.adapters.project_root import CONFIG_FILE
from macros.diagnostics import Diagnostic, Severity, Span, has_errors

# (folder for the site, file for the diagnostics) → what came of it
RunBuild = Callable[[Path, Path], Answer]

_PLACE = re.compile(r'^ *File "(?P<file>[^"]+)", line (?P<line>\d+)', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class BuildResult:
    """One build. `site` is None when it failed; then `diagnostics` has at least one error.

    `unmade` counts the sheets for paper that are still to be made. One that was `given_up` says nothing of the site.
    """

    site: Path | None
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    unmade: int = 0
    given_up: bool = False


def build_site(root: Path, folder: Path, run: RunBuild) -> BuildResult:
    """Build the project at `root` into `folder`, where an earlier build may have left its site.

    A build that fails leaves that site as it is.
    """
    report = folder / "diagnostics.json"
    site = folder / "site"
    folder.mkdir(parents=True, exist_ok=True)  # somebody may have cleared the cache
    report.unlink(missing_ok=True)
    started = time.monotonic()
    answer = run(site, report)
    if answer.given_up:
        return BuildResult(None, (), time.monotonic() - started, given_up=True)
    diagnostics = _read_report(report)
    failed = answer.code != 0 or has_errors(diagnostics) or not site.is_dir()
    if failed and not has_errors(diagnostics):
        diagnostics = (*diagnostics, _refusal(answer.refused, root) if answer.refused else _crash(answer.errors, root))
    return BuildResult(None if failed else site, diagnostics, time.monotonic() - started, answer.unmade)


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


def _refusal(sentence: str, root: Path) -> Diagnostic:
    """The disk did not let the build go on."""
    return Diagnostic(
        file=CONFIG_FILE,
        span=Span(),
        code="build-refused",
        message=_without_root(sentence, root),
        hint="потом сохраните любой файл: сайт соберётся снова",
    )


def _without_root(text: str, root: Path) -> str:
    return text.replace(str(root / "_")[:-1], "")


def _crash(errors: str, root: Path) -> Diagnostic:
    """The program itself stopped: the last place in the project's own files, and what Python said last."""
    lines = [line for line in errors.splitlines() if line.strip()]
    said = _without_root(lines[-1].strip(), root) if lines else "без объяснений"
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
    return CONFIG_FILE, 1
