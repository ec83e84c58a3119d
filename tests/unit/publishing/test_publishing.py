"""Publishing: the live site is always one whole version, whatever happens to the one being made."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from macros.adapters.disk.file_lock import BusyError, file_lock
from macros.adapters.publishing import pointer
from macros.adapters.publishing.pointer import LINK, TEXT
from macros.adapters.publishing.publishing import LOCK_FILE, Draft, Published, RefusalError, Waiting, publish, roll_back
from macros.adapters.publishing.releases import Release, Releases
from tests.support.publishing import (
    DAY,
    build_words,
    kill_many,
    leftovers,
    live_word,
    publish_word,
    start,
    wait_for_work,
)

NOW = Waiting()


def test_the_first_version_is_live_under_a_name_of_day_number_and_content(tmp_path: Path) -> None:
    done = publish_word(tmp_path, "один")
    assert isinstance(done, Published)
    assert live_word(tmp_path / LINK) == "один"
    assert Release.read(done.release.name) == done.release
    assert done.release.name.startswith("2025-02-10-0001-")
    assert leftovers(tmp_path) == []


def test_the_same_content_is_not_published_twice(tmp_path: Path) -> None:
    first, second = publish_word(tmp_path, "один"), publish_word(tmp_path, "один")
    assert isinstance(first, Published)
    assert isinstance(second, Published)
    assert (first.fresh, second.fresh) == (True, False)
    assert Releases(tmp_path).all() == (first.release,)


def test_a_spoiled_version_is_not_taken_for_the_same_content(tmp_path: Path) -> None:
    done = publish_word(tmp_path, "один")
    assert isinstance(done, Published)
    publish_word(tmp_path, "два")
    (tmp_path / "releases" / done.release.name / "part-0" / "0.html").write_text("чужое")
    publish_word(tmp_path, "один")
    assert live_word(tmp_path / LINK) == "один"


def test_the_last_versions_are_kept_and_the_live_one_always(tmp_path: Path) -> None:
    for word in ("один", "два", "три", "четыре"):
        publish_word(tmp_path, word, keep=2)
    assert [each.number for each in Releases(tmp_path).all()] == [3, 4]
    roll_back(tmp_path, "", NOW)
    assert live_word(tmp_path / LINK) == "три"
    assert Releases(tmp_path).prune(1) == ()
    assert [each.number for each in Releases(tmp_path).all()] == [3, 4]


def test_rolling_back_goes_one_version_back_each_time_or_to_the_named_one(tmp_path: Path) -> None:
    for word in ("один", "два", "три"):
        publish_word(tmp_path, word)
    assert roll_back(tmp_path, "", NOW).number == 2
    assert roll_back(tmp_path, "", NOW).number == 1
    with pytest.raises(RefusalError, match="более ранней"):
        roll_back(tmp_path, "", NOW)
    assert live_word(tmp_path / LINK) == "один"
    newest = Releases(tmp_path).all()[-1]
    roll_back(tmp_path, newest.name, NOW)
    assert live_word(tmp_path / LINK) == "три"
    with pytest.raises(RefusalError, match="нет"):
        roll_back(tmp_path, "2025-01-01-0009-000000000000", NOW)


def test_after_rolling_back_the_same_content_comes_back_without_a_new_version(tmp_path: Path) -> None:
    publish_word(tmp_path, "один")
    publish_word(tmp_path, "два")
    roll_back(tmp_path, "", NOW)
    done = publish_word(tmp_path, "два")
    assert isinstance(done, Published)
    assert (done.fresh, done.release.number) == (True, 2)


def test_faults_of_the_draft_change_nothing(tmp_path: Path) -> None:
    publish_word(tmp_path, "один")
    done = publish(tmp_path, lambda _: Draft(DAY, ("ссылка никуда не ведёт",)), 3, NOW)
    assert done == Draft(DAY, ("ссылка никуда не ведёт",))
    assert live_word(tmp_path / LINK) == "один"
    assert leftovers(tmp_path) == []


def test_an_exception_of_the_builder_changes_nothing(tmp_path: Path) -> None:
    publish_word(tmp_path, "один")

    def build(draft: Path) -> Draft:
        build_words("два", draft)
        raise ValueError

    with pytest.raises(ValueError):
        publish(tmp_path, build, 3, NOW)
    assert live_word(tmp_path / LINK) == "один"
    assert leftovers(tmp_path) == []


def test_a_foreign_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / LINK).mkdir()
    (tmp_path / LINK / "index.html").write_text("чужой сайт")
    with pytest.raises(RefusalError, match="current"):
        publish_word(tmp_path, "один")
    assert (tmp_path / LINK / "index.html").read_text() == "чужой сайт"


@pytest.mark.skipif(os.name == "nt", reason="rights are of another kind there")
def test_a_strict_umask_does_not_shut_the_web_server_out(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publish_word(tmp_path, "один")
    finally:
        os.umask(before)
    site = (tmp_path / LINK).resolve()
    assert {oct(p.stat().st_mode & 0o777) for p in (site, *site.rglob("*")) if p.is_dir()} == {"0o755"}
    assert {oct(p.stat().st_mode & 0o777) for p in site.rglob("*") if p.is_file()} == {"0o644"}


def test_without_links_a_text_file_names_the_live_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "symlink", refuse)
    publish_word(tmp_path, "один")
    publish_word(tmp_path, "два")
    name = (tmp_path / TEXT).read_text(encoding="utf-8").strip()
    assert live_word(tmp_path / "releases" / name) == "два"
    roll_back(tmp_path, "", NOW)
    assert live_word(tmp_path / "releases" / pointer.read_pointer(tmp_path)) == "один"


# --- kills, crowds, readers ------------------------------------------------------------------------------------------


def test_a_kill_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    report = kill_many(tmp_path, 12, seed=7)
    assert report.kills == 12


def test_two_publications_at_once_follow_one_another(tmp_path: Path) -> None:
    publish_word(tmp_path, "word")
    both = [start(tmp_path, "left"), start(tmp_path, "right")]
    for process in both:
        wait_for_work(process)
    assert [process.wait(60) for process in both] == [0, 0]
    assert live_word(tmp_path / LINK) in {"left", "right"}
    words = {live_word(tmp_path / "releases" / each.name) for each in Releases(tmp_path).all()}
    assert words == {"word", "left", "right"}
    assert leftovers(tmp_path) == []


def test_who_finds_the_lock_taken_is_told_and_gives_up_in_time(tmp_path: Path) -> None:
    told: list[str] = []
    with file_lock(tmp_path / LOCK_FILE, 0, lambda: None):
        with pytest.raises(BusyError):
            publish(tmp_path, partial(build_words, "один"), 3, Waiting(0.3, lambda: told.append("жду")))
        assert told == ["жду"]
    publish_word(tmp_path, "один")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="на этой системе процесс нельзя раздвоить")
def test_a_child_that_outlives_a_killed_publication_does_not_hold_the_lock(tmp_path: Path) -> None:
    with file_lock(tmp_path / LOCK_FILE, 0, lambda: None):
        ends, hold = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(hold)
            os.read(ends, 1)
            os._exit(0)
    with file_lock(tmp_path / LOCK_FILE, 20, lambda: None):  # the child needs a moment to let go
        pass
    os.close(hold)
    os.waitpid(child, 0)
    os.close(ends)


def test_what_a_killed_run_left_and_will_not_go_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_word(tmp_path, "один")
    (tmp_path / "releases/.draft-1").mkdir()
    real = os.rmdir

    def refuse(path: Any, **rest: Any) -> None:
        if str(path).endswith(".draft-1"):
            raise PermissionError(errno.EACCES, "held open")
        real(path, **rest)

    with monkeypatch.context() as patch:
        patch.setattr(os, "rmdir", refuse)
        publish_word(tmp_path, "два")
    assert live_word(tmp_path / LINK) == "два"
    publish_word(tmp_path, "три")
    assert leftovers(tmp_path) == []


def test_a_reader_sees_a_whole_version_at_every_moment(tmp_path: Path) -> None:
    publish_word(tmp_path, "word0", keep=50)
    faults: list[str] = []
    seen: set[str] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                seen.add(live_word((tmp_path / LINK).resolve(strict=True)))
            except (AssertionError, OSError) as error:
                faults.append(repr(error))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 15):
        publish_word(tmp_path, f"word{number}", keep=50)
    done.set()
    reader.join()
    assert faults == []
    assert len(seen) > 3


# --- a disk that fails -----------------------------------------------------------------------------------------------


def small_disk(place: Path) -> bool:
    """Mount a disk of one megabyte there, where that is allowed."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"):
        return False
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    return subprocess.run(mount, capture_output=True, check=False).returncode == 0


