"""Which file events are edits, and that a burst of them is one."""

from __future__ import annotations

import errno
import sys
import threading
import time
from pathlib import Path

import pytest
from watchdog.observers.polling import PollingObserver

from macros.adapters.preview import watching
from macros.adapters.preview.watching import Changes, is_source, watch


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("docs/roadmaps", "overrides/components", "macros/terms", ".git", "tests"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "roadmap.yaml").write_text("ид: a\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [
        "roadmap.yaml",
        "mkdocs.yml",
        "docs/index.md",
        "docs/roadmaps/новая карта.yaml",
        "overrides/components/timeline/style.css",
        "overrides/main.html",
        "macros/terms/values.py",
        "docs/картинка.png",
    ],
)
def test_sources(root: Path, name: str) -> None:
    assert is_source(root, root / name)


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "tests/test_x.py",
        ".git/index",
        "docs/.index.md.swp",
        "docs/4913",
        "docs/index.md~",
        "docs/.#index.md",
        "docs/#index.md#",
        "docs/~$карта.docx",
        "docs/index.md___jb_tmp___",
        "docs/a.tmp",
        "macros/__pycache__/cli.cpython-311.pyc",
        "docs/.git/x",
        "docs",
        ".",
        "../docs/a.md",
    ],
)
def test_not_sources(root: Path, name: str) -> None:
    assert name == "docs" or not is_source(root, root / name)


def test_burst_is_one_edit(root: Path) -> None:
    changes = Changes(root)
    heard: list[int] = []
    changes.heard = lambda: heard.append(1)
    names = ["docs/a.md", "docs/b.md", "docs/a.md"]
    threading.Thread(target=lambda: [(changes.add(root / name), time.sleep(0.05)) for name in names]).start()
    assert changes.take(5) == ("docs/a.md", "docs/b.md")
    assert changes.take(0) == ()
    changes.add(root / "docs/a.md~")  # an editor's own file
    assert heard == [1, 1, 1]


def test_a_file_that_is_written_to_the_end_is_taken_at_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "QUIET_SECONDS", 60)
    changes = Changes(root)
    changes.add(root / "docs/a.md")
    changes.add(root / "docs/b.md", whole=True)
    changes.add(root / "docs/a.md", whole=True)
    started = time.monotonic()
    assert changes.take(5) == ("docs/a.md", "docs/b.md")
    assert time.monotonic() - started < watching.LONGEST_BURST_SECONDS


def test_a_file_that_somebody_writes_again_is_waited_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "WHOLE_SECONDS", 60)
    changes = Changes(root)
    changes.add(root / "docs/a.md", whole=True)
    changes.add(root / "docs/a.md")
    started = time.monotonic()
    assert changes.take(5) == ("docs/a.md",)
    assert time.monotonic() - started < watching.LONGEST_BURST_SECONDS


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of a closed file")
def test_a_save_is_known_to_be_whole(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "QUIET_SECONDS", 60)
    for save in (_save_in_place, _save_by_rename):
        with watch(root) as changes:
            started = time.monotonic()
            save(root / "roadmap.yaml")
            assert changes.take(5) == ("roadmap.yaml",)
            assert time.monotonic() - started < watching.LONGEST_BURST_SECONDS


def test_an_edit_is_heard_before_anybody_can_take_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "QUIET_SECONDS", 0)
    changes, taken = Changes(root), []
    taker = threading.Thread(target=lambda: taken.append(changes.take(5)))

    def hear() -> None:
        taker.start()
        taker.join(0.05)
        assert taken == []

    changes.heard = hear
    changes.add(root / "docs/a.md")
    taker.join()
    assert taken == [("docs/a.md",)]


def test_endless_writing_does_not_put_the_build_off_for_ever(root: Path) -> None:
    changes, stop = Changes(root), threading.Event()

    def write() -> None:
        while not stop.wait(0.05):
            changes.add(root / "docs/a.md")

    writer = threading.Thread(target=write)
    writer.start()
    started = time.monotonic()
    assert changes.take(5) == ("docs/a.md",)
    assert time.monotonic() - started < 4
    stop.set()
    writer.join()


def _save_in_place(path: Path) -> None:
    path.write_bytes("ид: b\r\n".encode())


def _save_by_rename(path: Path) -> None:
    temporary = path.with_name(path.name + ".tmp")
    temporary.write_text("ид: b\n", encoding="utf-8")
    temporary.replace(path)


def _save_like_vim(path: Path) -> None:
    path.replace(path.with_name(path.name + "~"))
    path.write_text("ид: b\n", encoding="utf-8")
    path.with_name(path.name + "~").unlink()


@pytest.mark.parametrize("save", [_save_in_place, _save_by_rename, _save_like_vim, Path.unlink])
@pytest.mark.parametrize("name", ["roadmap.yaml", "docs/roadmaps/a.yaml", "macros/terms/a.py"])
def test_every_way_of_saving_is_seen_once(root: Path, name: str, save) -> None:  # type: ignore[no-untyped-def]
    (root / name).write_text("ид: a\n", encoding="utf-8")
    with watch(root) as changes:
        save(root / name)
        assert changes.take(5) == (name,)
        assert changes.take(0.3) == ()


def test_new_folder_and_renamed_file_are_seen(root: Path) -> None:
    with watch(root) as changes:
        (root / "docs/new").mkdir()
        (root / "docs/new/a.md").write_text("# А\n", encoding="utf-8")
        assert "docs/new/a.md" in changes.take(5)
        (root / "docs/new/a.md").rename(root / "docs/b.md")
        assert changes.take(5) == ("docs/b.md", "docs/new/a.md")


def test_where_the_system_refuses_to_watch_files_are_compared(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing(PollingObserver):
        def start(self) -> None:
            raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(watching, "Observer", Refusing)
    with watch(root) as changes:
        time.sleep(0.1)
        (root / "roadmap.yaml").write_text("ид: другой\n", encoding="utf-8")
        assert changes.take(10) == ("roadmap.yaml",)


def test_reading_is_not_an_edit(root: Path) -> None:
    with watch(root) as changes:
        (root / "roadmap.yaml").read_text(encoding="utf-8")
        (root / ".git/index").write_bytes(b"x")
        assert changes.take(0.5) == ()
