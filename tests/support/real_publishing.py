"""The real builder publishes a small section of `new site`, by the command line in a process of its own."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from macros.adapters.publishing.pointer import LINK
from macros.adapters.publishing.releases import Release, Releases
from macros.adapters.publishing.sealing import digest
from macros.cli import main
from tests.support.publishing import KillReport, leftovers

ROOT = Path(__file__).resolve().parents[2]
_NAMES = ("--title", "Раздел", "--publisher", "Министерство", "--territory", "Край", "--today", "2025-02-10")


@dataclass(frozen=True)
class Section:
    """The section and the folder that it is published to."""

    folder: Path
    out: Path

    @classmethod
    def make(cls, place: Path) -> Section:
        """A new section below the place, nothing published yet."""
        assert main(["new", "site", str(place / "section"), *_NAMES]) == 0
        return cls(place / "section", place / "www")

    def say(self, word: str) -> None:
        """Put the word on the home page, where the page's own text ends."""
        page = self.folder / "docs/index.md"
        text = page.read_text(encoding="utf-8").partition("\n\nСлово: ")[0]
        page.write_text(f"{text}\n\nСлово: {word}.\n", encoding="utf-8")

    def start(self, limit: int = 0) -> subprocess.Popen[bytes]:
        """Begin to publish; `limit` is the size of a file (in bytes) that the system will not go beyond."""
        environment = dict(os.environ, PYTHONPATH=os.pathsep.join([str(ROOT), *sys.path]))
        if limit:  # a measurement could not write its own figures either, and would say so
            environment.pop("COVERAGE_PROCESS_CONFIG", "")
        return subprocess.Popen(
            [sys.executable, "-m", "macros.cli", "publish", str(self.out), "--keep", "3", "--today", "2025-02-10"],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if limit else subprocess.DEVNULL,
            preexec_fn=(lambda: _limit_files(limit)) if limit else None,  # noqa: PLW1509 - no threads in the child
        )

    def publish(self, word: str) -> float:
        """Publish the word; how many seconds it took."""
        self.say(word)
        started = time.monotonic()
        assert self.start().wait(300) == 0
        return time.monotonic() - started

    def live_word(self) -> str:
        """The word of the live version, which is whole: its bytes are those that its name tells of."""
        place = (self.out / LINK).resolve(strict=True)
        release = Release.read(place.name)
        assert release is not None and digest(place) == release.digest, f"{place.name} is not whole"
        return (place / "index.html").read_text(encoding="utf-8").partition("Слово: ")[2].partition(".")[0]


def _limit_files(size: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@dataclass
class Reader:
    """What somebody who reads the site all the time has met."""

    words: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@contextmanager
def reader_of(section: Section) -> Iterator[Reader]:
    """Reads the whole live site again and again, as long as the block lasts."""
    reader, done = Reader(), threading.Event()

    def read() -> None:
        while not done.wait(0.02):
            try:
                reader.words[section.live_word()] += 1
            except (AssertionError, OSError) as fault:
                reader.faults.append(repr(fault))

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield reader
    finally:
        done.set()
        thread.join()


def kill_many_real(place: Path, times: int, seed: int, tell: Callable[[int], None] = lambda _: None) -> KillReport:
    """Kill −9 that many real publications at random moments under a reader's eyes; see `kill_many`."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    section = Section.make(place)
    section.publish("word")
    longest = 1.1 * section.publish("word0")
    live, switched, stages = "word0", 0, Counter[str]()
    with reader_of(section) as reader:
        for number in range(1, times + 1):
            word = f"word{number}"
            stages[_kill(section, word, chance.uniform(0.2, longest))] += 1
            now = section.live_word()
            assert now in {live, word}, f"after kill {number} the site says {now}"
            switched += now == word
            live = now
            assert reader.faults == []
            tell(number)
    section.publish("last")
    assert section.live_word() == "last"
    assert leftovers(section.out) == []
    return KillReport(times, switched, dict(stages))


def _kill(section: Section, word: str, seconds: float) -> str:
    section.say(word)
    process = section.start()
    time.sleep(seconds)
    process.kill()
    process.wait()
    left = leftovers(section.out)
    if any(name.startswith(".draft") for name in left):
        return "building"
    if any(name.startswith(".old") for name in left):
        return "pruning"
    current = Releases(section.out).current()
    assert current is not None
    return "switched" if section.live_word() == word else "before or between"
