"""How much of `macros/` the tests run, branch by branch: `python3 run.py coverage`.

Slower than the tests alone, and therefore no part of them. Arguments go to pytest; without any the whole suite runs
except the browser's tests, which look at pages and not at the program, and then every branch must have been run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / ".cache" / "coverage"
PYTEST = ("-m", "coverage", "run", "-m", "pytest", "-n", "0", "--timeout", "600")
USUAL = ("-m", "not browser")
WHOLE = ("--fail-under", "100")
MISSED = "Пройдена не каждая ветвь: строки – в столбце «Missing». Допишите тест; ветвь, до которой не дойти, уберите."


def main(arguments: list[str]) -> int:
    """Measure, gather the processes' figures, print what is missing and write a browsable report."""
    shutil.rmtree(DATA, ignore_errors=True)
    DATA.mkdir(parents=True)
    tested = run(*PYTEST, *(arguments or USUAL))
    run("-m", "coverage", "combine", "--quiet")
    run("-m", "coverage", "html", "--quiet", "--directory", str(DATA / "html"))
    reported = run("-m", "coverage", "report", *(() if arguments else WHOLE))
    if reported:
        print(MISSED, flush=True)
    print(f"Построчно: {(DATA / 'html' / 'index.html').relative_to(ROOT)}", flush=True)
    return tested or reported


def run(*arguments: str) -> int:
    """Python with these arguments in the project's folder; coverage's switches of other programs do not count."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=variables, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
