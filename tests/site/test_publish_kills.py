"""Publishing with the real builder, killed and crowded: the live site is always one whole version. Few here, many in
benchmarks/publish_kills.py."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from macros.adapters.publishing.releases import Releases
from tests.support.publishing import leftovers
from tests.support.real_publishing import Section, kill_many_real, reader_of

pytestmark = pytest.mark.timeout(300)


def test_kills_leave_a_whole_site(tmp_path: Path) -> None:
    assert kill_many_real(tmp_path, 2, seed=3).kills == 2


def test_two_at_once_follow_one_another_under_a_readers_eyes(tmp_path: Path) -> None:
    section = Section.make(tmp_path)
    section.publish("one")
    with reader_of(section) as reader:
        section.say("two")
        both = [section.start(), section.start()]
        assert [process.wait(200) for process in both] == [0, 0]
    assert reader.faults == [] and set(reader.words) <= {"one", "two"}
    assert section.live_word() == "two" and leftovers(section.out) == []
    assert len(Releases(section.out).all()) == 2, "the second of them found nothing new"


@pytest.mark.skipif(sys.platform == "win32", reason="там нет пределов для файлов")
def test_a_disk_that_takes_no_more_leaves_the_site_and_says_so(tmp_path: Path) -> None:
    """A limit for the size of a file stands for a full disk, which only root could make."""
    section = Section.make(tmp_path)
    section.publish("one")
    section.say("two")
    with reader_of(section) as reader:
        process = section.start(limit=30_000)
        assert process.wait(200) == 1
    assert process.stderr is not None
    said = process.stderr.read().decode()
    assert said.endswith("Опубликованный сайт не тронут.\n") and "файл больше, чем разрешает система" in said
    assert "Traceback" not in said
    assert section.live_word() == "one" and leftovers(section.out) == []
    assert reader.faults == []
