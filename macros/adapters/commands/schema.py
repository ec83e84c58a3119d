"""`metodichka schema`: the JSON Schemas that editors get completion and hints from, and the manual of macros."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from macros.adapters.arguments import RussianParser
from macros.adapters.disk.text_files import read_text, write_text
from macros.adapters.project_root import project_here
from macros.schema import FOLDER, all_schemas
from macros.site.macros import GROUPS, MACROS
from macros.site.macros.manual import REFERENCE, reference_page, reference_path, with_manual, with_overview
from macros.sources.files import CONTENT_FOLDER

GUIDE = "CONTRIBUTING.md"


def run_schema_command(argv: list[str]) -> int:
    """Write the schemas of the project around the working directory."""
    RussianParser(
        "schema", "Обновляет схемы в папке schemas, список макросов в CONTRIBUTING.md и их справочник."
    ).parse_args(argv)
    root = project_here()
    written = (*write_schemas(root), *_write_manual(root))
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


def _write_manual(root: Path) -> Iterator[str]:
    """The guide's list and the pages of the reference, as far as they are old; a project without them is as good."""
    guide, overview = root / GUIDE, root / CONTENT_FOLDER / REFERENCE
    if guide.is_file():
        yield from _renew(guide, lambda old: with_manual(old, MACROS.values()))
    if overview.is_file():
        yield from _renew(overview, lambda old: with_overview(old, GROUPS))
        for macro in MACROS.values():
            yield from _renew(root / CONTENT_FOLDER / reference_path(macro), partial(reference_page, macro))


def _renew(path: Path, renewed: Callable[[str], str]) -> Iterator[str]:
    """Write the file anew, if that changes it, and name it."""
    old = read_text(path) if path.is_file() else ""
    if (new := renewed(old)) != old:
        path.parent.mkdir(exist_ok=True)
        write_text(path, new)
        yield path.name
