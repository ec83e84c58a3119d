"""Makes the whole section from one commit on several kinds of machines and compares every byte.

python benchmarks/determinism.py [REPOSITORY]

With `faketime` installed one more machine has its clock a year ahead for every program, the sheets' compiler included.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.support.surroundings import BARE, PLAIN, STRANGE, Surroundings, different, make_everything

ROOT = Path(__file__).resolve().parents[1]
AHEAD = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"


def machines() -> dict[str, Surroundings]:
    """What there is to compare, by what is said of it."""
    found = {
        "no variables, umask 077": BARE,
        "zone +14, C locale, hash seed, umask 007, folders backwards, clock ahead, one processor": STRANGE,
    }
    if Path(AHEAD).exists():
        wanted = {"LD_PRELOAD": AHEAD, "FAKETIME": "+366d", "TZ": "Etc/GMT+12"}
        found["libfaketime: a year ahead, zone -12"] = Surroundings(wanted)
    taskset = subprocess.run(["taskset", "-c", "0", "true"], capture_output=True, check=False)
    if taskset.returncode == 0:
        found["tied to one processor, Russian locale"] = Surroundings(
            {"LC_ALL": "ru_RU.UTF-8", "TZ": "Asia/Vladivostok"}, wrapper=("taskset", "-c", "0")
        )
    return found


def main(repository: Path) -> int:
    """Print a line for each machine; 1 if any of them has other bytes."""
    code = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder, commit = Path(scratch), Path(scratch) / "commit"
        subprocess.run(["git", "clone", "--quiet", "--local", str(repository), str(commit)], check=True)
        started = time.monotonic()
        usual = make_everything(commit, folder / "usual", PLAIN)
        print(f"{len(usual)} files in {time.monotonic() - started:.0f} s: what all others are compared with")
        for number, (words, around) in enumerate(machines().items()):
            found = different(usual, make_everything(commit, folder / f"machine {number}", around))
            print(f"{words}: {'the same bytes' if not found else f'{len(found)} FILES DIFFER: {found[:20]}'}")
            code = code or int(bool(found))
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT))
