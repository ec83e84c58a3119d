"""`check --fix`: writes the certain repairs and shows each of them with the line before and after."""

from __future__ import annotations

from typing import TextIO

from macros.adapters.disk.text_files import write_text
from macros.adapters.project_reader import ReadProject
from macros.authoring.repairs import Repair, repair_text

_NOTHING = "Исправлять нечего: всё, что программа чинит сама, уже в порядке.\n"


def fix_files(read: ReadProject, out: TextIO) -> int:
    """Repair every authored file of the project; how many repairs were made. Raises OSError."""
    names = frozenset(read.project.parties.names())
    made = 0
    for path, text in read.sources.texts.items():
        repaired = repair_text(path, text, names)
        if repaired.text != text:
            write_text(read.root / path, repaired.text)
            made += len(repaired.repairs)
            out.writelines(_picture(path, repair) for repair in repaired.repairs)
    out.write(f"Исправлено мест: {made}. Посмотрите правку: git diff\n\n" if made else f"{_NOTHING}\n")
    return made


def _picture(path: str, repair: Repair) -> str:
    lines = [f"{path}:{repair.line}: {repair.what}"]
    if _visible(repair.before) != _visible(repair.after):
        lines += [f"    - {repair.before.strip()}", f"    + {repair.after.strip()}"]
    return "\n".join(lines) + "\n"


def _visible(line: str) -> str:
    """The line as a terminal shows it: of two that differ in the width of a space nobody sees why."""
    return line.replace("\u00a0", " ").strip()
