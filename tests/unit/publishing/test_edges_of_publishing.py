"""Publishing at its edges: what is left behind, what is forced to the disk and when, which words are said."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.adapters.disk import file_lock as lock
from macros.adapters.disk.file_lock import BusyError, file_lock
from macros.adapters.publishing import command
from macros.adapters.publishing.packing import Packed, pack
from macros.adapters.publishing.pointer import LINK, POINTER_DRAFTS, TEXT, point_to, read_pointer
from macros.adapters.publishing.publishing import LOCK_FILE, Published, Waiting
from macros.adapters.publishing.releases import Release, Releases
from macros.adapters.publishing.sealing import DIGEST_LENGTH, digest
from tests.support.publishing import leftovers, live_word, publish_word

RELEASE = Release("2025-02-10-0001-0123456789ab", "2025-02-10", 1, "0123456789ab")
TEXT_KINDS = (".html", ".css", ".js", ".json", ".csv", ".ics", ".atom", ".xml", ".txt", ".svg")


# --- words -----------------------------------------------------------------------------------------------------------


def test_five_versions_and_ten_minutes_where_nothing_is_said() -> None:
    options = command._parser().parse_args(["pub"])
    assert (options.keep, options.wait, options.list, options.rollback) == (5, 600, False, None)
    assert command._parser().parse_args(["pub", "--rollback"]).rollback == ""
    assert Waiting().seconds == 0


def test_compressed_copies_are_told_in_megabytes() -> None:
    assert command._sizes(Packed(0, 0, 0, 0)) == ""
    told = "Тексты со сжатыми копиями рядом: 12, 500000,0\u00a0→\u00a00,3\u00a0МБ (.gz), 0,2\u00a0МБ (.br).\n"
    assert command._sizes(Packed(12, 500_000_000_000, 310_000, 240_000)) == told


@pytest.mark.parametrize(("count", "words"), [(1, "1\u00a0версия"), (3, "3\u00a0версии"), (5, "5\u00a0версий")])
def test_removed_versions_are_counted(count: int, words: str) -> None:
    said = command._praise(Published(RELEASE, True, (RELEASE,) * count))
    assert said == f"Опубликована версия {RELEASE.name}.\nУбрано старых: {words}.\n"


def test_a_refusal_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert command._refuse("нет места") == 1
    assert capsys.readouterr().err == "Не опубликовано: нет места. Опубликованный сайт не тронут.\n"


# --- the lock --------------------------------------------------------------------------------------------------------


def test_a_lock_that_is_let_go_is_forgotten(tmp_path: Path) -> None:
    with file_lock(tmp_path / LOCK_FILE, 0, lambda: None):
        assert len(lock._held) == 1
        assert stat.S_IMODE((tmp_path / LOCK_FILE).stat().st_mode) & ~0o644 == 0
    assert lock._held == set()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="на этой системе процесс нельзя раздвоить")
def test_a_forked_child_has_no_handle_of_the_lock(tmp_path: Path) -> None:
    with file_lock(tmp_path / LOCK_FILE, 0, lambda: None):
        (handle,) = lock._held
        child = os.fork()
        if child == 0:
            try:
                os.fstat(handle)
            except OSError:
                os._exit(0 if not lock._held else 2)
            os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        os.fstat(handle)  # the holder's own is open still


def test_waiting_rests_between_its_tries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rests: list[float] = []
    now = [0.0]

    def sleep(seconds: float) -> None:
        rests.append(seconds)
        now[0] += seconds

    with file_lock(tmp_path / LOCK_FILE, 0, lambda: None), monkeypatch.context() as patch:
        patch.setattr(time, "sleep", sleep)
        patch.setattr(time, "monotonic", lambda: now[0])
        with pytest.raises(BusyError), file_lock(tmp_path / LOCK_FILE, 0.25, lambda: None):
            pass
    assert rests == [0.1, 0.1, 0.1]


def test_a_lock_that_cannot_be_asked_for_is_no_other_publication(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, "disk")

    monkeypatch.setattr(lock, "_lock", fail)
    with pytest.raises(OSError, match="disk"), file_lock(tmp_path / LOCK_FILE, 0, lambda: None):
        pass
    assert lock._held == set()


# --- compressed copies -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", TEXT_KINDS)
def test_a_text_of_each_kind_is_compressed(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a{suffix}").write_text("слово " * 300, encoding="utf-8")
    assert pack(tmp_path).files == 1
    assert (tmp_path / f"a{suffix}.gz").read_bytes()[4:8] == bytes(4)  # no time in it


def test_what_fits_into_one_packet_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * 1023)
    (tmp_path / "b.txt").write_bytes(b"b" * 1024)
    assert pack(tmp_path).files == 1
    assert not (tmp_path / "a.txt.gz").exists()


# --- the pointer and the versions ------------------------------------------------------------------------------------


def no_links(code: int) -> Any:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(code, "no links here")

    return refuse


def test_where_nothing_is_published_nothing_is_live(tmp_path: Path) -> None:
    assert read_pointer(tmp_path) == ""
    assert Releases(tmp_path).all() == ()
    assert Releases(tmp_path).current() is None


def test_the_text_file_holds_the_name_and_a_line_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "symlink", no_links(errno.ENOSYS))
    point_to(tmp_path, RELEASE.name)
    assert (tmp_path / TEXT).read_bytes() == f"{RELEASE.name}\n".encode()
    assert read_pointer(tmp_path) == RELEASE.name


def test_a_disk_that_fails_is_no_disk_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_word(tmp_path, "один")
    with monkeypatch.context() as patch:
        patch.setattr(os, "symlink", no_links(errno.EIO))
        with pytest.raises(OSError, match="no links"):
            publish_word(tmp_path, "два")
    assert not (tmp_path / TEXT).exists()
    assert live_word(tmp_path / LINK) == "один"


@pytest.mark.parametrize("links", [True, False])
def test_a_switch_that_fails_leaves_no_draft_of_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    publish_word(tmp_path, "один")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", no_links(errno.EIO))
        if not links:
            patch.setattr(os, "symlink", no_links(errno.EPERM))
        with pytest.raises(OSError):
            point_to(tmp_path, "x")
    assert leftovers(tmp_path) == []
    assert live_word(tmp_path / LINK) == "один"


def test_drafts_of_a_killed_switch_are_in_nobodys_way(tmp_path: Path) -> None:
    publish_word(tmp_path, "один")
    (tmp_path / POINTER_DRAFTS[0]).symlink_to("releases/x")
    point_to(tmp_path, Releases(tmp_path).all()[0].name)
    for name in POINTER_DRAFTS:
        (tmp_path / name).write_text("x")
    publish_word(tmp_path, "два")
    assert not any((tmp_path / name).exists() for name in POINTER_DRAFTS)
    assert leftovers(tmp_path) == []


def test_a_file_is_no_version_whatever_its_name(tmp_path: Path) -> None:
    publish_word(tmp_path, "один")
    (tmp_path / "releases/2025-02-10-0007-0123456789ab").write_text("x")
    assert [each.number for each in Releases(tmp_path).all()] == [1]


def test_the_number_orders_the_versions_not_the_day(tmp_path: Path) -> None:
    for name in ("2025-03-01-0001-0123456789ab", "2025-02-10-0002-0123456789ab"):
        (tmp_path / "releases" / name).mkdir(parents=True)
    assert [each.day for each in Releases(tmp_path).all()] == ["2025-03-01", "2025-02-10"]


def test_without_a_live_version_nothing_is_removed(tmp_path: Path) -> None:
    for word in ("один", "два"):
        publish_word(tmp_path, word)
    (tmp_path / LINK).unlink()
    assert Releases(tmp_path).prune(1) == ()
    assert Releases(tmp_path).previous() is None
    assert len(Releases(tmp_path).all()) == 2


def test_removed_versions_leave_nothing_behind(tmp_path: Path) -> None:
    for word in ("один", "два"):
        publish_word(tmp_path, word, keep=1)
    names = {path.name for path in (tmp_path / "releases").iterdir()}
    assert names == {each.name for each in Releases(tmp_path).all()}
    assert len(names) == 1


def test_the_digest_stays_the_same_from_program_to_program(tmp_path: Path) -> None:
    """Another one would publish every unchanged site anew after an update."""
    (tmp_path / "а").mkdir()
    (tmp_path / "а/б.html").write_bytes(b"1")
    (tmp_path / "z.html").write_bytes(b"2")
    assert digest(tmp_path) == "18f1cc17a1a6"
    assert DIGEST_LENGTH == 12


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the open files of the process")
def test_all_is_on_the_disk_before_it_is_live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A power cut cannot be played; the order of what is forced to the disk can be looked at."""
    publish_word(tmp_path, "один")
    done: list[tuple[str, str]] = []
    sync, rename, replace = os.fsync, os.rename, os.replace

    def synced(handle: int) -> None:
        done.append(("sync", str(Path(f"/proc/self/fd/{handle}").readlink())))
        sync(handle)

    def moved(kind: str, real: Any) -> Any:
        def move(source: Any, target: Any) -> None:
            done.append((kind, str(source)))
            real(source, target)

        return move

    handles = len(list(Path("/proc/self/fd").iterdir()))
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", synced)
        patch.setattr(os, "rename", moved("rename", rename))
        patch.setattr(os, "replace", moved("replace", replace))
        publish_word(tmp_path, "два")
    assert len(list(Path("/proc/self/fd").iterdir())) == handles
    renamed = next(at for at, (kind, _) in enumerate(done) if kind == "rename")
    draft = done[renamed][1]
    site = Releases(tmp_path).home / read_pointer(tmp_path)
    inside = {str(Path(draft) / path.relative_to(site)) for path in site.rglob("*")} | {draft}
    assert {path for kind, path in done[:renamed] if kind == "sync"} == inside
    replaced = next(at for at, (kind, _) in enumerate(done) if kind == "replace")
    assert ("sync", str(tmp_path / "releases")) in done[renamed:replaced]
    assert ("sync", str(tmp_path)) in done[replaced:]


def test_the_name_is_written_before_it_is_forced_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    sync = os.fsync

    def synced(handle: int) -> None:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            sizes.append(os.fstat(handle).st_size)
        sync(handle)

    monkeypatch.setattr(os, "symlink", no_links(errno.ENOTSUP))
    monkeypatch.setattr(os, "fsync", synced)
    point_to(tmp_path, RELEASE.name)
    assert sizes == [len(RELEASE.name) + 1]


def test_the_day_of_a_version_is_that_of_its_site() -> None:
    assert Release.read(RELEASE.name) == RELEASE
    assert date.fromisoformat(RELEASE.day) == date(2025, 2, 10)
    assert Release.read(RELEASE.name + "0") is None
