"""What was computed before is used again only if this user computed it here."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from macros.adapters.keeping.sealed_store import SUFFIX, SealedStore, user_key

KEY = b"k" * 32


def test_keeps_and_gives_back(tmp_path: Path) -> None:
    store = SealedStore(tmp_path / "new" / "folder", KEY)
    assert store.get("name") is None
    store.put("name", b"content")
    store.put("empty", b"")
    assert (store.get("name"), store.get("empty")) == (b"content", b"")


def test_another_users_store_counts_as_empty(tmp_path: Path) -> None:
    SealedStore(tmp_path, b"o" * 32).put("name", b"content")
    assert SealedStore(tmp_path, KEY).get("name") is None


def test_a_file_under_another_name_counts_as_missing(tmp_path: Path) -> None:
    store = SealedStore(tmp_path, KEY)
    store.put("one", b"content")
    (tmp_path / f"one{SUFFIX}").rename(tmp_path / f"two{SUFFIX}")
    assert store.get("two") is None


@pytest.mark.parametrize("at", [0, 31, 32, 38])
def test_a_damaged_file_counts_as_missing(tmp_path: Path, at: int) -> None:
    store, path = SealedStore(tmp_path, KEY), tmp_path / f"name{SUFFIX}"
    store.put("name", b"content")
    whole = path.read_bytes()
    path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    assert store.get("name") is None
    path.write_bytes(whole[:at])
    assert store.get("name") is None


def test_what_nobody_used_for_a_month_goes(tmp_path: Path) -> None:
    store = SealedStore(tmp_path, KEY)
    for name in ("used", "unused", "new"):
        store.put(name, b"content")
        if name != "new":
            os.utime(tmp_path / f"{name}{SUFFIX}", (0, 0))
    store.get("used")
    store.forget_old()
    assert {path.stem for path in tmp_path.iterdir()} == {"used", "new"}


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = SealedStore(tmp_path / "file" / "store", KEY)
    store.put("name", b"content")
    store.forget_old()
    assert store.get("name") is None
    store.drop("name")  # nothing stays there


def test_the_key_is_made_once_and_is_the_users_alone(tmp_path: Path) -> None:
    first = user_key(tmp_path / "new")
    assert first is not None
    assert len(first) == 32
    assert user_key(tmp_path / "new") == first
    assert user_key(tmp_path / "other") != first
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["key"]


@pytest.mark.skipif(sys.platform == "win32", reason="в Windows права на папку пользователя ведёт сама система")
def test_a_key_that_others_may_read_is_no_key(tmp_path: Path) -> None:
    user_key(tmp_path)
    (tmp_path / "key").chmod(0o644)
    assert user_key(tmp_path) is None


def test_without_a_place_for_a_key_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert user_key(tmp_path / "file") is None
    (tmp_path / "key").write_bytes(b"short")
    (tmp_path / "key").chmod(0o600)
    assert user_key(tmp_path) is None
