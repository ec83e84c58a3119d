"""The child process that opens one incoming document: its path, name and sheet in, its blocks as JSON out.

It has a ceiling for memory and processor time where the system knows one, and nothing to lose.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from macros.importers.grid import document_to_json
from macros.importers.reading import PDF_HEAD, PDF_MARK, read_document
from macros.importers.refusals import SAVE_ANEW, RefusedError

MEMORY = 290_000_000  # bytes of data; a usual document takes a fifth of it
ADDRESSES = 1_000_000_000  # bytes of address space, libraries included
SECONDS = 8  # of processor time; a plan of a thousand measures takes one
PDF_SECONDS = 60  # two hundred pages of ruled tables take half of it
TOO_BIG = ("документ слишком велик или сложен для разбора", "сохраните таблицу плана отдельным документом без рисунков")
ODD = ("файл повреждён или устроен необычно, разобрать его не удалось", SAVE_ANEW)


def main() -> None:
    """Read one document. Whatever happens, one line of JSON is the answer."""
    path, name, sheet = sys.argv[1:4]
    _limit(PDF_SECONDS if _is_pdf(Path(path)) else SECONDS)
    sys.stdout.write(json.dumps(_answer(Path(path), name, sheet)))


def _answer(path: Path, name: str, sheet: str) -> dict[str, object]:
    try:
        return {"document": document_to_json(read_document(path, name, sheet))}
    except RefusedError as error:
        return {"refused": [error.refusal.reason, error.refusal.remedy]}
    except (MemoryError, RecursionError):
        return {"refused": list(TOO_BIG)}
    except OSError:
        return {"refused": ["файл не открылся", "проверьте, что он на месте и у вас есть право его читать"]}
    except Exception:  # a library met what nobody foresaw; an editor gets a sentence, not a traceback
        return {"refused": list(ODD)}


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return PDF_MARK in stream.read(PDF_HEAD)
    except OSError:
        return False


def _limit(seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has none: there the limits of the file and the waiting time remain
        return
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    main()
