"""Why a file is not read. Inside the reading it is raised; the border gets it as a value and says it in Russian."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason and a remedy, both Russian sentences without the closing stop."""

    reason: str
    remedy: str


class RefusedError(Exception):
    """Stops the reading of a file."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.refusal = Refusal(reason, remedy)


SAVE_ANEW = "откройте файл в Word, Excel или LibreOffice и сохраните заново в формате .docx или .xlsx"
EOF_REMEDY = "возможно, файл скачан не до конца: получите его ещё раз"
