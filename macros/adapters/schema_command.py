"""`metodichka schema`: the JSON Schemas that editors get completion and hints from."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.adapters.arguments import RussianParser
from macros.adapters.project_root import find_root
from macros.adapters.speech import NO_PROJECT
from macros.schema import write_schemas


def run_schema_command(argv: list[str]) -> int:
    """Write the schemas of the project around the working directory."""
    RussianParser("schema", "Обновляет схемы в папке schemas.").parse_args(argv)
    root = find_root(Path.cwd())
    if root is None:
        sys.stderr.write(NO_PROJECT)
        return 2
    written = write_schemas(root)
    sys.stdout.write(f"Обновлено схем: {len(written)}.\n" if written else "Схемы уже свежие, менять нечего.\n")
    return 0
