"""Kills 1,000 publications at random moments and looks at the live site after each.

python benchmarks/publish_kills.py [TIMES] [SEED]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.support.publishing import kill_many


def main(times: int, seed: int) -> None:
    """Print what the kills have shown; an AssertionError is a site that was not whole."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = kill_many(Path(folder), times, seed, lambda n: print(n, flush=True) if n % 100 == 0 else None)
    print(f"{report.kills} kills in {time.monotonic() - started:.0f} s, the live site was whole after every one")
    print(f"the new version was live after {report.switched}; found by the kill: {report.stages}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
