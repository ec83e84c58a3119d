"""What is told to an editor: a fault with its place, said kindly and with the next step.

Errors are values here. Loading and checks return diagnostics beside their result; only adapters print them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"  # the site is not built
    WARNING = "warning"  # the site is built; somebody should look
    # The Russian words are in `Diagnostic.headline`.


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a text file. Lines and columns count from 1, columns in characters; `end_column` is exclusive.

    A place that goes over several lines is shortened to its first line.
    """

    line: int = 1
    column: int = 1
    end_column: int = 2

    @classmethod
    def within(cls, text: str, start: int, end: int, first_line: int = 1) -> Span:
        """The place of `text[start:end]`, at least one character; the text begins at line `first_line` of its file."""
        column = start - text.rfind("\n", 0, start)
        line_end = text.find("\n", start, end)
        length = (end if line_end < 0 else line_end) - start
        return cls(first_line + text.count("\n", 0, start), column, column + max(length, 1))


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault or doubt about one place of one file.

    `file` is the POSIX path from the project's root. `code` is a stable kebab-case name («unknown-field»).
    `message`, `hint` and `example` are Russian; `example` shows how it is written correctly and may have several lines.
    """

    file: str
    span: Span
    code: str
    message: str
    hint: str = ""
    example: str = ""
    severity: Severity = Severity.ERROR

    @property
    def headline(self) -> str:
        """`file:line:column: ошибка: … [code]`."""
        word = "ошибка" if self.severity is Severity.ERROR else "предупреждение"
        return f"{self.file}:{self.span.line}:{self.span.column}: {word}: {self.message} [{self.code}]"


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Unique diagnostics in the order an editor walks the files: file, line, column, code."""
    return tuple(sorted(set(diagnostics), key=_place))


def _place(found: Diagnostic) -> tuple[object, ...]:
    """Every field takes part: two that differ in one field only may not change places from run to run."""
    span = found.span
    place = found.file, span.line, span.column, found.code, found.message, found.hint
    return *place, found.severity.value, found.example, span.end_column


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything here forbids building the site."""
    return any(d.severity is Severity.ERROR for d in diagnostics)
