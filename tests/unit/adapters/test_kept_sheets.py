"""Where sheets and office files are kept between builds: what is believed of them, and what is done without a place."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.adapters.keeping.kept_sheets import LIST_FOLDER, STORE_FOLDER, KnownFiles, sheet_store
from macros.adapters.keeping.sealed_store import SealedStore
from macros.exports.pdf import SheetFault
from macros.exports.site_files import MadeFile, PlannedFiles, ReadyFile
from macros.views.sheets.facts import SheetFacts
from tests.support.plan_samples import PLAN, make_project

FILES = (
    ReadyFile("files/a.pdf", "key-a", SheetFacts(2, 4)),
    ReadyFile("files/a-large.pdf", "key-b", SheetFacts(5, 6)),
)


def no_files() -> Iterator[MadeFile | tuple[SheetFault, ...]]:
    yield from ()


@pytest.fixture
def plan() -> PlannedFiles:
    return PlannedFiles(make_project(PLAN).roadmaps[0], tuple(file.path for file in FILES), no_files)


@pytest.fixture
def store(tmp_path: Path) -> SealedStore:
    """The store of a project in `tmp_path`, with both files of the plan in it and known as «name»."""
    found = sheet_store(tmp_path)
    found.put("key-a", b"1234")
    found.put("key-b", b"123456")
    KnownFiles(tmp_path, found).keep({"name": FILES})
    return found


def test_files_are_known_by_the_name_of_their_plan(tmp_path: Path, store: SealedStore, plan: PlannedFiles) -> None:
    known = KnownFiles(tmp_path, sheet_store(tmp_path))
    assert known.find("name", plan) == FILES
    assert known.find("other", plan) is None


def test_the_list_of_another_program_is_not_read(
    tmp_path: Path, store: SealedStore, plan: PlannedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.adapters.keeping.kept_sheets.engine_digest", lambda: "another")
    assert KnownFiles(tmp_path, store).find("name", plan) is None


def test_only_the_last_build_is_remembered(tmp_path: Path, store: SealedStore, plan: PlannedFiles) -> None:
    KnownFiles(tmp_path, store).keep({"other": FILES})
    known = KnownFiles(tmp_path, store)
    assert known.find("name", plan) is None
    assert known.find("other", plan) == FILES


def test_a_list_that_is_as_it_was_is_not_written_again(tmp_path: Path, store: SealedStore) -> None:
    (path,) = (tmp_path / LIST_FOLDER).iterdir()
    os.utime(path, (0, 0))
    KnownFiles(tmp_path, store).keep({"name": FILES})
    assert path.stat().st_mtime > 0, "it has been used"
    at = path.stat().st_mtime_ns
    KnownFiles(tmp_path, store).keep({"name": FILES})
    assert path.stat().st_mtime_ns == at


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"short")])
def test_a_file_that_is_gone_or_cut_is_not_known(
    tmp_path: Path, store: SealedStore, plan: PlannedFiles, spoil: object
) -> None:
    assert callable(spoil)
    spoil(tmp_path / STORE_FOLDER / "key-b.kept")
    assert KnownFiles(tmp_path, store).find("name", plan) is None


@pytest.mark.parametrize("folder", [STORE_FOLDER, LIST_FOLDER])
def test_what_another_user_has_made_is_not_believed(
    tmp_path: Path, store: SealedStore, plan: PlannedFiles, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("METODICHKA_CACHE", str(tmp_path / "home"))
    assert KnownFiles(tmp_path, sheet_store(tmp_path)).find("name", plan) is None
    assert sheet_store(tmp_path).get("key-a") is None


def test_without_a_place_to_keep_files_they_last_as_long_as_somebody_holds_them(
    tmp_path: Path, plan: PlannedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".cache").mkdir()
    (tmp_path / STORE_FOLDER).touch()  # no folder can be made there
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    store = sheet_store(tmp_path)
    (folder,) = tmp_path.glob("metodichka-sheets-*")
    store.put("key-a", b"1234")
    assert store.get("key-a") == b"1234"
    assert sheet_store(tmp_path).get("key-a") == b"1234", "the next build of a preview goes on with it"
    assert sheet_store(tmp_path / "other").get("key-a") is None
    del store
    gc.collect()
    assert not folder.exists()


def test_without_a_key_nothing_outlives_the_build(
    tmp_path: Path, plan: PlannedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").touch()
    monkeypatch.setenv("METODICHKA_CACHE", str(tmp_path / "home"))
    store = sheet_store(tmp_path)
    store.put("key-a", b"1234")
    known = KnownFiles(tmp_path, store)
    known.keep({"name": FILES})
    assert KnownFiles(tmp_path, store).find("name", plan) is None
    assert not (tmp_path / STORE_FOLDER).exists()


def test_files_of_an_earlier_program_go_with_time(tmp_path: Path, store: SealedStore) -> None:
    folder = tmp_path / STORE_FOLDER
    (folder / "old.pdf").write_bytes(b"%PDF")
    os.utime(folder / "old.pdf", (0, 0))
    for mark in folder.parent.glob("*.looked-through"):
        os.utime(mark, (0, 0))
    KnownFiles(tmp_path, store).keep({"other": FILES})
    assert {path.name for path in folder.iterdir()} == {"key-a.kept", "key-b.kept"}