def test_a_full_disk_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    if not small_disk(folder):
        pytest.skip("a small disk can be mounted by root only")
    try:
        publish_word(folder, "один")

        def too_much(draft: Path) -> Draft:
            build_words("два", draft)
            (draft / "big.bin").write_bytes(bytes(2_000_000))
            return Draft(DAY)

        with pytest.raises(OSError) as fault:
            publish(folder, too_much, 3, NOW)
        assert fault.value.errno == errno.ENOSPC
        assert live_word(folder / LINK) == "один"
        assert leftovers(folder) == []
        publish_word(folder, "три")
        assert live_word(folder / LINK) == "три"
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_old_versions_that_cannot_be_removed_are_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_word(tmp_path, "один", keep=1)
    monkeypatch.setattr(Releases, "prune", lambda *_: (_ for _ in ()).throw(OSError(errno.EACCES, "no")))
    done = publish_word(tmp_path, "два", keep=1)
    assert isinstance(done, Published)
    assert done.kept_old
    assert live_word(tmp_path / LINK) == "два"


def test_names_of_another_kind_are_no_versions(tmp_path: Path) -> None:
    publish_word(tmp_path, "один")
    (tmp_path / "releases" / "notes").mkdir()
    (tmp_path / "releases" / "2025-02-10-0009-zzz").mkdir()
    assert [each.number for each in Releases(tmp_path).all()] == [1]
    assert Release.read("2025-02-10-0009-zzz") is None
    assert date.fromisoformat(Releases(tmp_path).all()[0].day) == DAY
