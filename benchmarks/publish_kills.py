"""Kills publications at random moments and looks at the live site after each.

python benchmarks/publish_kills.py [TIMES] [SEED]          a stand-in for the builder: 1,000 kills in some minutes
python benchmarks/publish_kills.py --real [TIMES] [SEED]   the real builder, a small section, a reader all the time
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.support.publishing import kill_many
from tests.support.real_publishing import kill_many_real


def main(times: int, seed: int, *, real: bool) -> None:
    """Print what the kills have shown; an AssertionError is a site that was not whole."""
    started = time.monotonic()
    kill = kill_many_real if real else kill_many
    with tempfile.TemporaryDirectory() as folder:
        report = kill(Path(folder), times, seed, lambda n: print(n, flush=True) if n % 50 == 0 else None)
    print(f"{report.kills} kills in {time.monotonic() - started:.0f} s, the live site was whole after every one")
    print(f"the new version was live after {report.switched}; found by the kill: {report.stages}")


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:] if each != "--real"]
    main(numbers[0] if numbers else 1000, numbers[1] if len(numbers) > 1 else 1, real="--real" in sys.argv)
