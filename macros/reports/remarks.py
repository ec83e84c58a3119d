"""What a person at the ministry should look at, with the file, sheet and cell where it stands.

`message` never holds words of the file, so that it may be printed; `quote` does, and goes to the workbook only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class RemarkKind(StrEnum):
    """Sorts of remarks; the values head the column of the sheet."""

    FILE = "файл"  # not read, a duplicate, another form
    EMPTY = "не заполнено"
    WRONG = "ошибка"  # no status, no day, no number
    IMPOSSIBLE = "противоречие"
    LOOK = "проверить"  # read, but not as sure as written in the list
    PERSONAL = "личные данные"


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """One remark. `file` is the path below the folder; `sheet` and `cell` are empty where the whole file is meant."""

    file: str
    sheet: str
    row: int  # for the order: «B9» comes before «B10»
    cell: str
    kind: RemarkKind
    message: str
    quote: str = ""
    who: str = ""


def sorted_remarks(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Each once, in the order in which a person opens the files."""
    return tuple(sorted(set(remarks)))
