"""`metodichka schema`: the JSON Schemas that editors get completion and hints from, and the guide's list of macros."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.adapters.arguments import RussianParser
from macros.adapters.disk.text_files import read_text, write_text
from macros.adapters.project_root import find_root
from macros.adapters.speech import NO_PROJECT
from macros.schema import FOLDER, all_schemas
from macros.site import MACROS
from macros.site.macros.manual import with_manual

GUIDE = "CONTRIBUTING.md"


def run_schema_command(argv: list[str]) -> int:
    """Write the schemas of the project around the working directory."""
    RussianParser("schema", "Обновляет схемы в папке schemas и список макросов в CONTRIBUTING.md.").parse_args(argv)
    root = find_root(Path.cwd())
    if root is None:
        sys.stderr.write(NO_PROJECT)
        return 2
    written = (*write_schemas(root), *_write_manual(root / GUIDE))
    sys.stdout.write(f"Обновлено файлов: {len(written)}.\n" if written else "Всё уже свежее, менять нечего.\n")
    return 0


def write_schemas(root: Path) -> tuple[str, ...]:
    """Write the schemas that differ into `root`/schemas; the names of those written. Raises OSError."""
    written = []
    for name, text in all_schemas().items():
        path = root / FOLDER / name
        if not path.is_file() or read_text(path) != text:
            write_text(path, text)
            written.append(name)
    return tuple(written)


def _write_manual(guide: Path) -> tuple[str, ...]:
    """The guide's name if its list was old; a project without a guide is as good."""
    if not guide.is_file():
        return ()
    text = read_text(guide)
    new = with_manual(text, MACROS.values())
    if new == text:
        return ()
    write_text(guide, new)
    return (guide.name,)
