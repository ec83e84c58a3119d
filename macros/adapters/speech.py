"""What our commands say on the terminal about diagnostics."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from macros.diagnostics import Diagnostic, Severity
from macros.report import format_text

NO_HISTORY_OF_GIT = (
    "Сравнить не с чем: здесь нет истории git. Возьмите материалы командой git clone или проверьте, что git установлен."
)


def say_diagnostics(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str]) -> None:
    """All diagnostics with their source lines, to standard error."""
    if diagnostics:
        sys.stderr.write(format_text(diagnostics, texts) + "\n")


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """«Ошибок нет.» or how many there are."""
    errors = sum(d.severity is Severity.ERROR for d in diagnostics)
    warnings = len(diagnostics) - errors
    if not diagnostics:
        return "Ошибок и предупреждений нет."
    return f"Ошибок: {errors}, предупреждений: {warnings}."
