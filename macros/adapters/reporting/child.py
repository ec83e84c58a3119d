"""The child process that opens filled forms: paths come in, line by line, and workbooks as JSON go out.

It has a ceiling for memory where the system knows one, no clock and nothing to lose; `pool` kills it when it is slow.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from macros.importers.forms import read_form_workbook, workbook_to_json
from macros.importers.refusals import RefusedError

MEMORY = 700_000_000  # bytes of address space; the interpreter with openpyxl takes about a quarter
TOO_BIG = ("файл слишком велик для разбора", "оставьте в нём только форму отчёта, картинки приложите отдельно")


def main() -> None:
    """Answer until the input ends."""
    _limit_memory()
    for line in sys.stdin:
        sys.stdout.write(_answer(Path(json.loads(line))) + "\n")
        sys.stdout.flush()


def _answer(path: Path) -> str:
    try:
        return json.dumps({"book": workbook_to_json(read_form_workbook(path))})
    except RefusedError as error:
        return json.dumps({"refused": [error.refusal.reason, error.refusal.remedy]})
    except OSError:
        return json.dumps({"refused": ["файл не открылся", "проверьте, что он на месте и у вас есть право его читать"]})
    except (MemoryError, RecursionError):
        return json.dumps({"refused": TOO_BIG})


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has none: there the limits of the file and the time remain
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
