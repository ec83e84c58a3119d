"""`metodichka stage`: the section as plain pages that need nothing of ours, for another generator or an archive.

The folder appears whole or not at all: everything is written beside it and moved into place at the end.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from macros.adapters.arguments import RussianParser, add_today
from macros.adapters.building.site_sheets import SiteSheets, site_sheets
from macros.adapters.project_reader import read_whole_project
from macros.adapters.project_root import project_here
from macros.adapters.speech import say_diagnostics, summary
from macros.adapters.staging import staged_files
from macros.diagnostics import has_errors, sort_diagnostics
from macros.site import ReadySheets


def run_stage_command(argv: list[str]) -> int:
    """Stage the project around the working directory. Exit code 0, 1 (errors), 2 (usage)."""
    parser = RussianParser(
        "stage", "Выгружает раздел простыми страницами: макросы раскрыты, страницы и файлы на месте."
    )
    parser.add_argument("folder", type=Path, metavar="ПАПКА", help="новая или пустая папка")
    add_today(parser)
    options = parser.parse_args(argv)
    root = project_here()
    target: Path = options.folder.resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        sys.stderr.write(f"«{options.folder}» уже существует и не пуста. Укажите новую папку.\n")
        return 2
    read = read_whole_project(root)
    sheets = SiteSheets(ReadySheets())
    if not has_errors(read.diagnostics):
        sheets = site_sheets(read.project, read.sources, root, read.options.time_zone)
    diagnostics = sort_diagnostics([*read.diagnostics, *sheets.diagnostics(read.sources.texts)])
    say_diagnostics(diagnostics, read.sources.texts)
    if has_errors(diagnostics):
        sys.stderr.write(f"\nНичего не выгружено. {summary(diagnostics)}\n")
        return 1
    count = _write(target, staged_files(read, options.today, sheets.ready))
    sys.stdout.write(f"Выгружено в «{options.folder}»: {count} файлов. {summary(diagnostics)}\n")
    return 0


def _write(target: Path, files: dict[str, bytes]) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".stage-", dir=target.parent) as temporary:
        tree = Path(temporary) / "tree"
        for path, content in files.items():
            (tree / path).parent.mkdir(parents=True, exist_ok=True)
            (tree / path).write_bytes(content)
        if target.exists():
            target.rmdir()  # empty: checked above
        tree.rename(target)
    return len(files)
