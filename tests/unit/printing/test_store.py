"""The folder of made sheets, the version's day, the place of a fault."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from macros.adapters.building.sheet_faults import fault_diagnostics
from macros.adapters.disk.whole_files import write_file
from macros.adapters.keeping import folder_store
from macros.adapters.keeping.folder_store import FolderStore
from macros.exports.pdf import SheetFault


def test_store_gives_back_what_it_was_given(tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "sheets")
    assert store.get("key") is None
    store.put("key", b"%PDF")
    assert FolderStore(tmp_path / "sheets").get("key") == b"%PDF"


def test_half_written_entry_counts_as_missing(tmp_path: Path) -> None:
    (tmp_path / "key").touch()
    assert FolderStore(tmp_path).get("key") is None


def test_so_many_bytes_are_there_or_not(tmp_path: Path) -> None:
    store = FolderStore(tmp_path, ".pdf")
    store.put("key", b"%PDF")
    assert (store.holds("key", 4), store.holds("key", 5), store.holds("other", 4)) == (True, False, False)


def test_store_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = FolderStore(tmp_path / "file" / "sheets")
    store.put("key", b"%PDF")
    assert store.get("key") is None
    store.forget_old()


def test_old_sheets_that_nobody_asks_for_go(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    for key in ("used", "unused", "new"):
        store.put(key, b"%PDF")
        if key != "new":
            os.utime(tmp_path / key, (0, 0))
    store.get("used")
    store.forget_old()
    assert {path.name for path in tmp_path.iterdir()} == {"used", "new"}


def test_a_store_is_looked_through_twice_a_day(tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "sheets")
    for hours, there in ((0, False), (6, True), (13, False)):
        store.put("unused", b"%PDF")
        os.utime(tmp_path / "sheets" / "unused", (0, 0))
        if hours:
            os.utime(tmp_path / "sheets.looked-through", (time.time() - hours * 60 * 60,) * 2)
        store.forget_old()
        assert (tmp_path / "sheets" / "unused").exists() is there


def test_of_too_much_the_longest_unused_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_store, "MOST_BYTES", 10)
    store, day = FolderStore(tmp_path), 24 * 60 * 60
    for age, key in enumerate(("today", "yesterday", "before", "long-ago")):
        store.put(key, b"12345")
        os.utime(tmp_path / key, (time.time() - age * (day + 60),) * 2)
    store.forget_old()
    assert {path.name for path in tmp_path.iterdir()} == {"today", "yesterday", "before"}


def test_file_is_written_whole(tmp_path: Path) -> None:
    write_file(tmp_path / "new" / "лист.pdf", b"one")
    write_file(tmp_path / "new" / "лист.pdf", b"two")
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "new").iterdir()] == [("лист.pdf", b"two")]


def test_fault_is_placed_in_its_own_material() -> None:
    texts = {
        "docs/roadmaps/a.yaml": "ид: other\nназвание: 😀\n",
        "roadmap.yaml": "ид: plan\nназвание: х\nмероприятие: раз 😀\n",
    }
    fault = SheetFault("a.pdf", "пункт 1 карты plan", "Пункт 1: знак", "уберите", ("😀",))
    again = SheetFault("b.pdf", "пункт 1 карты plan", "Пункт 1: знак", "уберите", ("😀",))
    (found,) = fault_diagnostics([fault, again], texts)
    assert (found.file, found.span.line, found.span.column) == ("roadmap.yaml", 3, 18)
    assert found.message == "Пункт 1: знак"


def test_fault_without_characters_is_placed_in_the_file() -> None:
    fault = SheetFault("a.pdf", "пункт 1 карты plan", "Пункт 1: лист не напечатать")
    (found,) = fault_diagnostics([fault], {"docs/x.md": "x", "roadmap.yaml": "ид: plan\n"})
    assert found.file == "roadmap.yaml"
