"""How much one incoming document may hold: every reader counts here, so that time and memory have an end."""

from __future__ import annotations

from macros.importers.refusals import RefusedError

MAX_CELLS = 60_000
MAX_COLUMNS = 200
MAX_TEXTS = 80_000  # cells' and other paragraphs; a plan of a thousand measures has ten thousand
MAX_CHARACTERS = 3_000_000  # of all texts together; a plan of a thousand measures has half a million
LONGEST = 32_767  # characters of one cell or paragraph: what a spreadsheet's cell can hold
MAX_NESTING = 12  # tables in cells of tables, lists in lists

_ONLY_PLAN = "оставьте в документе только таблицу плана"


class Allowance:
    """What is left for the document that is being read. Each method refuses the file when there is too much."""

    def __init__(self) -> None:
        self._cells = MAX_CELLS
        self._texts = MAX_TEXTS
        self._characters = MAX_CHARACTERS

    def cells(self, number: int = 1) -> None:
        """Count filled cells."""
        self._cells -= number
        if self._cells < 0:
            raise RefusedError(f"в таблицах больше {MAX_CELLS} ячеек", _ONLY_PLAN)

    def text(self, text: str) -> str:
        """Count one cell's or paragraph's text and give it back."""
        if len(text) > LONGEST:
            raise RefusedError(
                f"в одной ячейке или абзаце {len(text)} знаков, у плана таких не бывает",
                "разбейте этот текст на абзацы или строки таблицы и повторите",
            )
        self._texts -= 1
        if self._texts < 0:
            raise RefusedError(f"в документе больше {MAX_TEXTS} абзацев", _ONLY_PLAN)
        self._characters -= len(text)
        if self._characters < 0:
            raise RefusedError("в документе больше трёх миллионов знаков", _ONLY_PLAN)
        return text

    @staticmethod
    def columns(number: int) -> None:
        """Check the width of a table."""
        if number > MAX_COLUMNS:
            raise RefusedError(f"в таблице {number} столбцов", _ONLY_PLAN)

    @staticmethod
    def nesting(depth: int, what: str = "таблицы вложены одна в другую") -> None:
        """Check how many tables or lists stand one inside another."""
        if depth > MAX_NESTING:
            raise RefusedError(f"{what} больше {MAX_NESTING} раз", _ONLY_PLAN)
