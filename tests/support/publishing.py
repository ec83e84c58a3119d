"""A publication without MkDocs: a site of many files that all say the same word, and a way to kill it half way.

Run as a program it publishes once: `python -m tests.support.publishing FOLDER WORD [KEEP]`.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from macros.adapters.publishing.pointer import LINK
from macros.adapters.publishing.publishing import Builder, Draft, Published, Waiting, publish
from macros.adapters.publishing.releases import Releases

DAY = date(2025, 2, 10)
PAGES = 40
SMALL_PAGES = 3
ROOT = Path(__file__).resolve().parents[2]


def build_words(word: str, draft: Path) -> Draft:
    """A site whose every page is `word`."""
    for number in range(PAGES):
        page = draft / f"part-{number % 5}" / f"{number}.html"
        page.parent.mkdir(exist_ok=True)
        page.write_text(word * 50, encoding="utf-8")
    return Draft(DAY)


def small_site(draft: Path, word: str) -> None:
    """The same in three pages, with what the examination of a site asks for: for tests that go through every call."""
    draft.mkdir(exist_ok=True)
    for name in ("index.html", "part-0/index.html", "part-1/index.html"):
        (draft / name).parent.mkdir(exist_ok=True)
        (draft / name).write_text(word * 50, encoding="utf-8")
    (draft / "search").mkdir(exist_ok=True)
    (draft / "search/search_index.json").write_text('{"docs": [{"location": "part-0/"}]}', encoding="utf-8")


def publish_word(folder: Path, word: str, keep: int = 3, build: Builder | None = None) -> Published | Draft:
    """Publish the site of this word."""
    return publish(folder, build or partial(build_words, word), keep, Waiting(60))


def live_word(site: Path) -> str:
    """The word that the whole site says; fails if pages are missing or of two minds."""
    pages = sorted(site.glob("**/*.html"))
    assert len(pages) in {PAGES, SMALL_PAGES}, f"{len(pages)} pages of {PAGES}"
    words = {page.read_text(encoding="utf-8") for page in pages}
    assert len(words) == 1, "pages of two versions"
    text = words.pop()
    word = text[: len(text) // 50]
    assert text == word * 50
    return word


def leftovers(folder: Path) -> list[str]:
    """What only a killed run leaves behind."""
    inside = [path.name for path in (folder / "releases").iterdir() if path.name.startswith(".")]
    return inside + [path.name for path in folder.iterdir() if path.name.startswith(".current")]


def start(folder: Path, word: str) -> subprocess.Popen[bytes]:
    """Publish in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.support.publishing", str(folder), word],
        cwd=ROOT,
        env=dict(os.environ, PYTHONPATH=os.pathsep.join([str(ROOT), *sys.path])),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


@dataclass(frozen=True)
class KillReport:
    """What a row of kills has shown; `stages` counts what the kill found on the disk."""

    kills: int
    switched: int
    stages: dict[str, int]


def kill_many(folder: Path, times: int, seed: int, tell: Callable[[int], None] = lambda _: None) -> KillReport:
    """Kill −9 that many publications at random moments; after each the live site is whole, old or new.

    Raises AssertionError on the first site that is not.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    publish_word(folder, "word0")
    live, switched, stages = "word0", 0, Counter[str]()
    longest = 1.2 * undisturbed_seconds(folder, "word0")
    for number in range(1, times + 1):
        word = f"word{number}"
        stages[kill_one(folder, word, chance.uniform(0, longest))] += 1
        now = live_word(folder / LINK)
        assert now in {live, word}, f"after kill {number} the site says {now}"
        switched += now == word
        live = now
        tell(number)
    publish_word(folder, "last")
    assert live_word(folder / LINK) == "last"
    assert leftovers(folder) == []
    return KillReport(times, switched, dict(stages))


def undisturbed_seconds(folder: Path, word: str) -> float:
    """How long a publication of a new word takes from the start of its work."""
    process = start(folder, f"{word}-undisturbed")
    wait_for_work(process)
    started = time.monotonic()
    assert process.wait() == 0
    seconds = time.monotonic() - started
    publish_word(folder, word)
    return seconds


def wait_for_work(process: subprocess.Popen[bytes]) -> None:
    """Until Python itself is up."""
    assert process.stdout is not None
    assert process.stdout.readline() == b"start\n"


def kill_one(folder: Path, word: str, seconds: float) -> str:
    """Start a publication, kill it that long after the start of its work, and name the stage that it had come to."""
    process = start(folder, word)
    wait_for_work(process)
    time.sleep(seconds)
    process.kill()
    process.communicate()
    left = leftovers(folder)
    current = Releases(folder).current()
    if any(name.startswith(".draft") for name in left):
        return "building"
    if any(name.startswith(".old") for name in left):
        return "pruning"
    return "switched" if current and live_word(folder / LINK) == word else "before or between"


if __name__ == "__main__":
    sys.stdout.write("start\n")
    sys.stdout.flush()
    publish_word(Path(sys.argv[1]), sys.argv[2])
