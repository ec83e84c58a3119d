"""Plants each known fault in a copy of the project and looks whether the named tests notice it.

python benchmarks/planted_faults.py [WORD …]    only the faults with one of these words in their names
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.support.spoilt_copies import copied, passes, plant, planted_faults


def main(words: list[str]) -> int:
    """Print a line for each fault; 1 if any was missed or the tests are red without it."""
    faults = [fault for fault in planted_faults() if not words or any(word in fault.what for word in words)]
    started, missed = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as scratch:
        tree = copied(Path(scratch) / "tree")
        for tests in sorted({fault.tests for fault in faults}):
            if not passes(tree, tests):
                print(f"RED WITHOUT ANY FAULT: {' '.join(tests)}", flush=True)
                missed += 1
        for fault in faults:
            own = plant(tree, fault)
            noticed = not passes(tree, fault.tests)
            (tree / fault.file).write_text(own, encoding="utf-8")
            print(f"{'noticed' if noticed else 'MISSED '}: {fault.what} ({fault.file})", flush=True)
            missed += not noticed
    print(f"{len(faults)} faults, missed {missed}, {time.monotonic() - started:.0f} s")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
