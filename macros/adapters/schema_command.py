"""`metodichka schema`: the JSON Schemas that editors get completion and hints from, and the guide's list of macros."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.adapters.arguments import RussianParser
from macros.adapters.project_root import find_root
from macros.adapters.speech import NO_PROJECT
from macros.schema import write_schemas
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


def _write_manual(guide: Path) -> tuple[str, ...]:
    """The guide's name if its list was old; a project without a guide is as good."""
    if not guide.is_file():
        return ()
    text = guide.read_text(encoding="utf-8")
    new = with_manual(text, MACROS.values())
    if new == text:
        return ()
    guide.write_text(new, encoding="utf-8", newline="\n")
    return (guide.name,)
