"""Which files of a folder are answers: workbooks and what looks like a table; the rest are annexes, left alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.reports.consolidation import RefusedFile

_WORKBOOKS = (".xlsx",)
_NEARLY = {
    ".xls": ("это старый формат .xls", "откройте его в Excel или LibreOffice и сохраните как .xlsx"),
    ".xlsm": ("это книга с макросами (.xlsm)", "сохраните её без макросов: «Книга Excel (*.xlsx)»"),
    ".xlsb": ("это двоичная книга Excel (.xlsb)", "сохраните её как «Книга Excel (*.xlsx)»"),
    ".ods": ("это таблица LibreOffice (.ods)", "откройте её и сохраните как «Книга Excel 2007–365 (.xlsx)»"),
    ".csv": ("это CSV", "нужна форма отчёта, сохранённая в формате .xlsx"),
    ".zip": ("это архив", "распакуйте его в ту же папку и повторите"),
    ".rar": ("это архив", "распакуйте его в ту же папку и повторите"),
    ".7z": ("это архив", "распакуйте его в ту же папку и повторите"),
}


@dataclass(frozen=True, slots=True)
class AnswerFiles:
    """The workbooks to open with their names below the folder, files that are nearly one, the names of all others."""

    workbooks: tuple[tuple[str, Path], ...]
    refused: tuple[RefusedFile, ...]
    annexes: tuple[str, ...]


def answer_files(folder: Path, without: Sequence[Path] = ()) -> AnswerFiles:
    """Everything below `folder` but hidden and temporary files; `without` are our own outputs."""
    workbooks: list[tuple[str, Path]] = []
    refused: list[RefusedFile] = []
    annexes: list[str] = []
    own = {path.resolve() for path in without}
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        suffix = path.suffix.casefold()
        if path.is_symlink():
            refused.append(RefusedFile(name, "это ссылка на другое место", "положите в папку сам файл"))
        elif path.resolve() in own:
            continue
        elif suffix in _WORKBOOKS:
            workbooks.append((name, path))
        elif suffix in _NEARLY:
            refused.append(RefusedFile(name, *_NEARLY[suffix]))
        else:
            annexes.append(name)
    return AnswerFiles(tuple(workbooks), tuple(refused), tuple(annexes))


def _files(folder: Path) -> Iterator[Path]:
    """Files in a fixed order; links to folders are not followed, for they may lead round in a circle."""
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        if path.name.startswith((".", "~$")):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        elif path.is_file() or path.is_symlink():
            yield path
